// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.site;

import static io.ferrule.charging.site.Wishes.NOW;
import static io.ferrule.charging.site.Wishes.fuse;
import static io.ferrule.charging.site.Wishes.row;
import static io.ferrule.charging.site.Wishes.share;
import static io.ferrule.charging.site.Wishes.station;
import static io.ferrule.charging.site.Wishes.stays;
import static io.ferrule.charging.site.Wishes.wants;
import static org.assertj.core.api.Assertions.assertThat;

import io.ferrule.charging.tariff.PriceStep;
import io.ferrule.charging.tariff.PriceSteps;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

final class SharingTest {

    @Test
    void sharesEquallyAndRoundsDown() {
        Map<String, Double> amps =
                share(SharingPolicy.MAX_MIN, row(50, 3), wants("s1", 32), wants("s2", 32), wants("s3", 32));

        assertThat(amps).containsExactly(Map.entry("s1", 16.66), Map.entry("s2", 16.66), Map.entry("s3", 16.66));
    }

    @Test
    void givesWhatOneDoesNotWantToTheOthers() {
        Map<String, Double> amps =
                share(SharingPolicy.MAX_MIN, row(50, 3), wants("s1", 10), wants("s2", 32), wants("s3", 32));

        assertThat(amps).containsExactly(Map.entry("s1", 10.0), Map.entry("s2", 20.0), Map.entry("s3", 20.0));
    }

    /** Equal share admits in order at the minimum while it lasts (G6). */
    @Test
    void pausesThoseForWhomTheMinimumDoesNotSuffice() {
        Map<String, Double> amps =
                share(SharingPolicy.MAX_MIN, row(15, 3), wants("s1", 32, 2), wants("s2", 32, 1), wants("s3", 32, 2));

        assertThat(amps).containsExactly(Map.entry("s1", 7.5), Map.entry("s2", 7.5), Map.entry("s3", 0.0));
    }

    @Test
    void holdsEachPhaseOfEachFuseOnTheWayUp() {
        Site site = new Site(
                List.of(fuse("main", "", 40), fuse("left", "main", 16), fuse("right", "main", 63)),
                List.of(),
                List.of(station("a", "left"), station("b", "left"), station("c", "right")));

        Allocation allocation = new Sharing(site)
                .share(
                        SharingPolicy.MAX_MIN,
                        Situation.of(NOW, SiteLoad.NONE, List.of(wants("a", 32), wants("b", 32), wants("c", 32))));

        assertThat(allocation.amps()).isEqualTo(Map.of("a", 8.0, "b", 8.0, "c", 24.0));
        assertThat(allocation.binding()).containsEntry("a", "left/L1").containsEntry("c", "main/L1");
    }

    /** Other load is measured at a fuse and includes what hangs below it; decimals are taken as written. */
    @Test
    void takesOtherLoadOffToTheLastDecimal() {
        Map<Phase, Double> other = Map.of(Phase.L1, 62.9 - 50, Phase.L2, 0.0, Phase.L3, 12.89);
        Situation situation =
                Situation.of(NOW, new SiteLoad(Map.of("main", other)), List.of(wants("s1", 80), wants("s2", 80)));

        Allocation allocation = new Sharing(row(63, 2)).share(SharingPolicy.MAX_MIN, situation);

        assertThat(allocation.amps()).containsEntry("s1", 25.05).containsEntry("s2", 25.05);
        assertThat(allocation.binding()).containsEntry("s1", "main/L1");
    }

    /** G7: phase rotation is honoured; a car known to use one phase loads only the one behind its first terminal. */
    @Test
    void countsCarsOfOnePhaseBehindTheirFirstTerminal() {
        Site site = new Site(
                List.of(fuse("main", "", 32)),
                List.of(),
                List.of(station("a", "main", Wiring.rotation("RST")), station("b", "main", Wiring.rotation("STR"))));
        Request a = new Request("a", 32, 0, OptionalInt.of(1), Request.Stay.UNKNOWN);
        Request b = new Request("b", 32, 0, OptionalInt.of(1), Request.Stay.UNKNOWN);

        Map<String, Double> measured = share(SharingPolicy.MAX_MIN, site, a, b);
        Map<String, Double> unknown = share(SharingPolicy.MAX_MIN, site, wants("a", 32), wants("b", 32));

        assertThat(measured).containsEntry("a", 32.0).containsEntry("b", 32.0);
        assertThat(unknown).containsEntry("a", 16.0).containsEntry("b", 16.0);
    }

