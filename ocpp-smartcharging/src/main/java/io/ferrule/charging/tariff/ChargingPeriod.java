// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.tariff;

import java.time.Duration;
import java.time.Instant;

/**
 * A stretch of charging at one power.
 *
 * @param start first instant
 * @param end first instant after
 * @param powerW watts
 */
public record ChargingPeriod(Instant start, Instant end, double powerW) {

    private static final double MILLIS_PER_HOUR = 3_600_000;

    /**
     * The energy of the period.
     *
     * @return watt hours
     */
    public double wattHours() {
        return powerW * Duration.between(start, end).toMillis() / MILLIS_PER_HOUR;
    }
}
