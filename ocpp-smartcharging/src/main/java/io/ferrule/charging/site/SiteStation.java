// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.site;

import io.ferrule.charging.rule.Checks;
import io.ferrule.charging.rule.RefusedException;
import io.ferrule.charging.rule.Rule;
import java.util.Optional;

/**
 * A station as the site's wiring sees it. One with two outlets that charge at once is two of these.
 *
 * @param id its name, unique on the site
 * @param fuse the fuse that it hangs on; may be empty only where a phasor limit bounds its group
 * @param group the group in which it enters phasor limits: stations between the same two lines
 * @param wiring the phases that it loads
 * @param rating what it can do
 */
public record SiteStation(String id, Optional<String> fuse, Optional<String> group, Wiring wiring, Rating rating) {

    /** Demands an id. */
    public SiteStation {
        Checks.id("the id of a station", id);
    }

    /**
     * Watts for each ampere of its limit, with the nominal voltage. A station of a group is one load between two lines,
     * whatever phases it is wired to; any other takes the voltage on each phase.
     *
     * @param phases how many phases the car uses
     * @return watts per ampere
     */
    public double wattsPerAmp(int phases) {
        return rating.voltage() * (group.isPresent() ? 1 : phases);
    }

    /**
     * What a station can do.
     *
     * @param minAmps smallest limit at which a car charges, per phase; below it there is only 0
     * @param maxAmps largest limit that station and cable bear, per phase, at most 100,000
     * @param voltage nominal voltage, 1 to 100,000: of a phase against neutral, for a station of a group between its lines
     */
    public record Rating(double minAmps, double maxAmps, double voltage) {

        private static final double MOST_VOLTS = 100_000;

        /** Checks the ranges. */
        public Rating {
            Checks.number("max of a station", maxAmps, 0, Fuse.MOST_AMPS);
            Checks.number("min of a station", minAmps, 0, Fuse.MOST_AMPS);
            Checks.number("voltage of a station", voltage, 1, MOST_VOLTS);
            if (minAmps > maxAmps) {
                throw new RefusedException(Rule.MINIMUM_ABOVE_MAXIMUM, "min of a station is above its max");
            }
        }
    }
}
