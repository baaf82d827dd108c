// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.fit;

import static org.assertj.core.api.Assertions.assertThat;

import io.ferrule.charging.InstalledProfile;
import io.ferrule.charging.Purpose;
import io.ferrule.charging.Transaction;
import io.ferrule.charging.Written;
import io.ferrule.charging.composite.Situation;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How the limit of a station of several connectors is told. */
class SeveralConnectorsTest extends FittingCase {

    private static Situation maximumOfTwo() {
        return situation(
                List.of(1, 2),
                Written.of(V201, "ChargingStationMaxProfile")
                        .id(1)
                        .absolute(NOW.toString())
                        .period(0, "30")
                        .at(0),
                profile().id(2).period(0, "10").at(1));
    }

    @Test
    void sharesTheStationsMaximumWhereItCannotBeTold() {
        FitPlan plan = plan(
                new StationCapabilities(accepts(1, 2, Purpose.TX_DEFAULT), THREE_PHASES),
                WritePolicy.EVERY_CHANGE,
                maximumOfTwo());

        assertThat(told(plan)).containsExactlyInAnyOrder("0@1 0:10.0", "0@2 0:20.0");
    }

    @Test
    void tellsTheStationsMaximumWhereItCan() {
        FitPlan plan = plan(
                new StationCapabilities(accepts(1, 3, Purpose.TX_DEFAULT, Purpose.STATION_MAX), THREE_PHASES),
                WritePolicy.EVERY_CHANGE,
                maximumOfTwo());

        assertThat(told(plan)).containsExactlyInAnyOrder("0@0 0:30.0", "0@1 0:10.0", "0@2 0:30.0");
    }

    @Test
    void tellsAllConnectorsTheSameWhereThereIsRoomForOneProfile() {
        FitPlan plan = plan(
                new StationCapabilities(accepts(1, 1, Purpose.TX_DEFAULT), THREE_PHASES),
                WritePolicy.EVERY_CHANGE,
                maximumOfTwo());

        assertThat(told(plan)).containsExactly("0@0 0:10.0");
    }

    /** OCPP 1.6 edition 2, 7.12: watts are shared by what flows through each phase, where a connector uses fewer. */
    @Test
    void sharesTheWattsOfAStationByPhase() {
        FitPlan plan = plan(
                new StationCapabilities(watts(1, 3), delivers(3, true)),
                WritePolicy.EVERY_CHANGE,
                situation(
                        List.of(1, 2, 3),
                        profile().id(1).period(0, "20", 2).at(1),
                        Written.of(V201, "ChargingStationMaxProfile")
                                .id(2)
                                .absolute(NOW.toString())
                                .period(0, "18", 3)
                                .at(0)));

        assertThat(told(plan)).containsExactly("0@1 0:2760.0", "0@2 0:4140.0", "0@3 0:4140.0");
    }

    /** What one connector may have on three phases is no more on one, because another connector uses one only. */
    @Test
    void leavesAConnectorItsPhasesBesideOneOfFewer() {
        FitPlan plan = plan(
                new StationCapabilities(watts(1, 2), delivers(3, true)),
                WritePolicy.EVERY_CHANGE,
                situation(
                        List.of(1, 2),
                        profile().id(1).period(0, "10", 3).at(1),
                        profile().id(2).period(0, "6", 1).at(2)));

        assertThat(told(plan)).containsExactly("0@1 0:6900.0", "0@2 0:1380.0");
    }

    private static Situation twoTransactions(InstalledProfile... profiles) {
        Situation one = situation(List.of(1, 2), profiles);
        return new Situation(
                one.profiles(),
                one.evses(),
                List.of(new Transaction(1, "s", Optional.of(NOW)), new Transaction(2, "t", Optional.of(NOW))),
                true,
                one.site());
    }

    @Test
    void saysWhichTransactionGetsNoProfileForWantOfRoom() {
        FitPlan plan = plan(
                new StationCapabilities(accepts(1, 1, Purpose.TX), THREE_PHASES),
                WritePolicy.EVERY_CHANGE,
                twoTransactions(profile().id(1).period(0, "10").at(0)));

        assertThat(told(plan)).containsExactly("0@1 0:10.0");
        assertThat(losses(plan)).containsExactly("limits of connector 2: the station has room for fewer profiles");
    }

    @Test
    void leavesTheRoomForATransactionToThatWhichHasALimit() {
        FitPlan plan = plan(
                new StationCapabilities(accepts(1, 1, Purpose.TX), THREE_PHASES),
                WritePolicy.EVERY_CHANGE,
                twoTransactions(profile().id(1).period(0, "10").at(2)));

        assertThat(told(plan)).containsExactly("0@2 0:10.0");
        assertThat(losses(plan)).isEmpty();
    }

    @Test
    void boundsTheWholeStationWhereThereIsNoRoomForEveryTransaction() {
        FitPlan plan = plan(
                new StationCapabilities(accepts(1, 1, Purpose.TX, Purpose.STATION_MAX), THREE_PHASES),
                WritePolicy.EVERY_CHANGE,
                twoTransactions(profile().id(1).period(0, "10").at(0)));

        assertThat(told(plan)).containsExactly("0@0 0:10.0");
        assertThat(losses(plan)).containsExactly("limits of single connectors");
    }
}
