// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.site;

import io.ferrule.charging.rule.Checks;
import io.ferrule.charging.rule.RefusedException;
import io.ferrule.charging.rule.Rule;
import io.ferrule.charging.tariff.ChargingNeed;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * What the car at a station would like.
 *
 * @param station id of the station
 * @param demandAmps most that it shall get, per phase, 0 to 100,000. What is above 0 and below the station's minimum cannot
 *     be offered and comes out as 0
 * @param priority lower goes first, then the order in the list
 * @param phasesInUse phases that the car is measured to use, 1 to 3; empty while that is not known
 * @param stay when it came, when it leaves, what it still needs
 */
public record Request(String station, double demandAmps, int priority, OptionalInt phasesInUse, Stay stay) {

    private static final int MOST_PHASES = 3;

    /** Checks the ranges. */
    public Request {
        Checks.number("demand of a station", demandAmps, 0, Fuse.MOST_AMPS);
        phasesInUse.ifPresent(count -> Checks.number("phasesInUse of a station", count, 1, MOST_PHASES));
    }

    /**
     * When a car came, when it leaves, what it still needs; as far as that is known.
     *
     * @param arrival when it was plugged in
     * @param departure when it leaves, not before the arrival
     * @param energyWh watt hours that it still needs, 0 to 10,000,000
     */
    public record Stay(Optional<Instant> arrival, Optional<Instant> departure, OptionalDouble energyWh) {

        /** A car about which nothing is known. */
        public static final Stay UNKNOWN = new Stay(Optional.empty(), Optional.empty(), OptionalDouble.empty());

        /** Checks ranges and order. */
        public Stay {
            energyWh.ifPresent(
                    energy -> Checks.number("energyWh of a station", energy, 0, ChargingNeed.MOST_WATT_HOURS));
            if (arrival.isPresent() && departure.isPresent() && departure.get().isBefore(arrival.get())) {
                throw new RefusedException(
                        Rule.DEPARTURE_BEFORE_ARRIVAL, "a car leaves before it comes; exchange arrival and departure");
            }
        }
    }
}
