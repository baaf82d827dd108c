// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.composite;

import static org.assertj.core.api.Assertions.assertThat;

import io.ferrule.charging.Written;
import io.ferrule.model.OcppVersion;
import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How profiles of several levels, purposes, EVSEs and units come together. */
class CombinationTest {

    private static final OcppVersion V16 = OcppVersion.V1_6;
    private static final OcppVersion V201 = OcppVersion.V2_0_1;
    private static final OcppVersion V21 = OcppVersion.V2_1;

    private static Written byDefault(OcppVersion version) {
        return Written.of(version, "TxDefaultProfile");
    }

    /** OCPP 1.6 edition 2, 3.13.2. */
    @Test
    void theHighestStackLevelLeads() {
        Composing composing = Composing.of(
                V16,
                byDefault(V16).id(1).level(2).period(0, "10").at(1),
                byDefault(V16).id(2).level(1).period(0, "6").at(1));

        assertThat(composing.amps(1, 60)).isEqualTo("0:10A/3");
    }

    /** OCPP 2.0.1 part 2, K01: the leading schedule has a period at that time; 1.6 is taken in the same way. */
    @Test
    void aGapOfTheHigherLevelLetsTheLowerOneThrough() {
        for (OcppVersion version : new OcppVersion[] {V16, V201}) {
            Composing composing = Composing.of(
                    version,
                    byDefault(version)
                            .id(1)
                            .level(1)
                            .duration(100)
                            .period(0, "10")
                            .at(1),
                    byDefault(version).id(2).level(0).period(0, "6").at(1));

            assertThat(composing.amps(1, 200)).isEqualTo("0:10A/3 100:6A/3");
        }
    }

    /** OCPP 2.0.1 part 2, K01: TxProfile overrules TxDefaultProfile where it has a period; OCTT TC_K_41. */
    @Test
    void aGapOfTheTxProfileFallsBackToTheDefault() {
        Composing composing = Composing.of(
                        V201,
                        Written.of(V201, "TxProfile")
                                .id(1)
                                .transaction("t")
                                .duration(3_700)
                                .period(0, "20")
                                .at(1),
                        byDefault(V201).id(2).level(9).period(0, "6").at(0))
                .charging("t");

        assertThat(composing.amps(1, 200)).isEqualTo("0:20A/3 100:6A/3");
    }

    /** OCPP 1.6 edition 2, 3.13.1: purpose beats stack level. */
    @Test
    void aTxProfileOfALowLevelOverrulesADefaultOfAHighOne() {
        Composing composing = Composing.of(
                        V16,
                        Written.of(V16, "TxProfile").id(1).period(0, "20").at(1),
                        byDefault(V16).id(2).level(9).period(0, "6").at(1))
                .charging("7");

        assertThat(composing.amps(1, 60)).isEqualTo("0:20A/3");
    }

    /** OCPP 1.6 edition 2, 7.8: transactionId matches the profile to a transaction. */
    @Test
    void aTxProfileOfAnotherTransactionDoesNotCount() {
        Written profile = Written.of(V16, "TxProfile").transaction("8").period(0, "20");

        assertThat(Composing.of(V16, profile.at(1)).charging("7").amps(1, 60)).isEqualTo("0:-");
        assertThat(Composing.of(V16, profile.at(1)).charging("8").amps(1, 60)).isEqualTo("0:20A/3");
    }

    /** OCPP 1.6 edition 2, 3.13.3. */
    @Test
    void theLowestOfStationMaximumAndDefaultHolds() {
        Composing composing = Composing.of(
                V16,
                Written.of(V16, "ChargePointMaxProfile")
                        .id(1)
                        .period(0, "12")
                        .period(60, "40")
                        .at(0),
                byDefault(V16).id(2).period(0, "16").at(1));

        assertThat(composing.amps(1, 120)).isEqualTo("0:12A/3 60:16A/3");
    }

    /** OCPP 1.6 edition 2, 3.13.1: the connector's default takes the place of that of the station. */
    @Test
    void in16AConnectorsDefaultReplacesThatOfTheStationWhateverTheLevel() {
        Composing composing = Composing.of(
                        V16,
                        byDefault(V16).id(1).level(5).period(0, "6").at(0),
                        byDefault(V16).id(2).level(0).period(0, "16").at(1))
                .withEvses(1, 2);

        assertThat(composing.amps(1, 60)).isEqualTo("0:16A/3");
        assertThat(composing.amps(2, 60)).isEqualTo("0:6A/3");
    }

    /** OCPP 2.0.1 part 2, K01.FR.14, FR.52, FR.53. */
    @Test
    void from201OnDefaultsOfStationAndEvseAreStacked() {
        Composing composing = Composing.of(
                V201,
                byDefault(V201).id(1).level(5).period(0, "6").at(0),
                byDefault(V201).id(2).level(0).period(0, "16").at(1));

        assertThat(composing.amps(1, 60)).isEqualTo("0:6A/3");
    }

    /** OCPP 2.0.1 part 2, K08.FR.06. */
    @Test
    void withoutATransactionTheDefaultCountsAsIfOneRan() {
        Composing composing = Composing.of(V201, byDefault(V201).period(0, "16").at(0));

        assertThat(composing.amps(1, 60)).isEqualTo("0:16A/3");
        assertThat(composing.withoutAssuming().amps(1, 60)).isEqualTo("0:-");
    }

