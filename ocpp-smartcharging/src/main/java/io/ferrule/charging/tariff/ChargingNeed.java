// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.tariff;

import io.ferrule.charging.rule.Checks;
import io.ferrule.charging.rule.RefusedException;
import io.ferrule.charging.rule.Rule;
import java.time.Instant;

/**
 * What a car needs until it leaves.
 *
 * @param arrival from when on it can charge
 * @param departure when it leaves, after the arrival and at most 62 days later
 * @param energyWh watt hours, 0 to 10,000,000
 * @param power what car and station can do
 */
public record ChargingNeed(Instant arrival, Instant departure, double energyWh, Power power) {

    /** The most watt hours that a car can need. */
    public static final double MOST_WATT_HOURS = 10_000_000;

    /** Checks order and ranges. */
    public ChargingNeed {
        Tariff.checkStretch(arrival, departure);
        Checks.number("energyWh", energyWh, 0, MOST_WATT_HOURS);
    }

    /**
     * Power while charging.
     *
     * @param maxW most, above 0 and at most 10,000,000 W
     * @param minW least at which the car charges at all, 0 to {@code maxW}
     */
    public record Power(double maxW, double minW) {

        private static final double MOST_WATTS = 10_000_000;

        /** Checks the ranges. */
        public Power {
            Checks.number("maxW", maxW, 1, MOST_WATTS);
            Checks.number("minW", minW, 0, MOST_WATTS);
            if (minW > maxW) {
                throw new RefusedException(Rule.MINIMUM_ABOVE_MAXIMUM, "minW is above maxW");
            }
        }
    }
}
