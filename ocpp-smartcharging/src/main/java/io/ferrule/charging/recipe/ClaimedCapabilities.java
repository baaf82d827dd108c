// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.recipe;

import io.ferrule.charging.fit.CapabilityKeys;
import io.ferrule.charging.fit.StationCapabilities;
import io.ferrule.charging.site.books.StationTraits;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Knows what a station's configuration keys claim (OCPP 1.6 edition 2, 9.4), and nothing else.
 *
 * @param delivers the power of every station: no key tells it
 */
public record ClaimedCapabilities(StationCapabilities.Delivers delivers) implements CapabilitySource {

    private static final String PHASE_SWITCHING = "ConnectorSwitch3to1PhaseSupported";
    private static final List<String> BOUNDS =
            List.of("ChargeProfileMaxStackLevel", "ChargingScheduleMaxPeriods", "MaxChargingProfilesInstalled");

    /**
     * For stations of 6 to 32 A on three phases of 230 V, limits with one decimal.
     *
     * @return the source
     */
    public static ClaimedCapabilities usual() {
        return new ClaimedCapabilities(StationCapabilities.Delivers.USUAL);
    }

    @Override
    public Known known(StationFacts facts) {
        StationCapabilities.Accepts accepts = CapabilityKeys.read(facts.keys());
        List<String> notes = new ArrayList<>();
        if (accepts.maxInstalled() == 0) {
            notes.add("the station says that it has no smart charging");
        }
        for (String key : BOUNDS) {
            if (!facts.keys().containsKey(key)) {
                notes.add(key + " is missing: the least is assumed");
            }
        }
        if (isTrue(facts.keys(), PHASE_SWITCHING)) {
            notes.add("the station says that it switches phases: that is not believed without a recipe or a probe");
        }
        return new Known(new StationCapabilities(accepts, delivers), StationTraits.UNPROBED, notes);
    }

    private static boolean isTrue(Map<String, String> keys, String key) {
        return keys.getOrDefault(key, "").strip().equalsIgnoreCase("true");
    }
}
