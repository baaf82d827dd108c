// SPDX-License-Identifier: Apache-2.0
package io.ferrule.ids.watch;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/**
 * What is odd about a payload by itself: its texts, numbers, dates and sizes, seen in one walk that needs no memory of what came
 * before. Immutable once it is made.
 */
final class Content {

    private static final Content PLAIN = new Content();

    private static final int LARGE = 1_000;
    private static final long BEYOND = 1L << 31;

    /** Members that are dates and times in every message; a maker's own member may well be a number of seconds. */
    private static final Set<String> TIMES =
            Set.of("timestamp", "currentTime", "expiryDate", "retrieveDate", "startSchedule");

    private static final double HUGE = 1e15;

    private final Map<Mark, Object> oddities = new EnumMap<>(Mark.class);

    private Content() {}

    /** Walks through a payload. */
    static Content of(JsonNode payload) {
        Content content = new Content();
        content.walk("", payload);
        return content.oddities.isEmpty() ? PLAIN : content;
    }

    /** Marks what was found. */
    void mark(Observation o) {
        oddities.forEach(o::mark);
    }

    private void walk(String name, JsonNode node) {
        if (node.isContainerNode()) {
            if (node.size() >= LARGE) {
                oddities.put(Mark.MANY_ELEMENTS, (double) node.size());
            }
            children(name, node);
        } else if (node.isTextual()) {
            text(name, node.textValue());
        } else if (node.isNumber()) {
            number(name, node);
            if (TIMES.contains(name)) {
                oddities.put(Mark.ODD_TIME, "number");
            }
        }
    }

    private void children(String name, JsonNode node) {
        if (node.isArray()) {
            for (JsonNode element : node) {
                walk(name, element);
            }
            return;
        }
        for (Map.Entry<String, JsonNode> member : node.properties()) {
            walk(member.getKey(), member.getValue());
        }
    }

    private void text(String name, String text) {
        String code = Injection.in(name, text);
        if (!code.isEmpty()) {
            oddities.put(Mark.INJECTION, code);
        }
        if (OddTime.isTime(name)) {
            String odd = OddTime.of(text);
            if (!odd.isEmpty()) {
                oddities.put(Mark.ODD_TIME, odd);
            }
        }
    }

    // Some stations number transactions and reservations with 64 bits, and connectors of -1 mean "any" nowhere.
    private void number(String name, JsonNode node) {
        double value = node.doubleValue();
        if ((name.equals("connectorId") || name.equals("evseId")) && value < 0) {
            oddities.put(Mark.ODD_NUMBER, "negative-connector");
        } else if (name.equals("transactionId") ? !node.canConvertToLong() : Math.abs(value) > HUGE) {
            oddities.put(Mark.ODD_NUMBER, "huge");
        } else if (node.isIntegralNumber() && (value >= BEYOND || value < -BEYOND) && !name.equals("transactionId")) {
            oddities.put(Mark.ODD_NUMBER, "beyond-int32");
        }
    }
}
