// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.fit;

import io.ferrule.charging.Kind;
import io.ferrule.charging.Purpose;
import io.ferrule.charging.RateUnit;
import io.ferrule.charging.store.StationSettings;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Reads from a station's own configuration which profiles it says it accepts (OCPP 1.6 edition 2, 9.4). Stations promise
 * more than they hold: what is known better, from a recipe or a probe, comes before it.
 */
public final class CapabilityKeys {

    private static final String FEATURES = "SupportedFeatureProfiles";
    private static final String UNITS = "ChargingScheduleAllowedChargingRateUnit";

    private CapabilityKeys() {}

    /**
     * Reads the keys. A number that is missing or unreadable counts as the least that a station with smart charging can
     * hold; kinds and purposes have no key and count as all that 1.6 has.
     *
     * @param keys names, in any case, and values as in GetConfiguration
     * @return what the station says; no room for any profile where it says that it has no smart charging
     */
    public static StationCapabilities.Accepts read(Map<String, String> keys) {
        Map<String, String> values = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        values.putAll(keys);
        StationSettings settings = new StationSettings(Set.of(), values);
        boolean smart = settings.lists(FEATURES, "SmartCharging");
        Set<RateUnit> units = values.containsKey(UNITS) ? settings.units(UNITS) : Set.of(RateUnit.A);
        return new StationCapabilities.Accepts(
                units,
                EnumSet.of(Kind.ABSOLUTE, Kind.RECURRING, Kind.RELATIVE),
                EnumSet.of(Purpose.TX_DEFAULT, Purpose.TX, Purpose.STATION_MAX),
                number(values, "ChargingScheduleMaxPeriods", 1),
                smart ? number(values, "MaxChargingProfilesInstalled", 1) : 0,
                number(values, "ChargeProfileMaxStackLevel", 0),
                false);
    }

    private static int number(Map<String, String> values, String key, int least) {
        String value = Optional.ofNullable(values.get(key)).map(String::strip).orElse("");
        boolean readable = value.matches("\\d{1,9}");
        return readable ? Math.max(least, Integer.parseInt(value)) : least;
    }
}
