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

/** What a station of OCPP 2.1 refuses about what 2.1 has added, and by which requirement of part 2. */
class ProfileCheckOf21Test {

    private static final OcppVersion V21 = OcppVersion.V2_1;

    private static final Payload CHARGED = Payload.of("{\"soc\":80,\"limit\":8}");

    private final Map<String, String> variables = new HashMap<>();

    private static Written profile(String purpose) {
        return Written.of(V21, purpose).absolute("2026-01-05T12:00:00Z").period(0, "16");
    }

    private static Written dynamic(String purpose) {
        return Written.of(V21, purpose).with("/chargingProfileKind", "Dynamic").period(0, "16");
    }

    private Optional<String> rule(Written profile, int evseId) {
        ProfileCheck check = new ProfileCheck(V21, new StationSettings(Set.of(1), variables), true);
        return check.check(new Proposal(profile.at(evseId), ProfileStore.empty(V21), List.of()))
                .map(Refusal::rule);
    }

    private void smart(String variable, String value) {
        variables.put("SmartChargingCtrlr." + variable, value);
    }

    @Test
    void whatIsNewIn21IsRefusedUnlessTheStationOffersIt() {
        Written profile = profile("TxDefaultProfile");

        assertThat(rule(profile("LocalGeneration"), 0)).contains("K01.FR.120");
        assertThat(rule(dynamic("TxDefaultProfile"), 0)).contains("K01.FR.121");
        assertThat(rule(profile.with("/dynUpdateInterval", 9), 0)).contains("K01.FR.122");
        assertThat(rule(profile.inSchedule("/useLocalTime", true), 0)).contains("K01.FR.123");
        assertThat(rule(profile.inSchedule("/randomizedDelay", 9), 0)).contains("K01.FR.124");
        assertThat(rule(profile.inSchedule("/limitAtSoC", CHARGED), 0)).contains("K01.FR.125");
        assertThat(rule(profile.with("/maxOfflineDuration", 9), 0)).contains("K01.FR.126");
    }

    @Test
    void whatIsNewIn21IsAcceptedWhereTheStationOffersIt() {
        smart("SupportedAdditionalPurposes", "PriorityCharging,LocalGeneration");
        smart("SupportsUseLocalTime", "true");
        smart("SupportsRandomizedDelay", "true");
        Written profile =
                profile("TxDefaultProfile").inSchedule("/useLocalTime", true).inSchedule("/randomizedDelay", 9);

        assertThat(rule(profile, 0)).isEmpty();
        assertThat(rule(profile("LocalGeneration"), 0)).isEmpty();
    }

    @Test
    void k28fr01ADynamicProfileHasOneScheduleOfOnePeriod() {
        smart("SupportsDynamicProfiles", "true");
        Payload second =
                profile("TxDefaultProfile").text().part("/chargingSchedule/0").orElseThrow();

        assertThat(rule(dynamic("TxDefaultProfile"), 0)).isEmpty();
        assertThat(rule(dynamic("TxDefaultProfile").period(60, "8"), 0)).contains("K28.FR.01");
        assertThat(rule(dynamic("TxDefaultProfile").with("/chargingSchedule/-", second), 0))
                .contains("K28.FR.01");
    }

    @Test
    void k01fr70PriorityChargingHasNoDuration() {
        smart("SupportedAdditionalPurposes", "PriorityCharging");

        assertThat(rule(profile("PriorityCharging").duration(60), 1)).contains("K01.FR.70");
    }

    @Test
    void k01fr81IdentifiersOfExternalConstraintsAreNotTheCsmss() {
        smart("MaxExternalConstraintsId", "-10");

        assertThat(rule(profile("TxDefaultProfile").id(-10), 0)).contains("K01.FR.81");
    }

    @Test
    void k01fr95OnlyTransactionsAreDelayed() {
        smart("SupportsRandomizedDelay", "true");

        assertThat(rule(profile("ChargingStationMaxProfile").inSchedule("/randomizedDelay", 9), 0))
                .contains("K01.FR.95");
    }

    @Test
    void k01fr144LimitsPerPhaseAreForATxProfile() {
        Written profile = Written.of(V21, "TxDefaultProfile")
                .period(Payload.empty()
                        .with("/startPeriod", 0)
                        .with("/limit", new BigDecimal("9"))
                        .with("/limit_L2", new BigDecimal("6")));

        assertThat(rule(profile, 0)).contains("K01.FR.144");
    }

    private static Written mode(String purpose, String mode) {
        return Written.of(V21, purpose)
                .absolute("2026-01-05T12:00:00Z")
                .period(Payload.empty()
                        .with("/startPeriod", 0)
                        .with("/limit", new BigDecimal("9"))
                        .with("/operationMode", mode));
    }

