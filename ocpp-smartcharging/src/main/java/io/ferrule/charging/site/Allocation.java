// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.site;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Who gets what, and why not more.
 *
 * @param amps amperes per phase for each station that asked, whole hundredths, in the order of the requests
 * @param binding for each station that got less than it may have: the fuse and phase ({@code main/L1}) or the constraint
 *     that stopped it
 */
public record Allocation(Map<String, Double> amps, Map<String, String> binding) {

    /** Copies. */
    public Allocation {
        amps = Collections.unmodifiableMap(new LinkedHashMap<>(amps));
        binding = Collections.unmodifiableMap(new LinkedHashMap<>(binding));
    }

    /**
     * What one station gets.
     *
     * @param station id of a station
     * @return amperes per phase, 0 for one that did not ask
     */
    public double amps(String station) {
        return amps.getOrDefault(station, 0.0);
    }
}
