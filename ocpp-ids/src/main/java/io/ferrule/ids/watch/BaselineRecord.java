// SPDX-License-Identifier: Apache-2.0
package io.ferrule.ids.watch;

import java.util.Map;

/**
 * What was learned about a station, in the form in which it is kept between runs.
 *
 * @param fingerprint what the station said about itself at its last boot, for example {@code model}
 * @param mistakes mistakes in its messages, and in how many hours each was seen
 * @param callsInAnHour mean number of calls in an hour in which it talked
 * @param deviation mean deviation from that
 * @param hours hours that were learned from
 */
public record BaselineRecord(
        Map<String, String> fingerprint,
        Map<String, Integer> mistakes,
        double callsInAnHour,
        double deviation,
        int hours) {

    /** Copies. */
    public BaselineRecord {
        fingerprint = Map.copyOf(fingerprint);
        mistakes = Map.copyOf(mistakes);
    }

    /**
     * Nothing learned.
     *
     * @return an empty record
     */
    public static BaselineRecord empty() {
        return new BaselineRecord(Map.of(), Map.of(), 0, 0, 0);
    }
}
