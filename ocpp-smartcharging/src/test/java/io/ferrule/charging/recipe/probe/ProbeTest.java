// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.recipe.probe;

import static io.ferrule.charging.recipe.probe.ProbedStation.NOT_SUPPORTED;
import static io.ferrule.charging.recipe.probe.ProbedStation.REJECTED;
import static io.ferrule.charging.recipe.probe.ProbedStation.SILENT;
import static io.ferrule.charging.recipe.probe.ProbedStation.limits;
import static io.ferrule.charging.recipe.probe.ProbedStation.profile;
import static io.ferrule.charging.recipe.probe.ProbedStation.purpose;
import static io.ferrule.charging.recipe.probe.ProbedStation.result;
import static io.ferrule.charging.recipe.probe.ProbedStation.schedule;
import static org.assertj.core.api.Assertions.assertThat;

import io.ferrule.charging.Kind;
import io.ferrule.charging.Purpose;
import io.ferrule.charging.RateUnit;
import io.ferrule.charging.fit.StationCapabilities;
import io.ferrule.charging.fit.Wording;
import io.ferrule.charging.recipe.ClaimedCapabilities;
import io.ferrule.charging.recipe.Property;
import io.ferrule.charging.recipe.StationFacts;
import io.ferrule.model.v16.ChargingProfileKindType;
import io.ferrule.model.v16.ChargingProfilePurposeType;
import io.ferrule.model.v16.ChargingRateUnitType;
import io.ferrule.model.v16.SetChargingProfileRequest;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Stations as they are known from the field, without a car. */
class ProbeTest {

    private static final Instant NOW = Instant.parse("2026-01-05T12:00:00.250Z");
    private static final StationFacts NOBODY = new StationFacts("", "", "", Map.of());

    private final ProbedStation station = new ProbedStation();

    private static Probe probe(Optional<BigDecimal> inForce) {
        return new Probe(NOBODY, ClaimedCapabilities.usual(), ProbeRules.usual(inForce));
    }

    private ProbeResult run(Probe probe) {
        for (Optional<ProbeCall> call = probe.next(NOW); call.isPresent(); call = probe.next(NOW)) {
            probe.hear(station.answer(call.get()));
        }
        return probe.result();
    }

    private StationCapabilities capabilities() {
        return run(probe(Optional.empty())).known().capabilities();
    }

    private static boolean isAbsolute(SetChargingProfileRequest request) {
        return profile(request).chargingProfileKind() == ChargingProfileKindType.ABSOLUTE;
    }

    @Test
    void knowsAStationThatTakesEverything() {
        ProbeResult result = run(probe(Optional.empty()));

        StationCapabilities capabilities = result.known().capabilities();
        assertThat(capabilities.accepts())
                .isEqualTo(new StationCapabilities.Accepts(
                        Set.of(RateUnit.A, RateUnit.W),
                        Set.of(Kind.ABSOLUTE),
                        Set.of(Purpose.STATION_MAX, Purpose.TX, Purpose.TX_DEFAULT),
                        24,
                        10,
                        8,
                        false));
        assertThat(capabilities.wording()).isEqualTo(Wording.USUAL);
        assertThat(result.shown())
                .containsEntry(Property.UNITS, List.of("A", "W"))
                .doesNotContainKey(Property.MAX_PERIODS);
        assertThat(result.complete()).isTrue();
        assertThat(result.open()).contains("whether it takes a TxProfile", "whether it keeps its limit over a restart");
    }

    @Test
    void leavesNothingBehindWhereThereWasNoLimit() {
        ProbeResult result = run(probe(Optional.empty()));

        assertThat(station.installed).isEmpty();
        assertThat(result.restored()).isTrue();
    }

    /** ABB Terra AC. */
    @Test
    void takesTheLevelBelowTheReportedOneWhereThatIsRejected() {
        station.where(request -> profile(request).stackLevel() >= 8, REJECTED);

        assertThat(capabilities().accepts().maxStackLevel()).isEqualTo(7);
    }

    @Test
    void takesLevelZeroWhereNoOtherIsTaken() {
        station.where(request -> profile(request).stackLevel() > 0, REJECTED);

        assertThat(capabilities().accepts().maxStackLevel()).isZero();
    }

    /** Timxon A0: one purpose, relative, and no answer at all to an absolute profile. */
    @Test
    void findsTheOnlyPurposeAndKindOfAStationThatIsSilentOtherwise() {
        station.where(request -> purpose(request) != ChargingProfilePurposeType.TXDEFAULT_PROFILE, NOT_SUPPORTED)
                .where(ProbeTest::isAbsolute, SILENT);

        StationCapabilities capabilities = capabilities();

        assertThat(capabilities.accepts().kinds()).containsExactly(Kind.RELATIVE);
        assertThat(capabilities.accepts().purposes()).doesNotContain(Purpose.STATION_MAX);
    }

