// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.site.books;

import static org.assertj.core.api.Assertions.assertThat;

import io.ferrule.charging.site.Fuse;
import io.ferrule.charging.site.Phase;
import io.ferrule.charging.site.Request;
import io.ferrule.charging.site.SharingPolicy;
import io.ferrule.charging.site.Site;
import io.ferrule.charging.site.SiteStation;
import io.ferrule.charging.site.Wiring;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** Lower first, confirm, then raise (G2, G3, G6, G8, G9, G11), on one phase of 32 A with two stations. */
final class DriveTest {

    private static final Instant START = Instant.parse("2026-03-02T08:00:00Z");

    private final Site site = new Site(
            List.of(new Fuse("main", Optional.empty(), Map.of(Phase.L1, 32.0), Map.of(Phase.L1, 0.0))),
            List.of(),
            List.of(station("cp1"), station("cp2")));
    private final Books books =
            new Books(site, BookRules.usual(), Map.of("cp1", StationTraits.KEEPING, "cp2", StationTraits.KEEPING));
    private final Drive drive = drive(Map.of());

    private Drive drive(Map<String, Double> reserves) {
        return new Drive(books, SharingPolicy.MAX_MIN, DriveRules.usual(), reserves);
    }

    private static SiteStation station(String id) {
        return new SiteStation(
                id,
                Optional.of("main"),
                Optional.empty(),
                new Wiring(List.of(Phase.L1)),
                new SiteStation.Rating(6, 32, 230));
    }

    private static Request wants(String station, double amps) {
        return new Request(station, amps, 0, OptionalInt.empty(), Request.Stay.UNKNOWN);
    }

    private static Instant second(long second) {
        return START.plusSeconds(second);
    }

    private List<Order> decide(Drive with, long second, Request... requests) {
        return with.decide(List.of(requests), Optional.empty(), second(second));
    }

    /** Both stations connected, at the limits given, all of it confirmed and settled at second 10. */
    private void settled(double first, double second) {
        books.connected("cp1");
        books.connected("cp2");
        confirm("cp1", first);
        confirm("cp2", second);
    }

    private void confirm(String station, double amps) {
        books.accepted(books.enter(station, amps, Order.Cause.LOWER, START), START);
    }

    private static List<String> told(List<Order> orders) {
        return orders.stream()
                .map(order -> order.station() + " " + order.amps() + " " + order.cause())
                .toList();
    }

    /** OCPP 2.0.1 part 2, K03: the first car gives way to the second before that one gets its share. */
    @Test
    void lowersFirstAndRaisesWhatIsFreed() {
        settled(32, 0);

        List<Order> first = decide(drive, 10, wants("cp1", 32), wants("cp2", 32));
        List<Order> waiting = decide(drive, 12, wants("cp1", 32), wants("cp2", 32));
        books.accepted(first.get(0), second(13));
        List<Order> settling = decide(drive, 14, wants("cp1", 32), wants("cp2", 32));
        List<Order> second = decide(drive, 18, wants("cp1", 32), wants("cp2", 32));

        assertThat(told(first)).containsExactly("cp1 16.0 LOWER");
        assertThat(waiting).isEmpty();
        assertThat(settling).isEmpty();
        assertThat(told(second)).containsExactly("cp2 16.0 RAISE");
    }

    /** G3: the old limit stays in force for accounting. */
    @Test
    void handsOutNothingWhenTheLoweringIsRefused() {
        settled(32, 0);
        List<Order> first = decide(drive, 10, wants("cp1", 32), wants("cp2", 32));

        books.refused(first.get(0), second(11));
        List<Order> next = decide(drive, 12, wants("cp1", 32), wants("cp2", 32));

        assertThat(next).isEmpty();
    }

    /** G9: nothing is sent when nothing changes. */
    @Test
    void isSilentWhenEverythingIsAsItShallBe() {
        settled(16, 16);

        List<Order> orders = decide(drive, 10, wants("cp1", 32), wants("cp2", 32));

        assertThat(orders).isEmpty();
    }

    /** G9: below 1 A or 5 % a rise is not worth an order. */
    @Test
    void doesNotRaiseForTheLastAmpere() {
        settled(15.5, 16);

        List<Order> orders = decide(drive, 10, wants("cp1", 16), wants("cp2", 16));

        assertThat(orders).isEmpty();
    }

