// SPDX-License-Identifier: Apache-2.0
package io.ferrule.ids.capture;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.ferrule.ids.event.ConnectionEvent;
import io.ferrule.ids.event.ContextEvent;
import io.ferrule.ids.event.Event;
import io.ferrule.ids.event.FrameEvent;
import io.ferrule.ids.event.Link;
import io.ferrule.ids.event.Tick;
import io.ferrule.ids.event.UtcText;
import io.ferrule.ids.event.WireText;
import io.ferrule.model.OcppVersion;
import io.ferrule.model.Side;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/** Reads lines of captures. Safe for use by several threads. */
public final class CaptureReader {

    private static final ObjectReader OBJECTS = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(32)
                            .maxNumberLength(100)
                            .build())
                    .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                    .disable(JsonFactory.Feature.FAIL_ON_SYMBOL_HASH_OVERFLOW)
                    .build())
            .enable(com.fasterxml.jackson.databind.DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build()
            .reader();

    private static final List<OcppVersion> VERSIONS = List.of(OcppVersion.values());

    /** Makes a reader. */
    public CaptureReader() {}

    /**
     * Reads one line.
     *
     * @param line text of the line, not blank
     * @return the event, or why there is none
     */
    public CaptureLine read(String line) {
        try {
            Optional<FrameLine> usual = FrameLine.usual(OBJECTS.getFactory(), line);
            if (usual.isPresent()) {
                FrameLine frame = usual.get();
                return new CaptureLine.Happened(frame(instant(frame.time()), frame, () -> WireText.of(frame.frame())));
            }
            JsonNode node = OBJECTS.readTree(line);
            if (!node.isObject()) {
                return new CaptureLine.Unreadable("the line is not a JSON object");
            }
            return new CaptureLine.Happened(event(node));
        } catch (JsonProcessingException e) {
            return new CaptureLine.Unreadable("the line is not one JSON object");
        } catch (LineException e) {
            return new CaptureLine.Unreadable(String.valueOf(e.getMessage()));
        }
    }

    private static Event event(JsonNode line) {
        Instant at = instant(text(line, "t"));
        if (line.has("context")) {
            if (!line.path("context").isObject()) {
                throw new LineException("context is not a JSON object");
            }
            return new ContextEvent(at, ContextReader.read(line.path("context")));
        }
        if (line.has("frame") || line.has("frame-base64")) {
            return frame(at, FrameLine.of(line), () -> content(line));
        }
        if (line.has("event")) {
            return connection(at, line);
        }
        if (line.size() == 1) {
            return new Tick(at);
        }
        throw new LineException("the line has none of frame, frame-base64, event and context");
    }

    private static FrameEvent frame(Instant at, FrameLine line, Supplier<WireText> content) {
        Side from =
                switch (line.from()) {
                    case "station" -> Side.STATION;
                    case "csms" -> Side.CSMS;
                    default -> throw new LineException("from is neither station nor csms");
                };
        return new FrameEvent(at, line.station(), from, version(line.version()), line.link(), content.get());
    }

    private static OcppVersion version(String number) {
        for (OcppVersion version : VERSIONS) {
            if (version.number().equals(number)) {
                return version;
            }
        }
        return OcppVersion.ofSubprotocol(number)
                .orElseThrow(() -> new LineException("ocpp is none of 1.5, 1.6, 2.0.1 and 2.1"));
    }

    private static WireText content(JsonNode line) {
        long length = Math.max(0, line.path("frame-length").asLong(0));
        if (line.has("frame")) {
            if (!line.path("frame").isTextual()) {
                throw new LineException("frame is not a string");
            }
            return new WireText(text(line, "frame"), true, length);
        }
        try {
            int bytes = Base64.getDecoder().decode(text(line, "frame-base64")).length;
            return new WireText("", false, Math.max(length, bytes));
        } catch (IllegalArgumentException e) {
            throw new LineException("frame-base64 is not Base64");
        }
    }

    private static ConnectionEvent connection(Instant at, JsonNode line) {
        String word = text(line, "event");
        ConnectionEvent.Kind kind = Arrays.stream(ConnectionEvent.Kind.values())
                .filter(known -> known.name().toLowerCase(Locale.ROOT).equals(word))
                .findFirst()
                .orElseThrow(() -> new LineException("event is none of open, close, refused, ping and bytes"));
        ConnectionEvent.Counts counts = new ConnectionEvent.Counts(
                line.path("count").asLong(1),
                line.path("frames").asLong(0),
                line.path("http").asInt(0),
                line.path("declared").asLong(0),
                line.path("wire").asLong(0));
        return new ConnectionEvent(at, text(line, "station"), link(line), kind, text(line, "reason"), counts);
    }

    private static Link link(JsonNode line) {
        return new Link(text(line, "peer"), text(line, "conn"), text(line, "principal"));
    }

    private static String text(JsonNode line, String name) {
        JsonNode value = line.path(name);
        return value.isTextual() ? value.textValue() : "";
    }

    private static Instant instant(String text) {
        long millis = UtcText.millis(text)
                .orElseThrow(() -> new LineException("t is no date and time such as 2026-01-01T00:00:00Z"));
        return Instant.ofEpochMilli(millis);
    }

    /** A member of the line does not fit. */
    static final class LineException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        LineException(String message) {
            super(message, null, false, false);
        }
    }
}
