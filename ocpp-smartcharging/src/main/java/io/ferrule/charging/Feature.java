// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging;

/**
 * What a profile says besides limits over time. A composite schedule does not show it, and a station of 1.6 cannot be
 * told; the constants are named after the members of OCPP 2.1 part 2.
 */
public enum Feature {
    /** Schedules 2 and 3, from which a vehicle may choose (K01.FR.34). */
    FURTHER_SCHEDULES("chargingSchedule 2..3"),
    /** Prices for the vehicle to choose by. */
    PRICES("salesTariff"),
    /** A hint below which charging is inefficient; not a limit. */
    MIN_CHARGING_RATE("minChargingRate"),
    /** Another limit from a state of charge on. */
    LIMIT_AT_SOC("limitAtSoC"),
    /** A single phase is chosen. */
    PHASE_TO_USE("phaseToUse"),
    /** Limits of their own for the second and third phase; the lowest is taken for all. */
    LIMIT_PER_PHASE("limit_L2, limit_L3"),
    /** A power to keep to; as a limit it is the most. */
    SETPOINT("setpoint"),
    /** Power that is to flow back; the limit is then 0. */
    DISCHARGING("dischargeLimit"),
    /** Ends some time after the connection is lost. */
    OFFLINE_DURATION("maxOfflineDuration");

    private final String member;

    Feature(String member) {
        this.member = member;
    }

    /**
     * The members of the message that say it.
     *
     * @return for people
     */
    public String member() {
        return member;
    }
}