    /** A rise of the other load is answered at once, whatever the pace. */
    @Test
    void protectsTheFuseAtOnce() {
        settled(16, 16);
        books.otherLoad("main", Map.of(Phase.L1, 10.0), second(10));

        List<Order> orders = decide(drive, 10, wants("cp1", 32), wants("cp2", 32));

        assertThat(told(orders)).containsExactly("cp1 11.0 PROTECT", "cp2 11.0 PROTECT");
    }

    /** G11: a limit from outside is obeyed with the next decision. */
    @Test
    void obeysAnExternalLimit() {
        settled(16, 16);
        books.externalLimit("main", Map.of(Phase.L1, 14.0));

        List<Order> orders = decide(drive, 10, wants("cp1", 32), wants("cp2", 32));

        assertThat(told(orders)).containsExactly("cp1 7.0 PROTECT", "cp2 7.0 PROTECT");
    }

    /** G8: what an idle station keeps is not given to others. */
    @Test
    void keepsTheReserveOfAnIdleStation() {
        settled(6, 6);

        List<Order> orders = decide(drive(Map.of("cp2", 6.0)), 10, wants("cp1", 32));

        assertThat(told(orders)).containsExactly("cp1 26.0 RAISE");
    }

    /** G6: on for at least five minutes, unless a fuse demands it; then resumed only with more than the minimum. */
    @Test
    void resumesAPausedCarOnlyWhenThereIsEnoughForLongEnough() {
        settled(16, 16);
        books.otherLoad("main", Map.of(Phase.L1, 24.0), second(10));
        decide(drive, 10, wants("cp1", 32), wants("cp2", 32)).forEach(order -> books.accepted(order, second(11)));
        books.otherLoad("main", Map.of(Phase.L1, 0.0), second(300));

        List<Order> early = decide(drive, 350, wants("cp1", 32), wants("cp2", 32));
        early.forEach(order -> books.accepted(order, second(351)));
        books.otherLoad("main", Map.of(Phase.L1, 0.0), second(420));
        List<Order> late = decide(drive, 420, wants("cp1", 32), wants("cp2", 32));

        assertThat(told(early)).as("cp2 waits").containsExactly("cp1 16.0 RAISE");
        assertThat(told(late)).containsExactly("cp2 16.0 RAISE");
    }

    /** G4, G12: a station that nothing is known of is brought to what fits beside the others before it is raised. */
    @Test
    void tellsAnUnknownStationWhatFits() {
        books.connected("cp1");
        books.connected("cp2");
        confirm("cp1", 16);

        List<Order> orders = decide(drive, 10, wants("cp1", 32), wants("cp2", 32));

        assertThat(told(orders)).containsExactly("cp2 16.0 PROTECT");
    }

    /** G1: two stations of which it is not certain what they hold do not get the same room beside a third. */
    @Test
    void givesNoRoomTwice() {
        Site three = new Site(site.fuses(), List.of(), List.of(station("cp1"), station("cp2"), station("cp3")));
        StationTraits keeping = StationTraits.KEEPING;
        Books of = new Books(three, BookRules.usual(), Map.of("cp1", keeping, "cp2", keeping, "cp3", keeping));
        of.restore(Map.of("cp1", 0.0, "cp2", 0.0), START.minusSeconds(60));
        List.of("cp1", "cp2", "cp3").forEach(of::connected);
        of.accepted(of.enter("cp3", 20, Order.Cause.LOWER, START), START);

        List<Order> orders = new Drive(of, SharingPolicy.MAX_MIN, DriveRules.usual(), Map.of())
                .decide(List.of(wants("cp1", 32), wants("cp2", 32)), Optional.empty(), second(10));

        assertThat(told(orders)).containsExactlyInAnyOrder("cp1 12.0 RENEW", "cp2 0.0 RENEW", "cp3 0.0 LOWER");
    }

    /** G3: a station that orders do not reach is held at its worst case, and the others shrink. */
    @Test
    void shrinksTheOthersWhenAStationCannotBeReached() {
        settled(26, 6);
        books.otherLoad("main", Map.of(Phase.L1, 4.0), second(10));
        for (long second = 10; second <= 1_000; second += 10) {
            books.otherLoad("main", Map.of(Phase.L1, 4.0), second(second));
            for (Order order : decide(drive, second, wants("cp1", 32), wants("cp2", 32))) {
                if (order.station().equals("cp2")) {
                    books.accepted(order, second(second));
                }
            }
        }

        assertThat(books.worst("cp1", second(1_010))).isEqualTo(26);
        assertThat(books.inForce("cp2", second(1_010))).contains(0.0);
    }
}
