// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.fit;

import static org.assertj.core.api.Assertions.assertThat;

import io.ferrule.charging.RateUnit;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CapabilityKeysTest {

    /** OCPP 1.6 edition 2, 9.4. */
    @Test
    void readsWhatAStationSaysWhateverTheCase() {
        StationCapabilities.Accepts accepts = CapabilityKeys.read(Map.of(
                "chargingscheduleallowedchargingrateunit", "Current,'Power'",
                "ChargingScheduleMaxPeriods", " 24 ",
                "MaxChargingProfilesInstalled", "10",
                "ChargeProfileMaxStackLevel", "8",
                "SupportedFeatureProfiles", "Core,SmartCharging"));

        assertThat(accepts.units()).containsExactlyInAnyOrder(RateUnit.A, RateUnit.W);
        assertThat(accepts.maxPeriods()).isEqualTo(24);
        assertThat(accepts.maxInstalled()).isEqualTo(10);
        assertThat(accepts.maxStackLevel()).isEqualTo(8);
    }

    @Test
    void takesTheLeastWhereAStationSaysNothingReadable() {
        StationCapabilities.Accepts accepts = CapabilityKeys.read(Map.of("ChargingScheduleMaxPeriods", "many"));

        assertThat(accepts.units()).containsExactly(RateUnit.A);
        assertThat(accepts.maxPeriods()).isEqualTo(1);
        assertThat(accepts.maxInstalled()).isEqualTo(1);
        assertThat(accepts.maxStackLevel()).isZero();
    }

    @Test
    void leavesNoRoomWhereAStationHasNoSmartCharging() {
        StationCapabilities.Accepts accepts =
                CapabilityKeys.read(Map.of("SupportedFeatureProfiles", "Core,Reservation"));

        assertThat(accepts.maxInstalled()).isZero();
    }
}
