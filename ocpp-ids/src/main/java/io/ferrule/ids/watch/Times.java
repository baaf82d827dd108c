// SPDX-License-Identifier: Apache-2.0
package io.ferrule.ids.watch;

import com.fasterxml.jackson.databind.JsonNode;
import io.ferrule.ids.event.UtcText;

/** Dates and times of peers. */
final class Times {

    /** No time, or none that can be read. */
    static final long UNKNOWN = Long.MIN_VALUE;

    /** Before this, the beginning of 2015, a clock was never set. */
    private static final long PLAUSIBLE = 1_420_070_400_000L;

    private static final int LONGEST = 40;

    private Times() {}

    /** The newest time that a message of a station tells of itself. */
    static long newest(JsonNode request) {
        long newest = of(request.path("timestamp"));
        newest = Math.max(newest, newestOf(request.path("meterValue")));
        return Math.max(newest, newestOf(request.path("values")));
    }

    private static long newestOf(JsonNode readings) {
        long newest = UNKNOWN;
        for (JsonNode reading : readings) {
            newest = Math.max(newest, of(reading.path("timestamp")));
        }
        return newest;
    }

    /** Milliseconds of a time that can be meant; clocks that were never set count as unknown. */
    static long of(JsonNode node) {
        String text = node.isTextual() ? node.textValue() : "";
        if (text.length() < 11 || text.length() > LONGEST || text.charAt(4) != '-') {
            return UNKNOWN;
        }
        long millis = UtcText.millis(withZone(text)).orElse(UNKNOWN);
        return millis < PLAUSIBLE ? UNKNOWN : millis;
    }

    /** Stations leave the zone away, or its minutes. */
    private static String withZone(String text) {
        char last = text.charAt(text.length() - 1);
        int sign = Math.max(text.lastIndexOf('+'), text.lastIndexOf('-'));
        if (text.charAt(10) == ' ') {
            return withZone(text.replaceFirst(" ", "T"));
        }
        if (last == 'Z' || last == 'z') {
            return text;
        }
        if (sign < 11) {
            return text + "Z";
        }
        return text.length() - sign == 3 ? text + ":00" : text;
    }
}
