// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.fit;

import static org.assertj.core.api.Assertions.assertThat;

import io.ferrule.charging.InstalledProfile;
import io.ferrule.charging.Kind;
import io.ferrule.charging.Purpose;
import io.ferrule.charging.RateUnit;
import io.ferrule.charging.Written;
import io.ferrule.model.Payload;
import io.ferrule.model.v16.ChargingProfile;
import io.ferrule.model.v16.ChargingProfileKindType;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FittingTest extends FittingCase {

    @Test
    void sendsDropsEarlyAndRisesAtTheirInstant() {
        FitPlan plan = plan(
                accepts(1, 1, Purpose.TX_DEFAULT),
                profile().period(0, "16").period(600, "10").period(1_200, "20").at(0));

        assertThat(told(plan)).containsExactly("0@1 0:16.0", "597@1 0:10.0", "1200@1 0:20.0");
    }

    @Test
    void endsEachProfileWithTheLowestThatFollows() {
        FitPlan plan = plan(
                accepts(3, 1, Purpose.TX_DEFAULT),
                profile()
                        .period(0, "16")
                        .period(600, "20")
                        .period(1_200, "12")
                        .period(1_800, "8")
                        .at(0));

        assertThat(told(plan)).containsExactly("0@1 0:16.0 600:20.0 1200:8.0", "1197@1 0:12.0 603:8.0");
    }

    @Test
    void sendsOneProfileWhereAllPeriodsFit() {
        FitPlan plan = plan(
                accepts(3, 1, Purpose.TX_DEFAULT),
                profile().period(0, "16").period(600, "10").period(1_200, "20").at(0));

        assertThat(told(plan)).containsExactly("0@1 0:16.0 600:10.0 1200:20.0");
    }

    /** OCPP 1.6 edition 2, 5.16: one identifier, so that each message takes the place of the one before. */
    @Test
    void replacesUnderOneIdentifierAtTheHighestLevelAndStartsInThePast() {
        FitPlan plan = plan(
                accepts(1, 1, Purpose.TX_DEFAULT),
                profile().period(0, "16").period(600, "10").at(0));

        for (FitMessage message : plan.messages()) {
            ChargingProfile profile = message.request().csChargingProfiles();
            assertThat(profile.chargingProfileId()).isEqualTo(3);
            assertThat(profile.stackLevel()).isEqualTo(3);
            assertThat(profile.chargingSchedule()
                            .findStartSchedule()
                            .orElseThrow()
                            .instant())
                    .isEqualTo(message.at());
        }
    }

    @Test
    void sendsNothingWhereNothingLimits() {
        assertThat(plan(accepts(1, 1, Purpose.TX_DEFAULT)).messages()).isEmpty();
    }

    @Test
    void liftsALimitWithWhatTheStationDelivers() {
        FitPlan plan = plan(
                accepts(1, 1, Purpose.TX_DEFAULT),
                profile().duration(600).period(0, "16").at(0));

        assertThat(told(plan)).containsExactly("0@1 0:16.0", "600@1 0:32.0");
    }

    @Test
    void roundsDownAndPausesBelowTheMinimum() {
        FitPlan plan = plan(
                accepts(1, 1, Purpose.TX_DEFAULT),
                profile().period(0, "16.39").period(600, "5.9").at(0));

        assertThat(told(plan)).containsExactly("0@1 0:16.3", "597@1 0:0.0");
        assertThat(losses(plan)).containsExactly("a limit below the station's minimum becomes 0");
    }

    @Test
    void skipsWhatIsTooShortToBeSent() {
        FitPlan plan = plan(
                accepts(1, 1, Purpose.TX_DEFAULT),
                profile()
                        .period(0, "10")
                        .period(600, "20")
                        .period(604, "8")
                        .period(605, "12")
                        .at(0));

        assertThat(told(plan)).containsExactly("0@1 0:10.0", "601@1 0:8.0", "605@1 0:12.0");
        assertThat(losses(plan)).containsExactly("a rise that is over within seconds");
    }

    @Test
    void dividesWattsByThePhasesOfTheStation() {
        InstalledProfile onePhase = profile().watts().period(0, "6900", 1).at(0);

        FitPlan fixed = plan(accepts(1, 1, Purpose.TX_DEFAULT), onePhase);
        FitPlan switching = plan(
                new StationCapabilities(accepts(1, 1, Purpose.TX_DEFAULT), delivers(3, true)),
                WritePolicy.EVERY_CHANGE,
                situation(List.of(1), onePhase));

        assertThat(told(fixed)).containsExactly("0@1 0:10.0");
        assertThat(losses(fixed)).containsExactly("numberPhases of profile 1");
        assertThat(told(switching)).containsExactly("0@1 0:30.0");
        assertThat(switching
                        .messages()
                        .get(0)
                        .request()
                        .csChargingProfiles()
                        .chargingSchedule()
                        .chargingSchedulePeriod()
                        .get(0)
                        .findNumberPhases())
                .contains(1);
    }

    /** OCPP 1.6 edition 2, 7.12: watts are the sum of all phases. */
    @Test
    void neverPutsTheWattsOfThreePhasesOnOne() {
        FitPlan plan = plan(
                new StationCapabilities(watts(1, 1), delivers(3, true)),
                WritePolicy.EVERY_CHANGE,
                situation(
                        List.of(1),
                        profile().period(0, "32", 1).period(3600, "6", 3).at(0)));

        assertThat(told(plan)).containsExactly("0@1 0:7360.0", "3597@1 0:1380.0");
        assertThat(losses(plan)).containsExactly("fewer amperes on more phases, or the reverse, at one instant");
    }

    /** Fewer watts on one phase may be more amperes: no drop that may be early. */
    @Test
    void doesNotRaiseTheAmperesOfAPhaseBeforeTheirTime() {
        FitPlan plan = plan(
                new StationCapabilities(watts(9, 1), delivers(3, true)),
                WritePolicy.EVERY_CHANGE,
                situation(
                        List.of(1),
                        profile().period(0, "6", 3).period(3600, "16", 1).at(0)));

        assertThat(told(plan)).containsExactly("0@1 0:4140.0 3600:1380.0");
    }

    @Test
    void sendsWattsToAStationThatTakesNothingElse() {
        StationCapabilities.Accepts watts = new StationCapabilities.Accepts(
                Set.of(RateUnit.W), Set.of(Kind.RELATIVE), Set.of(Purpose.TX_DEFAULT), 9, 1, 0, false);

        FitPlan plan = plan(watts, profile().period(0, "10").period(600, "8").at(0));

        assertThat(told(plan)).containsExactly("0@1 0:6900.0", "597@1 0:5520.0");
        ChargingProfile profile = plan.messages().get(0).request().csChargingProfiles();
        assertThat(profile.chargingProfileKind()).isEqualTo(ChargingProfileKindType.RELATIVE);
        assertThat(profile.chargingSchedule().findStartSchedule()).isEmpty();
    }

    /** OCPP 1.6 edition 2, 7.8: the number of the transaction, where the station has given one. */
    @Test
    void namesTheStationsOwnTransactionInATxProfile() {
        FitPlan plan = plan(
                new StationCapabilities(accepts(1, 2, Purpose.TX), THREE_PHASES),
                WritePolicy.EVERY_CHANGE,
                situation(List.of(1, 2), profile().period(0, "10").at(0)));

        assertThat(told(plan)).containsExactly("0@1 0:10.0");
        assertThat(plan.messages().get(0).request().csChargingProfiles().findTransactionId())
                .contains(77);
        assertThat(losses(plan)).containsExactly("limits of connector 2: no transaction runs there");
    }

    @Test
    void saysSoWhereTheStationTakesNothing() {
        FitPlan plan = plan(
                accepts(1, 0, Purpose.TX_DEFAULT), profile().period(0, "10").at(0));

        assertThat(plan.messages()).isEmpty();
        assertThat(losses(plan)).containsExactly("any limit: the station takes no profile");
    }

    @Test
    void reportsWhatAProfileSaysBesidesLimits() {
        FitPlan plan = plan(
                accepts(1, 1, Purpose.TX_DEFAULT),
                profile()
                        .inSchedule("/salesTariff", Payload.empty())
                        .inSchedule("/minChargingRate", new BigDecimal("6"))
                        .period(0, "10")
                        .at(0));

        assertThat(losses(plan)).containsExactly("salesTariff of profile 1");
    }

    @Test
    void holdsRisesBackThatAreNotWorthAWrite() {
        WritePolicy policy = new WritePolicy(BigDecimal.ONE, 4);
        Written small = profile()
                .period(0, "10")
                .period(600, "10.5")
                .period(1_200, "9.9")
                .period(1_800, "20");
        Written many = small.period(2_400, "10")
                .period(3_000, "20")
                .period(3_600, "10")
                .period(4_200, "20");
        StationCapabilities capabilities = new StationCapabilities(accepts(1, 1, Purpose.TX_DEFAULT), THREE_PHASES);

        FitPlan few = plan(capabilities, policy, situation(List.of(1), small.at(0)));
        FitPlan budget = plan(capabilities, policy, situation(List.of(1), many.at(0)));

        assertThat(told(few)).containsExactly("0@1 0:10.0", "1197@1 0:9.9", "1800@1 0:20.0");
        assertThat(told(budget)).containsExactly("0@1 0:10.0", "1197@1 0:9.9", "1800@1 0:20.0", "2397@1 0:10.0");
    }
}