    /** EVBox. */
    @Test
    void leavesOutAPurposeThatIsNotSupported() {
        station.where(
                request -> purpose(request) == ChargingProfilePurposeType.CHARGE_POINT_MAX_PROFILE, NOT_SUPPORTED);

        assertThat(capabilities().accepts().purposes()).isEqualTo(Set.of(Purpose.TX, Purpose.TX_DEFAULT));
    }

    /** What it was seen to take goes before what it may take: it is silent about the rest. */
    @Test
    void tellsTheWholeStationWhereNothingElseWasTaken() {
        station.where(request -> purpose(request) == ChargingProfilePurposeType.TXDEFAULT_PROFILE, SILENT);

        assertThat(capabilities().accepts().purposes()).containsExactly(Purpose.STATION_MAX);
    }

    /** Schneider: everything is rejected until its load management is switched on. */
    @Test
    void knowsNothingToSendToAStationThatRejectsEverything() {
        station.where(request -> true, REJECTED);

        ProbeResult result = run(probe(Optional.empty()));

        assertThat(result.known().capabilities().accepts().purposes()).containsExactly(Purpose.TX);
        assertThat(result.open()).contains("whether it takes a TxProfile");
    }

    /** Delta AC Mini, Entratek. */
    @Test
    void saysThatItCannotVerifyWhereCompositeSchedulesAreRejected() {
        station.answering("GetCompositeSchedule", REJECTED);

        assertThat(run(probe(Optional.empty())).open())
                .contains("whether it heeds what it accepts: GetCompositeSchedule tells nothing");
    }

    /** go-e: accepted, without effect. */
    @Test
    void saysThatAnotherLimitIsPlannedThanWasAccepted() {
        station.planning(schedule -> result("{\"status\":\"Accepted\",\"connectorId\":1,\"chargingSchedule\":"
                + "{\"chargingRateUnit\":\"A\",\"chargingSchedulePeriod\":[{\"startPeriod\":0,\"limit\":32}]}}"));

        assertThat(run(probe(Optional.empty())).open())
                .contains("whether it heeds what it accepts: GetCompositeSchedule shows another limit");
    }

    /** Orbis Viaris: seconds of years. */
    @Test
    void believesNoCompositeScheduleThatMakesNoSense() {
        station.planning(schedule -> result("{\"status\":\"Accepted\",\"chargingSchedule\":{\"chargingRateUnit\":\"A\","
                + "\"chargingSchedulePeriod\":[{\"startPeriod\":1006632455,\"limit\":10}]}}"));

        assertThat(run(probe(Optional.empty())).open())
                .contains("whether it heeds what it accepts: GetCompositeSchedule tells nothing");
    }

    /** Wallbox: where 0 is refused, too little to charge with is a pause. */
    @Test
    void findsAnotherPauseWhereNothingIsRefused() {
        station.where(request -> limits(request).get(0).signum() == 0, REJECTED);

        assertThat(capabilities().wording().pauseAmps()).isEqualByComparingTo("5");
    }

    @Test
    void tellsLimitsWithoutDecimalsWhereATenthIsRefused() {
        station.where(request -> limits(request).get(0).stripTrailingZeros().scale() > 0, REJECTED);

        assertThat(capabilities().delivers().limitDecimals()).isZero();
    }

    @Test
    void tellsOnePeriodWhereTwoAreRejected() {
        station.where(request -> limits(request).size() > 1, REJECTED);

        assertThat(capabilities().accepts().maxPeriods()).isEqualTo(1);
    }

    @Test
    void seesThatTheSecondPeriodIsIgnored() {
        station.planning(schedule -> result("{\"status\":\"Accepted\",\"chargingSchedule\":{\"chargingRateUnit\":\"A\","
                + "\"chargingSchedulePeriod\":[{\"startPeriod\":0,\"limit\":10}]}}"));

        assertThat(capabilities().accepts().ignoresSchedule()).isTrue();
    }

    /** EVBox was seen to report units that it does not take. */
    @Test
    void believesTheAnswerMoreThanTheReportedUnits() {
        station.where(request -> schedule(request).chargingRateUnit() == ChargingRateUnitType.A, REJECTED);

        assertThat(capabilities().accepts().units()).containsExactly(RateUnit.W);
    }

    @Test
    void findsOutThatAScheduleMustNotSayItsStart() {
        station.where(request -> schedule(request).findStartSchedule().isPresent(), REJECTED);

        StationCapabilities capabilities = capabilities();

        assertThat(capabilities.wording().startSchedule()).isEqualTo(Wording.StartSchedule.NEVER);
    }

    @Test
    void asksForAllKeysWhereSingleOnesAreNotAnswered() {
        station.answering("GetConfiguration", new ProbeAnswer.CallError("InternalError"));

        ProbeResult result = run(probe(Optional.empty()));

        assertThat(station.calls.stream().filter(call -> call.action().equals("GetConfiguration")))
                .hasSize(2);
        assertThat(result.open()).contains("the keys of GetConfiguration");
    }
}
