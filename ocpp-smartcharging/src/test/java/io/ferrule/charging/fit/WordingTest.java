// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.ferrule.charging.InstalledProfile;
import io.ferrule.charging.InstantRange;
import io.ferrule.charging.Kind;
import io.ferrule.charging.Purpose;
import io.ferrule.charging.RateUnit;
import io.ferrule.charging.fit.Wording.StartSchedule;
import io.ferrule.charging.fit.Wording.TransactionId;
import io.ferrule.model.v16.ChargingProfile;
import io.ferrule.model.v16.ChargingProfileKindType;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Stations that want their profiles written in a way of their own. */
class WordingTest extends FittingCase {

    private static final InstalledProfile STEPS =
            profile().period(0, "16").period(600, "10").period(1_200, "20").at(0);

    private static StationCapabilities.Accepts takes(Kind kind, Purpose purpose, int periods) {
        return new StationCapabilities.Accepts(Set.of(RateUnit.A), Set.of(kind), Set.of(purpose), periods, 4, 3, false);
    }

    private static FitPlan plan(StationCapabilities.Accepts accepts, Wording wording, InstalledProfile... profiles) {
        return plan(
                new StationCapabilities(accepts, THREE_PHASES, wording),
                WritePolicy.EVERY_CHANGE,
                situation(List.of(1), profiles));
    }

    private static Wording starting(StartSchedule start) {
        return new Wording(start, TransactionId.WHERE_KNOWN, BigDecimal.ZERO, Optional.empty());
    }

    private static Wording naming(TransactionId id) {
        return new Wording(StartSchedule.BY_KIND, id, BigDecimal.ZERO, Optional.empty());
    }

    private static Wording pausing(String amps) {
        return new Wording(StartSchedule.BY_KIND, TransactionId.WHERE_KNOWN, new BigDecimal(amps), Optional.empty());
    }

    private static Wording fallingBack(Duration after, String amps) {
        Wording.Fallback fallback = new Wording.Fallback(after, new BigDecimal(amps));
        return new Wording(StartSchedule.BY_KIND, TransactionId.WHERE_KNOWN, BigDecimal.ZERO, Optional.of(fallback));
    }

    private static List<ChargingProfile> profiles(FitPlan plan) {
        return plan.messages().stream()
                .map(message -> message.request().csChargingProfiles())
                .toList();
    }

    /** Without a start the station counts from when it gets the profile, up to 2 seconds late: a drop would come late. */
    @Test
    void tellsOneLimitAtATimeWhereAScheduleMustNotSayItsStart() {
        FitPlan plan = plan(takes(Kind.ABSOLUTE, Purpose.TX_DEFAULT, 24), starting(StartSchedule.NEVER), STEPS);

        assertThat(told(plan)).containsExactly("0@1 0:16.0", "597@1 0:10.0", "1200@1 0:20.0");
        assertThat(profiles(plan))
                .allMatch(profile ->
                        profile.chargingSchedule().findStartSchedule().isEmpty());
    }

    /** OCPP 1.6 edition 2, 7.13: a relative schedule has no startSchedule, but some stations want one. */
    @Test
    void saysTheStartOfARelativeScheduleWhereTheStationWantsIt() {
        FitPlan plan = plan(takes(Kind.RELATIVE, Purpose.TX_DEFAULT, 1), starting(StartSchedule.ALWAYS), STEPS);

        assertThat(profiles(plan)).isNotEmpty().allSatisfy(profile -> {
            assertThat(profile.chargingProfileKind()).isEqualTo(ChargingProfileKindType.RELATIVE);
            assertThat(profile.chargingSchedule().findStartSchedule()).isPresent();
        });
    }

    /** OCPP 1.6 edition 2, 7.8: transactionId is optional; some stations refuse a TxProfile without. */
    @Test
    void sendsNoTxProfileWithoutItsNumberToAStationThatWantsIt() {
        StationCapabilities capabilities = new StationCapabilities(
                takes(Kind.ABSOLUTE, Purpose.TX, 1), THREE_PHASES, naming(TransactionId.ALWAYS));

        FitPlan plan = new Fitting(capabilities, WritePolicy.EVERY_CHANGE, Map.of())
                .plan(situation(List.of(1), STEPS), InstantRange.of(NOW, Duration.ofHours(1)));

        assertThat(plan.messages()).isEmpty();
        assertThat(losses(plan))
                .contains("limits of connector 1: the station wants the number of the transaction, which is not known");
    }

    @Test
    void namesNoTransactionToAStationThatRefusesThat() {
        FitPlan plan = plan(takes(Kind.ABSOLUTE, Purpose.TX, 1), naming(TransactionId.NEVER), STEPS);

        assertThat(profiles(plan)).isNotEmpty().allMatch(profile -> profile.findTransactionId()
                .isEmpty());
    }

