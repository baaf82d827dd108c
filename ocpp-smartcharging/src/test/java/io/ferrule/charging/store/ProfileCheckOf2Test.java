// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.ferrule.charging.Refusal;
import io.ferrule.charging.Transaction;
import io.ferrule.charging.Written;
import io.ferrule.model.OcppVersion;
import io.ferrule.model.Payload;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a station of OCPP 2.0.1 edition 3 refuses, and by which requirement of part 2. */
class ProfileCheckOf2Test {

    private static final OcppVersion V201 = OcppVersion.V2_0_1;
    private static final Transaction RUNNING = new Transaction(1, "t", Optional.empty());

    private final Map<String, String> variables = new HashMap<>();
    private ProfileStore installed = ProfileStore.empty(V201);
    private boolean strict = true;

    private static Written profile(String purpose) {
        return Written.of(V201, purpose).absolute("2026-01-05T12:00:00Z").period(0, "16");
    }

    private static Written periods() {
        return Written.of(V201, "TxDefaultProfile").absolute("2026-01-05T12:00:00Z");
    }

    private Optional<String> rule(Written profile, int evseId) {
        ProfileCheck check = new ProfileCheck(profile.version(), new StationSettings(Set.of(1, 2), variables), strict);
        return check.check(new Proposal(profile.at(evseId), installed, List.of(RUNNING)))
                .map(Refusal::rule);
    }

    private void smart(String variable, String value) {
        variables.put("SmartChargingCtrlr." + variable, value);
    }

    @Test
    void acceptsWhatIsAllowed() {
        assertThat(rule(profile("TxDefaultProfile"), 0)).isEmpty();
        assertThat(rule(profile("TxDefaultProfile"), 2)).isEmpty();
        assertThat(rule(profile("ChargingStationMaxProfile"), 0)).isEmpty();
        assertThat(rule(profile("TxProfile").transaction("t"), 1)).isEmpty();
        assertThat(rule(Written.of(V201, "TxDefaultProfile").period(0, "6"), 1)).isEmpty();
    }

    @Test
    void k01fr29SmartChargingIsOff() {
        smart("Available", "false");

        assertThat(rule(profile("TxDefaultProfile"), 0)).contains("K01.FR.29");
    }

    @Test
    void k01fr28TheEvseIsUnknown() {
        assertThat(rule(profile("TxDefaultProfile"), 3)).contains("K01.FR.28");
    }

    @Test
    void k01fr22ExternalConstraintsAreNotTheCsmss() {
        assertThat(rule(profile("ChargingStationExternalConstraints"), 0)).contains("K01.FR.22");
    }

    @Test
    void k04fr03TheStationsMaximumIsForEvse0() {
        assertThat(rule(profile("ChargingStationMaxProfile"), 1)).contains("K04.FR.03");
    }

    @Test
    void k01fr38TheStationsMaximumIsNotRelative() {
        assertThat(rule(Written.of(V201, "ChargingStationMaxProfile").period(0, "16"), 0))
                .contains("K01.FR.38");
    }

    @Test
    void k01fr16ATxProfileIsForOneEvse() {
        assertThat(rule(profile("TxProfile").transaction("t"), 0)).contains("K01.FR.16");
    }

    @Test
    void k01fr03ATxProfileNamesItsTransaction() {
        assertThat(rule(profile("TxProfile"), 1)).contains("K01.FR.03");
    }

    @Test
    void k01fr09ATransactionRunsThere() {
        assertThat(rule(profile("TxProfile").transaction("t"), 2)).contains("K01.FR.09");
    }

    @Test
    void k01fr33ItIsThatTransaction() {
        assertThat(rule(profile("TxProfile").transaction("u"), 1)).contains("K01.FR.33");
    }

    @Test
    void k01fr39ALevelOfATransactionIsTakenOnce() {
        installed = installed.with(
                profile("TxProfile").id(5).level(2).transaction("t").at(1));

        assertThat(rule(profile("TxProfile").id(6).level(2).transaction("t"), 1))
                .contains("K01.FR.39");
        assertThat(rule(profile("TxProfile").id(6).level(1).transaction("t"), 1))
                .isEmpty();
        assertThat(rule(profile("TxProfile").id(5).level(2).transaction("t"), 1))
                .isEmpty();
    }

    @Test
    void theStackLevelIsBounded() {
        smart("ProfileStackLevel", "1");

        assertThat(rule(profile("TxDefaultProfile").level(2), 0)).contains("SmartChargingCtrlr.ProfileStackLevel");
    }

    @Test
    void k01fr34OneScheduleUnlessTheVehicleMayChoose() {
        Payload second = profile("TxProfile").text().part("/chargingSchedule/0").orElseThrow();
        Written profile = profile("TxProfile").transaction("t").with("/chargingSchedule/-", second);

        assertThat(rule(profile, 1)).contains("K01.FR.34");
        variables.put("ISO15118Ctrlr.Enabled", "true");
        assertThat(rule(profile, 1)).isEmpty();
    }

