// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.store;

import static io.ferrule.charging.rule.RefusedException.when;

import io.ferrule.charging.ChargingProfile;
import io.ferrule.charging.Feature;
import io.ferrule.charging.InstalledProfile;
import io.ferrule.charging.Purpose;
import io.ferrule.model.Payload;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a station of OCPP 2.1 refuses about single periods (OCPP 2.1 part 2, K01, with the errata of 2025-09). What a period
 * says besides its limit is not in the model; it is read from the text.
 */
record PeriodRulesOf21(StationSettings settings) {

    private static final String MODES = "V2XChargingCtrlr.SupportedOperationModes";
    private static final String PLAIN = "ChargingOnly";

    /** The modes that a purpose allows besides plain charging (K01.FR.111, FR.113); all of them where it is not named. */
    private static final Map<Purpose, Set<String>> ALLOWED = Map.of(
            Purpose.PRIORITY_CHARGING, Set.of(),
            Purpose.STATION_MAX, Set.of(),
            Purpose.LOCAL_GENERATION, Set.of("ExternalLimits"));

    void check(InstalledProfile fresh) {
        ChargingProfile profile = fresh.profile();
        for (int i = 0; i < profile.schedules().size(); i++) {
            int periods = profile.schedules().get(i).periods().size();
            for (int j = 0; j < periods; j++) {
                check(profile, fresh.wire(), "/chargingSchedule/" + i + "/chargingSchedulePeriod/" + j);
            }
        }
    }

    private void check(ChargingProfile profile, Payload wire, String at) {
        Optional<String> mode = wire.string(at + "/operationMode").filter(word -> !word.equals(PLAIN));
        if (mode.isPresent()) {
            boolean allowed = !ALLOWED.containsKey(profile.purpose())
                    || ALLOWED.get(profile.purpose()).contains(mode.get());
            when(!allowed, "K01.FR.114", "a period has an operationMode that is not for this purpose");
            when(!settings.offers(MODES, mode.get()), "K01.FR.115", "the station does not offer this operationMode");
        }
        boolean perPhase = profile.features().contains(Feature.LIMIT_PER_PHASE)
                && (wire.has(at + "/limit_L2") || wire.has(at + "/limit_L3"));
        when(
                perPhase && !wire.has(at + "/limit"),
                "K01.FR.146",
                "a period has limits for the second or third phase, but none for the first");
    }
}
