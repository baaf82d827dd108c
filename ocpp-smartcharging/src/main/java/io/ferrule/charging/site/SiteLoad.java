// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.site;

import io.ferrule.charging.rule.Checks;
import java.util.HashMap;
import java.util.Map;

/**
 * What everything but the stations takes from the fuses.
 *
 * @param amps amperes by fuse and phase, 0 to 100,000, measured at that fuse: what hangs below it is part of the number.
 *     What is not named is 0. Export is told as 0; a cloud may end it within a second
 */
public record SiteLoad(Map<String, Map<Phase, Double>> amps) {

    /** Nothing but stations. */
    public static final SiteLoad NONE = new SiteLoad(Map.of());

    /** Checks the ranges. */
    public SiteLoad {
        Map<String, Map<Phase, Double>> copy = new HashMap<>();
        amps.forEach((fuse, load) -> {
            load.values().forEach(value -> Checks.number("the other load of a fuse", value, 0, Fuse.MOST_AMPS));
            copy.put(fuse, Map.copyOf(load));
        });
        amps = Map.copyOf(copy);
    }

    /**
     * The other load of one phase.
     *
     * @param fuse id of a fuse
     * @param phase the phase
     * @return amperes, 0 where nothing is named
     */
    public double at(String fuse, Phase phase) {
        return amps.getOrDefault(fuse, Map.of()).getOrDefault(phase, 0.0);
    }
}
