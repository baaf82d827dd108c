// SPDX-License-Identifier: Apache-2.0
package io.ferrule.ids.evidence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ferrule.model.FrameLimits;
import io.ferrule.model.FrameReader;
import io.ferrule.model.Reading;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Shows the form of a frame without its secrets: of texts, which may be identifiers, passwords, addresses or keys, only the length is left
 * ({@code "<12>"}), but for a few members that are words of OCPP. Safe for use by several threads.
 */
public final class FrameExcerpt {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final FrameReader READER = new FrameReader(FrameLimits.defaults());
    private static final int LONGEST = 600;
    private static final int MOST_ELEMENTS = 8;
    private static final Set<String> WORDS = Set.of(
            "status",
            "reason",
            "type",
            "key",
            "context",
            "measurand",
            "unit",
            "errorCode",
            "eventType",
            "triggerReason",
            "requestedMessage",
            "chargingProfilePurpose",
            "chargingProfileKind",
            "chargingRateUnit",
            "certificateType",
            "updateType");
    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9_.-]{1,50}");

    private FrameExcerpt() {}

    /**
     * Shows a frame.
     *
     * @param text the frame as it came
     * @return one line of printable ASCII, at most some 600 characters
     */
    public static String of(String text) {
        if (!(READER.read(text) instanceof Reading.Read read)) {
            return "unreadable, " + text.length() + " characters";
        }
        try {
            ArrayNode shown = JsonNodeFactory.instance.arrayNode();
            JsonNode frame = JSON.readTree(read.frame().text());
            for (int i = 0; i < frame.size(); i++) {
                JsonNode part = frame.get(i);
                shown.add(
                        part.isTextual()
                                ? JsonNodeFactory.instance.textNode(word(part.textValue()))
                                : masked(part, ""));
            }
            return PlainText.of(shown.toString(), LONGEST);
        } catch (JsonProcessingException e) {
            return "unreadable, " + text.length() + " characters";
        }
    }

    private static JsonNode masked(JsonNode node, String name) {
        if (node.isTextual()) {
            String text = node.textValue();
            return JsonNodeFactory.instance.textNode(WORDS.contains(name) ? word(text) : length(text));
        }
        if (node.isArray()) {
            ArrayNode few = JsonNodeFactory.instance.arrayNode();
            for (int i = 0; i < node.size() && i < MOST_ELEMENTS; i++) {
                few.add(masked(node.get(i), name));
            }
            return node.size() > MOST_ELEMENTS ? few.add("+" + (node.size() - MOST_ELEMENTS)) : few;
        }
        return node.isObject() ? members(node) : node;
    }

    private static ObjectNode members(JsonNode node) {
        ObjectNode members = JsonNodeFactory.instance.objectNode();
        for (Map.Entry<String, JsonNode> member : node.properties()) {
            members.set(word(member.getKey()), masked(member.getValue(), member.getKey()));
        }
        return members;
    }

    private static String word(String text) {
        return WORD.matcher(text).matches() ? text : length(text);
    }

    private static String length(String text) {
        return "<" + text.length() + ">";
    }
}
