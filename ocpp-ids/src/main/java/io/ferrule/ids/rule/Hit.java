// SPDX-License-Identifier: Apache-2.0
package io.ferrule.ids.rule;

import java.util.Set;

/**
 * A rule holds for an observation.
 *
 * @param rule the rule
 * @param reaction what is to happen at most
 * @param scope what it is counted for: a station, an address, or the fleet as a whole
 * @param stations stations that took part, where more than one can
 */
public record Hit(Rule rule, Reaction reaction, String scope, Set<String> stations) {

    /** Copies the stations. */
    public Hit {
        stations = Set.copyOf(stations);
    }
}
