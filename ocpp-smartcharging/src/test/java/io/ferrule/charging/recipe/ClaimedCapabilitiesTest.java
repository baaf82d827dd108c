// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import io.ferrule.charging.RateUnit;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** OCPP 1.6 edition 2, 9.4: the keys of smart charging. */
class ClaimedCapabilitiesTest {

    private static Known known(Map<String, String> keys) {
        return ClaimedCapabilities.usual().known(new StationFacts("", "", "", keys));
    }

    @Test
    void believesWhatTheKeysSayInAnyCase() {
        Known known = known(Map.of(
                "chargeprofilemaxstacklevel", "8",
                "ChargingScheduleMaxPeriods", "24",
                "MAXCHARGINGPROFILESINSTALLED", "10",
                "ChargingScheduleAllowedChargingRateUnit", "Power"));

        assertThat(known.capabilities().accepts().maxStackLevel()).isEqualTo(8);
        assertThat(known.capabilities().accepts().maxPeriods()).isEqualTo(24);
        assertThat(known.capabilities().accepts().maxInstalled()).isEqualTo(10);
        assertThat(known.capabilities().accepts().units()).containsExactly(RateUnit.W);
        assertThat(known.notes()).isEmpty();
    }

    @Test
    void assumesTheLeastAndSaysSoWhereAKeyIsMissing() {
        Known known = known(Map.of());

        assertThat(known.capabilities().accepts().maxPeriods()).isEqualTo(1);
        assertThat(known.notes()).contains("ChargingScheduleMaxPeriods is missing: the least is assumed");
    }

    @Test
    void takesNoProfileFromAStationWithoutSmartCharging() {
        Known known = known(Map.of("SupportedFeatureProfiles", "Core,FirmwareManagement"));

        assertThat(known.capabilities().accepts().maxInstalled()).isZero();
        assertThat(known.notes()).contains("the station says that it has no smart charging");
    }

    @Test
    void doesNotBelieveThatPhasesAreSwitched() {
        Known known = known(Map.of("ConnectorSwitch3to1PhaseSupported", "true"));

        assertThat(known.capabilities().delivers().phaseSwitching()).isFalse();
        assertThat(known.notes()).anyMatch(note -> note.contains("switches phases"));
    }

    @Test
    void cutsWhatAHostileStationSaysAboutItself() {
        Map<String, String> keys = new HashMap<>();
        for (int i = 0; i < 5_000; i++) {
            keys.put("key" + i, "v".repeat(5_000));
        }

        StationFacts facts = new StationFacts("v".repeat(5_000), " m ", "f", keys);

        assertThat(facts.vendor()).hasSize(255);
        assertThat(facts.model()).isEqualTo("m");
        assertThat(facts.keys()).hasSize(1_000).allSatisfy((key, value) -> assertThat(value)
                .hasSize(1_000));
    }
}