    @Test
    void servesTheFirstClassBeforeTheSecond() {
        Map<String, Double> amps =
                share(SharingPolicy.PRIORITY, row(60, 3), wants("s1", 32, 5), wants("s2", 25, 1), wants("s3", 25, 1));

        assertThat(amps).containsEntry("s2", 25.0).containsEntry("s3", 25.0).containsEntry("s1", 10.0);
    }

    @Test
    void servesInOrderOfArrival() {
        Map<String, Double> amps =
                share(SharingPolicy.FIRST_COME, row(40, 2), stays("s1", 10, 60, 9_000), stays("s2", 20, 600, 9_000));

        assertThat(amps).containsEntry("s2", 32.0).containsEntry("s1", 8.0);
    }

    @Test
    void servesInOrderOfDeparture() {
        Map<String, Double> amps = share(
                SharingPolicy.EARLIEST_DEPARTURE, row(40, 2), stays("s1", 10, 600, 9_000), stays("s2", 5, 60, 100));

        assertThat(amps).containsEntry("s2", 32.0).containsEntry("s1", 8.0);
    }

    /** Laxity is the stay less the time that charging takes at the largest rate. */
    @Test
    void servesInOrderOfLaxity() {
        Map<String, Double> amps =
                share(SharingPolicy.LEAST_LAXITY, row(40, 2), stays("s1", 10, 600, 200_000), stays("s2", 5, 60, 100));

        assertThat(amps).containsEntry("s1", 32.0).containsEntry("s2", 8.0);
    }

    @Test
    void putsThoseWhoSaidNothingLast() {
        Map<String, Double> amps =
                share(SharingPolicy.LEAST_LAXITY, row(40, 2), wants("s1", 32), stays("s2", 5, 600, 100));

        assertThat(amps).containsEntry("s2", 32.0).containsEntry("s1", 8.0);
    }

    @Test
    void plansSoThatTheOneWhoLeavesGetsItsEnergy() {
        Map<String, Double> amps =
                share(SharingPolicy.PLAN, row(32, 2), stays("s1", 60, 480, 20_000), stays("s2", 5, 60, 20_000));

        assertThat(amps.get("s2")).isGreaterThan(31);
    }

    /** Only the look-ahead knows prices: it waits for the cheap hours if the stay allows it. */
    @Test
    void plansForTheCheapHours() {
        PriceSteps prices = new PriceSteps(
                List.of(new PriceStep(NOW, 0.4), new PriceStep(NOW.plusSeconds(3_600), 0.1)), NOW.plusSeconds(86_400));
        List<Request> requests = List.of(stays("s1", 5, 600, 10_000), stays("s2", 5, 50, 10_000));
        Situation situation = new Situation(NOW, SiteLoad.NONE, requests, Map.of(), Optional.of(prices));

        Allocation allocation = new Sharing(row(32, 2)).share(SharingPolicy.PLAN, situation);

        assertThat(allocation.amps("s1")).isZero();
        assertThat(allocation.amps("s2")).isGreaterThan(10);
    }

    @Test
    void holdsWhatCannotBeTold() {
        Situation situation =
                new Situation(NOW, SiteLoad.NONE, List.of(wants("s1", 32)), Map.of("s2", 27.301), Optional.empty());

        Allocation allocation = new Sharing(row(40, 2)).share(SharingPolicy.MAX_MIN, situation);

        assertThat(allocation.amps()).containsExactly(Map.entry("s1", 12.69));
    }

    /** What is below the minimum of the station cannot be offered. */
    @Test
    void offersNothingBelowTheMinimum() {
        Map<String, Double> amps = share(SharingPolicy.MAX_MIN, row(50, 2), wants("s1", 5.99), wants("s2", 6));

        assertThat(amps).containsEntry("s1", 0.0).containsEntry("s2", 6.0);
    }
}