    @Test
    void k01fr40AnAbsoluteScheduleHasAStartWhenStrict() {
        Written profile = Written.of(V201, "TxDefaultProfile")
                .with("/chargingProfileKind", "Absolute")
                .period(0, "16");

        assertThat(rule(profile, 0)).contains("K01.FR.40");
        strict = false;
        assertThat(rule(profile, 0)).isEmpty();
    }

    @Test
    void k01fr41ARelativeScheduleHasNoStart() {
        assertThat(rule(profile("TxDefaultProfile").with("/chargingProfileKind", "Relative"), 0))
                .contains("K01.FR.41");
    }

    @Test
    void k01fr26TheUnitIsSupported() {
        smart("RateUnit", "A");

        assertThat(rule(profile("TxDefaultProfile").watts(), 0)).contains("K01.FR.26");
    }

    @Test
    void thePeriodsAreBounded() {
        smart("PeriodsPerSchedule", "1");

        assertThat(rule(profile("TxDefaultProfile").period(1, "6"), 0))
                .contains("SmartChargingCtrlr.PeriodsPerSchedule");
    }

    @Test
    void k01fr31TheFirstPeriodStartsAt0() {
        assertThat(rule(periods().period(1, "16"), 0)).contains("K01.FR.31");
    }

    @Test
    void k01fr35PeriodsIncrease() {
        assertThat(rule(periods().period(0, "16").period(9, "8").period(9, "6"), 0))
                .contains("K01.FR.35");
        assertThat(rule(periods().period(0, "16").period(9, "8").period(8, "6"), 0))
                .contains("K01.FR.35");
    }

    private static Written onPhase(int phases, int phase) {
        return periods()
                .period(Payload.empty()
                        .with("/startPeriod", 0)
                        .with("/limit", new BigDecimal("6"))
                        .with("/numberPhases", phases)
                        .with("/phaseToUse", phase));
    }

    @Test
    void k01fr19APhaseIsChosenForOnePhaseOnly() {
        smart("ACPhaseSwitchingSupported", "true");

        assertThat(rule(onPhase(1, 2), 0)).isEmpty();
        assertThat(rule(onPhase(3, 2), 0)).contains("K01.FR.19");
    }

    @Test
    void k01fr20APhaseIsChosenWhereTheStationCan() {
        assertThat(rule(onPhase(1, 2), 0)).contains("K01.FR.20");
    }

    @Test
    void k01fr44DirectCurrentHasNoPhases() {
        variables.put("ChargingStation.SupplyPhases", "0");

        assertThat(rule(periods().period(0, "16", 3), 0)).contains("K01.FR.44");
        assertThat(rule(periods().period(0, "16"), 0)).isEmpty();
    }

    @Test
    void k01fr45NoMorePhasesThanSupplied() {
        variables.put("ChargingStation.SupplyPhases", "1");

        assertThat(rule(periods().period(0, "16", 3), 0)).contains("K01.FR.45");
    }

    @Test
    void k01fr06NoTwoProfilesOfOnePlaceAtATime() {
        installed = installed.with(profile("TxDefaultProfile")
                .id(5)
                .valid("2026-01-01T00:00:00Z", "2026-02-01T00:00:00Z")
                .at(1));
        Written other = profile("TxDefaultProfile").id(6);

        assertThat(rule(other, 1)).contains("K01.FR.06");
        assertThat(rule(other.valid("2026-01-31T00:00:00Z", "2026-03-01T00:00:00Z"), 1))
                .contains("K01.FR.06");
        assertThat(rule(other.valid("2026-02-01T00:00:00Z", "2026-03-01T00:00:00Z"), 1))
                .as("windows that touch share no instant")
                .isEmpty();
        assertThat(rule(other.id(5), 1)).isEmpty();
    }

    @Test
    void k01fr52AndFr53DefaultsOfStationAndEvseDifferInLevel() {
        installed = installed.with(profile("TxDefaultProfile").id(5).at(1));

        assertThat(rule(profile("TxDefaultProfile").id(6), 0)).contains("K01.FR.52");
        assertThat(rule(profile("TxDefaultProfile").id(6).level(1), 0)).isEmpty();
        installed =
                ProfileStore.empty(V201).with(profile("TxDefaultProfile").id(5).at(0));
        assertThat(rule(profile("TxDefaultProfile").id(6), 1)).contains("K01.FR.53");
    }

    @Test
    void k01fr05AnExternalConstraintKeepsItsIdentifier() {
        installed = installed.with(
                profile("ChargingStationExternalConstraints").id(5).at(0));

        assertThat(rule(profile("TxDefaultProfile").id(5), 1)).contains("K01.FR.05");
    }

    @Test
    void thereIsRoom() {
        smart("Entries", "1");
        installed = installed.with(profile("TxDefaultProfile").id(5).at(1));

        assertThat(rule(profile("TxDefaultProfile").id(6), 2)).contains("SmartChargingCtrlr.Entries");
        assertThat(rule(profile("TxDefaultProfile").id(5), 2)).isEmpty();
    }
}
