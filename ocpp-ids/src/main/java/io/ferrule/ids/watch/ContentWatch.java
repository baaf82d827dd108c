// SPDX-License-Identifier: Apache-2.0
package io.ferrule.ids.watch;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Set;

/** Walks once through a payload and looks at its texts, numbers, dates and sizes. */
final class ContentWatch implements Watch {

    private static final int LARGE = 1_000;
    private static final long BEYOND = 1L << 31;

    /** Members that are dates and times in every message; a maker's own member may well be a number of seconds. */
    private static final Set<String> TIMES = Set.of("timestamp", "currentTime", "expiryDate", "retrieveDate", "startSchedule");

    private static final double HUGE = 1e15;

    /** The largest number that 63 bits hold is this as a double, too. */
    private static final double BEYOND_LONG = 9.2233720368547748e18;

    @Override
    public void see(Observation o, StationMemory station, FleetMemory fleet) {
        if (o.kind() == ObservationKind.CALL) {
            walk(o, "", o.request());
        } else if (o.kind() == ObservationKind.RESULT) {
            walk(o, "", o.answer());
        }
    }

    private static void walk(Observation o, String name, JsonNode node) {
        if (node.isContainerNode()) {
            if (node.size() >= LARGE) {
                o.mark(Mark.MANY_ELEMENTS, (double) node.size());
            }
            children(o, name, node);
        } else if (node.isTextual()) {
            text(o, name, node.textValue());
        } else if (node.isNumber()) {
            number(o, name, node);
            if (TIMES.contains(name)) {
                o.mark(Mark.ODD_TIME, "number");
            }
        }
    }

    private static void children(Observation o, String name, JsonNode node) {
        if (node.isArray()) {
            for (JsonNode element : node) {
                walk(o, name, element);
            }
            return;
        }
        for (Map.Entry<String, JsonNode> member : node.properties()) {
            walk(o, member.getKey(), member.getValue());
        }
    }

    private static void text(Observation o, String name, String text) {
        String code = Injection.in(name, text);
        if (!code.isEmpty()) {
            o.mark(Mark.INJECTION, code);
        }
        if (OddTime.isTime(name)) {
            String odd = OddTime.of(text);
            if (!odd.isEmpty()) {
                o.mark(Mark.ODD_TIME, odd);
            }
        }
    }

    // Some stations number transactions and reservations with 64 bits, and connectors of -1 mean "any" nowhere.
    private static void number(Observation o, String name, JsonNode node) {
        double value = node.doubleValue();
        if ((name.equals("connectorId") || name.equals("evseId")) && value < 0) {
            o.mark(Mark.ODD_NUMBER, "negative-connector");
        } else if (Math.abs(value) > (name.equals("transactionId") ? BEYOND_LONG : HUGE)) {
            o.mark(Mark.ODD_NUMBER, "huge");
        } else if (node.isIntegralNumber() && (value >= BEYOND || value < -BEYOND) && !name.equals("transactionId")) {
            o.mark(Mark.ODD_NUMBER, "beyond-int32");
        }
    }
}