    /** OCPP 2.0.1 part 2, K01: nothing applies, no limit; shown as such and not as a device's default. */
    @Test
    void nothingLimitsWithoutProfiles() {
        assertThat(Composing.of(V201).amps(1, 60)).isEqualTo("0:-");
    }

    /** OCPP 2.0.1 part 2, K08.FR.03: EVSE 0 is what the station takes from the grid. */
    @Test
    void theStationIsTheSumOfItsEvsesUpToItsMaximum() {
        Composing composing = Composing.of(
                        V201,
                        byDefault(V201).id(1).period(0, "10").period(60, "20").at(0),
                        Written.of(V201, "ChargingStationMaxProfile")
                                .id(2)
                                .period(0, "32")
                                .at(0))
                .withEvses(1, 2);

        assertThat(composing.amps(0, 120)).isEqualTo("0:20A/3 60:32A/3");
    }

    /** OCPP 2.0.1 part 2, K08.FR.03: a limit on the sum, not on each of its parts. */
    @Test
    void anExternalConstraintOnTheStationBoundsTheSumAsWell() {
        Composing composing = Composing.of(
                        V201,
                        Written.of(V201, "ChargingStationExternalConstraints")
                                .id(-1)
                                .period(0, "16")
                                .at(0))
                .withEvses(1, 2);

        assertThat(composing.amps(0, 60)).isEqualTo("0:16A/3");
        assertThat(composing.amps(1, 60)).isEqualTo("0:16A/3");
    }

    /** OCPP 2.0.1 part 2, K08.FR.03: an EVSE without a limit can draw what its hardware delivers. */
    @Test
    void anUnlimitedEvseCountsWithItsHardwareInTheSum() {
        Composing composing =
                Composing.of(V201, byDefault(V201).period(0, "10").at(1)).withEvses(1, 2);
        Site site = composing.site();
        Site known = new Site(
                site.voltage(), site.zone(), Map.of(2, new Site.Hardware(new BigDecimal("48"), 1)), site.delays());

        assertThat(composing.amps(0, 60)).isEqualTo("0:-");
        assertThat(composing.at(known).amps(0, 60)).isEqualTo("0:58A/1");
        assertThat(composing.at(known).watts(0, 60)).isEqualTo("0:17940W/1");
    }

    /** OCPP 2.0.1 part 2, K01.FR.50: current = power / (voltage x phases). */
    @Test
    void wattsAndAmperesAreComparedAfterConversion() {
        Composing composing = Composing.of(
                V201,
                Written.of(V201, "ChargingStationMaxProfile")
                        .id(1)
                        .watts()
                        .period(0, "6900")
                        .at(0),
                byDefault(V201).id(2).period(0, "16").at(0));

        assertThat(composing.amps(1, 60)).isEqualTo("0:10A/3");
        assertThat(composing.watts(1, 60)).isEqualTo("0:6900W/3");
    }

    /** OCPP 2.1 part 2, K01.FR.140 and FR.49. */
    @Test
    void theLowestNumberOfPhasesHoldsAndAbsentMeansThree() {
        Composing composing = Composing.of(
                V201,
                Written.of(V201, "ChargingStationMaxProfile")
                        .id(1)
                        .period(0, "20", 1)
                        .at(0),
                byDefault(V201).id(2).watts().period(0, "3680").at(0));

        assertThat(composing.amps(1, 60)).isEqualTo("0:16A/1");
    }

    /** Neighbours that are equal are one period, whichever profile they come from. */
    @Test
    void equalNeighboursAreMerged() {
        Composing composing = Composing.of(
                V201,
                byDefault(V201)
                        .id(1)
                        .level(1)
                        .duration(60)
                        .period(0, "16")
                        .period(30, "16.0")
                        .at(1),
                byDefault(V201).id(2).period(0, "16", 3).at(1));

        assertThat(composing.amps(1, 120)).isEqualTo("0:16A/3");
    }

    /** OCPP 1.6 edition 2, 7.13: a hint, not a limit; it neither raises nor lowers. */
    @Test
    void minChargingRateChangesNothing() {
        Written profile = byDefault(V16)
                .inSchedule("/minChargingRate", new BigDecimal("8"))
                .period(0, "6");

        assertThat(Composing.of(V16, profile.at(1)).amps(1, 60)).isEqualTo("0:6A/3");
    }

    /** OCPP 2.1 part 2, K21. */
    @Test
    void priorityChargingOverrulesTheTransactionButNotTheStation() {
        Composing composing = Composing.of(
                        V21,
                        Written.of(V21, "PriorityCharging")
                                .id(1)
                                .period(0, "32")
                                .at(1),
                        Written.of(V21, "TxProfile")
                                .id(2)
                                .transaction("t")
                                .period(0, "6")
                                .at(1),
                        Written.of(V21, "ChargingStationMaxProfile")
                                .id(3)
                                .period(0, "25")
                                .at(0))
                .charging("t");

        assertThat(composing.amps(1, 60)).isEqualTo("0:25A/3");
    }

    /** OCPP 2.1 part 2, K27: 5 kW from the grid and 2 kW from the roof are 7 kW. */
    @Test
    void localGenerationComesOnTop() {
        Composing composing = Composing.of(
                V21,
                Written.of(V21, "ChargingStationMaxProfile")
                        .id(1)
                        .watts()
                        .period(0, "5000")
                        .at(0),
                Written.of(V21, "LocalGeneration")
                        .id(2)
                        .watts()
                        .period(0, "2000")
                        .at(0));

        assertThat(composing.watts(1, 60)).isEqualTo("0:7000W/3");
    }
}
