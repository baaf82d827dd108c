// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.ferrule.charging.InstalledProfile;
import io.ferrule.charging.Refusal;
import io.ferrule.charging.Transaction;
import io.ferrule.charging.Written;
import io.ferrule.model.OcppVersion;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a station of OCPP 1.6 edition 2 refuses, and by which clause or key. */
class ProfileCheckOf16Test {

    private static final OcppVersion V16 = OcppVersion.V1_6;
    private static final Transaction RUNNING = new Transaction(1, "7", Optional.empty());

    private final Map<String, String> keys = new HashMap<>(Map.of("NumberOfConnectors", "2"));
    private ProfileStore installed = ProfileStore.empty(V16);
    private boolean strict = true;

    private static Written profile(String purpose) {
        return Written.of(V16, purpose).absolute("2026-01-05T12:00:00Z").period(0, "16");
    }

    private Optional<String> rule(Written profile, int connector) {
        return rule(profile.at(connector));
    }

    private Optional<String> rule(InstalledProfile fresh) {
        ProfileCheck check = new ProfileCheck(V16, new StationSettings(Set.of(), keys), strict);
        return check.check(new Proposal(fresh, installed, List.of(RUNNING))).map(Refusal::rule);
    }

    @Test
    void acceptsWhatIsAllowed() {
        assertThat(rule(profile("TxDefaultProfile"), 0)).isEmpty();
        assertThat(rule(profile("TxDefaultProfile"), 2)).isEmpty();
        assertThat(rule(profile("ChargePointMaxProfile"), 0)).isEmpty();
        assertThat(rule(profile("TxProfile"), 1)).isEmpty();
        assertThat(rule(profile("TxProfile").transaction("7"), 1)).isEmpty();
    }

    @Test
    void refusesAConnectorThatIsNotThere() {
        assertThat(rule(profile("TxDefaultProfile"), 3)).contains("NumberOfConnectors");
    }

    /** 7.10. */
    @Test
    void refusesAStationMaximumAtAConnector() {
        assertThat(rule(profile("ChargePointMaxProfile"), 1)).contains("7.10");
    }

    /** 5.16. */
    @Test
    void refusesATxProfileWithoutItsTransaction() {
        assertThat(rule(profile("TxProfile"), 0)).contains("5.16");
        assertThat(rule(profile("TxProfile"), 2)).contains("5.16");
        assertThat(rule(profile("TxProfile").transaction("8"), 1)).contains("5.16");
    }

    /** 9.4, ChargeProfileMaxStackLevel. */
    @Test
    void refusesALevelAboveTheStations() {
        keys.put("ChargeProfileMaxStackLevel", "2");

        assertThat(rule(profile("TxDefaultProfile").level(2), 0)).isEmpty();
        assertThat(rule(profile("TxDefaultProfile").level(3), 0)).contains("ChargeProfileMaxStackLevel");
    }

    /** 9.4, ChargingScheduleAllowedChargingRateUnit; stations answer A and W, with quotes and blanks, as well. */
    @Test
    void refusesAUnitThatTheStationDoesNotTake() {
        for (String value : List.of("Current", "A", " 'A' ", "\"current\"")) {
            keys.put("ChargingScheduleAllowedChargingRateUnit", value);

            assertThat(rule(profile("TxDefaultProfile"), 0)).as(value).isEmpty();
            assertThat(rule(profile("TxDefaultProfile").watts(), 0))
                    .as(value)
                    .contains("ChargingScheduleAllowedChargingRateUnit");
        }
        keys.put("ChargingScheduleAllowedChargingRateUnit", "Current, Power");

        assertThat(rule(profile("TxDefaultProfile").watts(), 0)).isEmpty();
    }

    /** 9.4, ChargingScheduleMaxPeriods. */
    @Test
    void refusesMorePeriodsThanTheStationHolds() {
        keys.put("ChargingScheduleMaxPeriods", "2");

        assertThat(rule(profile("TxDefaultProfile").period(60, "8"), 0)).isEmpty();
        assertThat(rule(profile("TxDefaultProfile").period(60, "8").period(120, "6"), 0))
                .contains("ChargingScheduleMaxPeriods");
    }

    /** 9.4, MaxChargingProfilesInstalled; a profile that takes another one's place needs no room. */
    @Test
    void refusesAProfileForWhichThereIsNoRoom() {
        keys.put("MaxChargingProfilesInstalled", "1");
        installed = installed.with(profile("TxDefaultProfile").id(5).at(1));

        assertThat(rule(profile("TxDefaultProfile").id(6), 1)).isEmpty();
        assertThat(rule(profile("TxDefaultProfile").id(6), 2)).contains("MaxChargingProfilesInstalled");
    }

    @Test
    void namesAKeyThatIsNoNumber() {
        keys.put("ChargeProfileMaxStackLevel", "many");

        assertThat(rule(profile("TxDefaultProfile"), 0)).contains("ChargeProfileMaxStackLevel");
    }

    /** 7.14. */
    @Test
    void refusesPeriodsOutOfOrder() {
        Written empty = Written.of(V16, "TxDefaultProfile");

        assertThat(rule(empty.period(1, "16"), 0)).contains("7.14");
        assertThat(rule(empty.period(0, "16").period(60, "8").period(60, "6"), 0))
                .contains("7.14");
        assertThat(rule(empty.period(0, "16").period(60, "8").period(30, "6"), 0))
                .contains("7.14");
    }

    /** 7.14: at most one decimal. */
    @Test
    void refusesALimitOfTwoDecimals() {
        Written empty = Written.of(V16, "TxDefaultProfile");

        assertThat(rule(empty.period(0, "6.50"), 0)).isEmpty();
        assertThat(rule(empty.period(0, "6.55"), 0)).contains("7.14");
    }

    /** 7.13: at most one decimal. */
    @Test
    void refusesAMinChargingRateOfTwoDecimals() {
        Written profile = profile("TxDefaultProfile");

        assertThat(rule(profile.inSchedule("/minChargingRate", new BigDecimal("6.50")), 0))
                .isEmpty();
        assertThat(rule(profile.inSchedule("/minChargingRate", new BigDecimal("6.55")), 0))
                .contains("7.13");
    }

    /** 7.8. */
    @Test
    void refusesARecurringProfileThatDoesNotSayHowOften() {
        Written profile = profile("TxDefaultProfile").with("/chargingProfileKind", "Recurring");

        assertThat(rule(profile, 0)).contains("7.8");
    }

    /** 7.13; backends in the field leave it out. */
    @Test
    void refusesAMissingStartOnlyWhenStrict() {
        Written profile = Written.of(V16, "TxDefaultProfile")
                .with("/chargingProfileKind", "Absolute")
                .period(0, "16");

        assertThat(rule(profile, 0)).contains("7.13");
        strict = false;
        assertThat(rule(profile, 0)).isEmpty();
    }
}
