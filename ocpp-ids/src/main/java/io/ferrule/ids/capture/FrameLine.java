// SPDX-License-Identifier: Apache-2.0
package io.ferrule.ids.capture;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import io.ferrule.ids.event.Link;
import java.io.IOException;
import java.util.Optional;

/**
 * The members of a line about a frame, as texts; empty where a line has none, or no text. Nearly all lines of a capture are such lines,
 * and they are read without a tree.
 */
final class FrameLine {

    private static final String USUAL_VERSION = "1.6";

    private String time = "";
    private String station = "";
    private String from = "";
    private String version = USUAL_VERSION;
    private String peer = "";
    private String connection = "";
    private String principal = "";
    private String frame = "";
    private boolean framed;

    private FrameLine() {}

    /** Reads a line that has a frame and nothing but texts that belong to it; of any other, be it wrong or not, nothing is told. */
    static Optional<FrameLine> usual(JsonFactory factory, String text) {
        FrameLine line = new FrameLine();
        try (JsonParser json = factory.createParser(text)) {
            boolean whole = line.read(json) && json.nextToken() == null;
            return whole && line.framed ? Optional.of(line) : Optional.empty();
        } catch (IOException e) {
            // Whoever reads the line as a tree meets the same mistake, and says what there is to say.
            return Optional.empty();
        }
    }

    /** Takes the members of a line that was read. */
    static FrameLine of(JsonNode tree) {
        FrameLine line = new FrameLine();
        tree.properties().forEach(member -> {
            JsonNode value = member.getValue();
            line.set(member.getKey(), value.isTextual() ? value.textValue() : "");
        });
        return line;
    }

    private boolean read(JsonParser json) throws IOException {
        if (json.nextToken() != JsonToken.START_OBJECT) {
            return false;
        }
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            if (json.nextToken() != JsonToken.VALUE_STRING || !set(name, json.getText())) {
                return false;
            }
        }
        return true;
    }

    /** Takes a member; of several with one name the last one counts. False for one that it does not know. */
    private boolean set(String name, String value) {
        switch (name) {
            case "t" -> time = value;
            case "station" -> station = value;
            case "from" -> from = value;
            case "ocpp" -> version = value;
            case "peer" -> peer = value;
            case "conn" -> connection = value;
            case "principal" -> principal = value;
            case "frame" -> {
                frame = value;
                framed = true;
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    String time() {
        return time;
    }

    String station() {
        return station;
    }

    String from() {
        return from;
    }

    String version() {
        return version;
    }

    Link link() {
        return new Link(peer, connection, principal);
    }

    String frame() {
        return frame;
    }
}
