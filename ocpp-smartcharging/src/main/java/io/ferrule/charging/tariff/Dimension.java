// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.tariff;

/** What a price component counts (OCPI 2.2.1, TariffDimensionType). */
public enum Dimension {
    /** Each kWh. */
    ENERGY,
    /** Each hour in which the car charges. */
    TIME,
    /** Each hour in which the car is plugged in and does not charge. */
    PARKING_TIME,
    /** Once for a session. */
    FLAT
}