    @Test
    void pausesAStationThatDoesNotResumeAfterNothingByTooLittleToChargeWith() {
        FitPlan plan = plan(
                takes(Kind.ABSOLUTE, Purpose.TX_DEFAULT, 1),
                pausing("5"),
                profile().period(0, "16").period(600, "0").at(0));

        assertThat(told(plan)).containsExactly("0@1 0:16.0", "597@1 0:5.0");
        assertThat(losses(plan))
                .containsExactly("0: the station does not resume after it; it is told too little to charge with");
    }

    /** Watts are the sum of phases (OCPP 1.6 edition 2, 7.14): all of them could flow through one. */
    @Test
    void pausesInWattsWithTooLittleForASinglePhase() {
        StationCapabilities.Accepts watts = new StationCapabilities.Accepts(
                Set.of(RateUnit.W), Set.of(Kind.ABSOLUTE), Set.of(Purpose.TX_DEFAULT), 1, 1, 0, false);

        FitPlan plan = plan(watts, pausing("5"), profile().period(0, "0").at(0));

        assertThat(told(plan)).containsExactly("0@1 0:1150.0");
    }

    @Test
    void refusesAPauseAtWhichTheStationCouldCharge() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new StationCapabilities(
                        takes(Kind.ABSOLUTE, Purpose.TX_DEFAULT, 1), THREE_PHASES, pausing("6")))
                .withMessageContaining("pauseAmps must be less than minAmps");
    }

    @Test
    void setsTheFallbackFirstAndRenewsEachProfileAtHalfOfItsDuration() {
        FitPlan plan = plan(
                takes(Kind.ABSOLUTE, Purpose.TX_DEFAULT, 1),
                fallingBack(Duration.ofMinutes(15), "6"),
                profile().period(0, "16").period(1_000, "10").at(0));

        assertThat(told(plan).subList(0, 6))
                .containsExactly(
                        "0@1 0:6.0", "0@1 0:16.0", "450@1 0:16.0", "900@1 0:16.0", "997@1 0:10.0", "1447@1 0:10.0");
        assertThat(profiles(plan).get(0).stackLevel()).isZero();
        assertThat(profiles(plan).get(0).chargingSchedule().findDuration()).isEmpty();
        assertThat(profiles(plan).subList(1, profiles(plan).size())).allSatisfy(profile -> {
            assertThat(profile.stackLevel()).isEqualTo(3);
            assertThat(profile.chargingSchedule().findDuration()).contains(900);
        });
    }

    @Test
    void givesTheFallbackAnIdentifierOfItsOwn() {
        FitPlan plan =
                plan(takes(Kind.ABSOLUTE, Purpose.TX_DEFAULT, 1), fallingBack(Duration.ofMinutes(15), "6"), STEPS);

        assertThat(profiles(plan).get(0).chargingProfileId())
                .isNotEqualTo(profiles(plan).get(1).chargingProfileId());
    }

    @Test
    void lowersTheFallbackToTheLowestTarget() {
        FitPlan plan = plan(
                takes(Kind.ABSOLUTE, Purpose.TX_DEFAULT, 1),
                fallingBack(Duration.ofHours(1), "16"),
                profile().period(0, "20").period(7_000, "8").at(0));

        assertThat(told(plan).get(0)).isEqualTo("0@1 0:8.0");
    }

    @Test
    void saysWhereThereIsNoRoomForAFallback() {
        StationCapabilities.Accepts one = new StationCapabilities.Accepts(
                Set.of(RateUnit.A), Set.of(Kind.ABSOLUTE), Set.of(Purpose.TX_DEFAULT), 1, 1, 3, false);

        FitPlan plan = plan(one, fallingBack(Duration.ofMinutes(15), "6"), STEPS);

        assertThat(losses(plan)).contains("a fallback: the station has no room for it below its profiles");
        assertThat(profiles(plan))
                .allMatch(profile -> profile.chargingSchedule().findDuration().isEmpty());
    }

    @Test
    void sendsProfilesWithoutAnEndToAStationThatIsTakenWithoutFallback() {
        StationCapabilities capabilities = new StationCapabilities(
                takes(Kind.ABSOLUTE, Purpose.TX_DEFAULT, 1), THREE_PHASES, fallingBack(Duration.ofMinutes(15), "6"));

        FitPlan plan = plan(capabilities.withoutFallback(), WritePolicy.EVERY_CHANGE, situation(List.of(1), STEPS));

        assertThat(told(plan)).containsExactly("0@1 0:16.0", "597@1 0:10.0", "1200@1 0:20.0");
        assertThat(profiles(plan))
                .allMatch(profile -> profile.chargingSchedule().findDuration().isEmpty());
    }
}