    /** FR.111 and FR.113 say which modes a purpose allows, FR.114 that others are refused. */
    @Test
    void k01fr114OperationModesAreThoseOfThePurpose() {
        smart("SupportedAdditionalPurposes", "PriorityCharging,LocalGeneration");
        variables.put("V2XChargingCtrlr.SupportedOperationModes", "ExternalLimits,CentralSetpoint");

        assertThat(rule(mode("ChargingStationMaxProfile", "CentralSetpoint"), 0))
                .contains("K01.FR.114");
        assertThat(rule(mode("PriorityCharging", "ExternalLimits"), 1)).contains("K01.FR.114");
        assertThat(rule(mode("LocalGeneration", "CentralSetpoint"), 0)).contains("K01.FR.114");
        assertThat(rule(mode("LocalGeneration", "ExternalLimits"), 0)).isEmpty();
        assertThat(rule(mode("ChargingStationMaxProfile", "ChargingOnly"), 0)).isEmpty();
        assertThat(rule(mode("TxDefaultProfile", "CentralSetpoint"), 1)).isEmpty();
    }

    @Test
    void k01fr115OperationModesAreThoseThatTheStationOffers() {
        variables.put("V2XChargingCtrlr.SupportedOperationModes", "CentralSetpoint");

        assertThat(rule(mode("TxDefaultProfile", "LocalFrequency"), 1)).contains("K01.FR.115");
        assertThat(rule(mode("TxDefaultProfile", "CentralSetpoint"), 1)).isEmpty();
        assertThat(rule(mode("TxDefaultProfile", "ChargingOnly"), 1)).isEmpty();
    }

    @Test
    void k01fr146OtherPhasesHaveNoLimitsWithoutTheFirst() {
        Written profile = Written.of(V21, "TxProfile")
                .transaction("t")
                .period(Payload.empty().with("/startPeriod", 0).with("/limit_L2", new BigDecimal("6")));
        ProfileCheck check = new ProfileCheck(V21, new StationSettings(Set.of(1), variables), true);
        Transaction running = new Transaction(1, "t", Optional.empty());

        Optional<Refusal> refusal = check.check(new Proposal(profile.at(1), ProfileStore.empty(V21), List.of(running)));

        assertThat(refusal.map(Refusal::rule)).contains("K01.FR.146");
    }

    private static Written phase(String purpose, String start, int phase) {
        return Written.of(V21, purpose)
                .absolute(start)
                .duration(3_600)
                .period(Payload.empty()
                        .with("/startPeriod", 0)
                        .with("/limit", new BigDecimal("9"))
                        .with("/numberPhases", 1)
                        .with("/phaseToUse", phase));
    }

    private Optional<String> ruleBeside(Written installed, Written fresh) {
        smart("ACPhaseSwitchingSupported", "true");
        ProfileStore store = ProfileStore.empty(V21).with(installed.id(1).at(0));
        return new ProfileCheck(V21, new StationSettings(Set.of(1), variables), true)
                .check(new Proposal(fresh.id(2).at(1), store, List.of()))
                .map(Refusal::rule);
    }

    @Test
    void k01fr141ProfilesThatHoldTogetherUseOnePhase() {
        Written maximum = phase("ChargingStationMaxProfile", "2026-01-05T12:00:00Z", 1);

        assertThat(ruleBeside(maximum, phase("TxDefaultProfile", "2026-01-05T12:30:00Z", 3)))
                .contains("K01.FR.141");
        assertThat(ruleBeside(maximum, phase("TxDefaultProfile", "2026-01-05T12:30:00Z", 1)))
                .isEmpty();
    }

    @Test
    void k01fr141ProfilesThatDoNotHoldTogetherMayUseSeveral() {
        Written maximum = phase("ChargingStationMaxProfile", "2026-01-05T12:00:00Z", 1);
        Written lower = phase("TxDefaultProfile", "2026-01-05T12:00:00Z", 1);

        assertThat(ruleBeside(maximum, phase("TxDefaultProfile", "2026-01-05T13:00:00Z", 3)))
                .isEmpty();
        assertThat(ruleBeside(
                        lower,
                        phase("TxDefaultProfile", "2026-01-05T12:00:00Z", 3).level(1)))
                .isEmpty();
    }

    /** When a relative schedule holds is not known: it may be at any time. */
    @Test
    void k01fr141RelativeProfilesMayHoldAtAnyTime() {
        Written relative = Written.of(V21, "TxDefaultProfile")
                .period(Payload.empty()
                        .with("/startPeriod", 0)
                        .with("/limit", new BigDecimal("9"))
                        .with("/numberPhases", 1)
                        .with("/phaseToUse", 3));

        assertThat(ruleBeside(phase("ChargingStationMaxProfile", "2026-01-05T12:00:00Z", 1), relative))
                .contains("K01.FR.141");
    }
}
