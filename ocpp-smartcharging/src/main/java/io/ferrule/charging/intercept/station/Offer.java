// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.intercept.station;

import io.ferrule.charging.ChargingSchedule;
import io.ferrule.charging.Refusal;
import io.ferrule.charging.store.ProfileStore;
import io.ferrule.charging.store.StationSettings;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What the store takes in a station's place. It is the same for every station, whatever that could hold itself. */
final class Offer {

    static final int MOST_PROFILES = 100;
    static final int MOST_LEVEL = 100;
    private static final int MOST_PERIODS_TOGETHER = 10_240;
    private static final int MOST_CHARACTERS = 700_000;

    private static final String UNITS = "A,W";

    private static final Map<String, String> KEYS = keys();
    private static final Map<String, String> VARIABLES = variables();

    private Offer() {}

    private static Map<String, String> keys() {
        Map<String, String> keys = new LinkedHashMap<>();
        keys.put("ChargeProfileMaxStackLevel", Integer.toString(MOST_LEVEL));
        keys.put("ChargingScheduleAllowedChargingRateUnit", "Current,Power");
        keys.put("ChargingScheduleMaxPeriods", Integer.toString(ChargingSchedule.MOST_PERIODS));
        keys.put("MaxChargingProfilesInstalled", Integer.toString(MOST_PROFILES));
        return keys;
    }

    /** The keys of OCPP 1.6 edition 2, 9.4, that tell a CSMS what it may send. */
    static Map<String, String> configuration() {
        return KEYS;
    }

    /**
     * The same as the variables of SmartChargingCtrlr (OCPP 2.0.1 part 3) tell it.
     *
     * @param instance of the variable; empty for none
     * @param installed how many profiles there are
     */
    static Optional<String> variable(String name, String instance, int installed) {
        String named = name.toLowerCase(Locale.ROOT);
        if (named.equals("entries") && instance.equalsIgnoreCase("ChargingProfiles")) {
            return Optional.of(Integer.toString(installed));
        }
        return instance.isEmpty() ? Optional.ofNullable(VARIABLES.get(named)) : Optional.empty();
    }

    private static Map<String, String> variables() {
        Map<String, String> variables = new HashMap<>();
        variables.put("available", "true");
        variables.put("enabled", "true");
        variables.put("rateunit", UNITS);
        variables.put("profilestacklevel", Integer.toString(MOST_LEVEL));
        variables.put("periodsperschedule", Integer.toString(ChargingSchedule.MOST_PERIODS));
        variables.put("acphaseswitchingsupported", "false");
        variables.put("phases3to1", "false");
        variables.put("externalcontrolsignalsenabled", "true");
        variables.put("notifycharginglimitwithschedules", "true");
        variables.put("limitchangesignificance", Integer.toString(SiteShares.SIGNIFICANT_PERCENT));
        return variables;
    }

    /** The same as the rules of each version ask for it. */
    static StationSettings settings(StationSpec spec) {
        Map<String, String> settings = new LinkedHashMap<>(KEYS);
        settings.put("NumberOfConnectors", Integer.toString(spec.connectors()));
        settings.put("SmartChargingCtrlr.ProfileStackLevel", Integer.toString(MOST_LEVEL));
        settings.put("SmartChargingCtrlr.PeriodsPerSchedule", Integer.toString(ChargingSchedule.MOST_PERIODS));
        settings.put("SmartChargingCtrlr.Entries", Integer.toString(MOST_PROFILES));
        settings.put("SmartChargingCtrlr.RateUnit", UNITS);
        settings.put("ChargingStation.SupplyPhases", Integer.toString(spec.phases()));
        return new StationSettings(new HashSet<>(spec.evses()), settings);
    }

    /** So much can be looked at in no time and written down in one piece; more would be an attack. */
    static Optional<Refusal> refusal(ProfileStore after) {
        int periods = after.profiles().stream()
                .mapToInt(installed -> installed.profile().schedule().periods().size())
                .sum();
        long characters = after.profiles().stream()
                .mapToLong(installed -> room(installed.wire().text()))
                .sum();
        if (periods > MOST_PERIODS_TOGETHER) {
            return Optional.of(
                    new Refusal("limit", "all profiles together have more than " + MOST_PERIODS_TOGETHER + " periods"));
        }
        return characters > MOST_CHARACTERS
                ? Optional.of(new Refusal("limit", "all profiles together are longer than " + MOST_CHARACTERS))
                : Optional.empty();
    }

    /** A memory may write what is not plain as an escape. */
    private static long room(String text) {
        return text.chars()
                .mapToLong(c -> c > '~' ? 6 : Character.isLetterOrDigit(c) ? 1 : 2)
                .sum();
    }
}
