// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.composite;

import java.math.BigDecimal;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;

/**
 * What a schedule depends on besides profiles.
 *
 * @param voltage nominal volts between phase and neutral, more than 0; not what is measured (OCPP 2.0.1 part 2,
 *     K01.FR.50)
 * @param zone where the clock on the wall hangs
 * @param hardware the most that an EVSE can deliver, by EVSE, where it is known
 * @param delays how starts are delayed
 */
public record Site(BigDecimal voltage, ZoneId zone, Map<Integer, Hardware> hardware, Delays delays) {

    /**
     * What an EVSE can deliver.
     *
     * @param maxAmps amperes for each phase, not negative
     * @param phases how many phases it has, 1 to 3
     */
    public record Hardware(BigDecimal maxAmps, int phases) {}

    /** Copies the map; refuses volts that are not more than 0 with {@link IllegalArgumentException}. */
    public Site {
        hardware = Map.copyOf(hardware);
        if (voltage.signum() <= 0) {
            throw new IllegalArgumentException("the voltage is more than 0");
        }
    }

    /**
     * A site of which only the voltage is known; its clock shows UTC.
     *
     * @param voltage nominal volts
     * @return the site
     */
    public static Site of(BigDecimal voltage) {
        return new Site(voltage, ZoneOffset.UTC, Map.of(), Delays.STABLE);
    }
}
