// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.tariff;

import java.util.List;

/**
 * When to charge.
 *
 * @param periods in order of time, without overlap; between them the car waits
 * @param energyWh watt hours that the car gets
 * @param unservedWh watt hours that it needs and cannot get before it leaves
 * @param cost of the energy, in the currency of the prices
 */
public record ChargingPlan(List<ChargingPeriod> periods, double energyWh, double unservedWh, double cost) {

    /** Copies. */
    public ChargingPlan {
        periods = List.copyOf(periods);
    }
}
