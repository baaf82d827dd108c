// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.site;

import io.ferrule.charging.rule.Checks;
import java.util.Map;
import java.util.Optional;

/**
 * A fuse, breaker or feeder of the site, or a mere branching point without a limit of its own.
 *
 * @param id its name, unique on the site
 * @param parent the fuse above it; empty for a root
 * @param limits amperes that each of its phases may carry, 0 to 100,000; empty for a branching point. A station below may
 *     use only phases that are named here
 * @param worstOtherLoad amperes that everything but the stations may take from it at most, per phase; holds while its
 *     meter is silent. A phase that is not named counts as fully taken then
 */
public record Fuse(String id, Optional<String> parent, Map<Phase, Double> limits, Map<Phase, Double> worstOtherLoad) {

    /** More than any fuse that a charging site hangs on. */
    public static final double MOST_AMPS = 100_000;

    /** Checks the ranges. */
    public Fuse {
        Checks.id("the id of a fuse", id);
        limits = Map.copyOf(limits);
        worstOtherLoad = Map.copyOf(worstOtherLoad);
        limits.values().forEach(amps -> Checks.number("the limit of a fuse", amps, 0, MOST_AMPS));
        worstOtherLoad.values().forEach(amps -> Checks.number("the worst other load of a fuse", amps, 0, MOST_AMPS));
    }

    /**
     * A fuse whose other load is not known beforehand.
     *
     * @param id its name
     * @param parent the fuse above it
     * @param limits amperes per phase
     * @return the fuse
     */
    public static Fuse of(String id, Optional<String> parent, Map<Phase, Double> limits) {
        return new Fuse(id, parent, limits, Map.of());
    }
}
