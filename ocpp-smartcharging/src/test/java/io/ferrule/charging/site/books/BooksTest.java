// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.site.books;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.ferrule.charging.rule.RefusedException;
import io.ferrule.charging.site.Fuse;
import io.ferrule.charging.site.Phase;
import io.ferrule.charging.site.Site;
import io.ferrule.charging.site.SiteStation;
import io.ferrule.charging.site.Wiring;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a station may be drawing at worst (G1 to G5, G12). */
final class BooksTest {

    private static final Instant START = Instant.parse("2026-03-02T08:00:00Z");

    private final Site site = new Site(
            List.of(new Fuse("main", Optional.empty(), Map.of(Phase.L1, 40.0), Map.of(Phase.L1, 12.0))),
            List.of(),
            List.of(new SiteStation(
                    "cp1",
                    Optional.of("main"),
                    Optional.empty(),
                    new Wiring(List.of(Phase.L1)),
                    new SiteStation.Rating(6, 32, 230))));
    private final Books books = books(StationTraits.KEEPING);

    private Books books(StationTraits traits) {
        return new Books(site, BookRules.usual(), Map.of("cp1", traits));
    }

    private static Instant second(long second) {
        return START.plusSeconds(second);
    }

    private Order confirmed(Books of, double amps, long second) {
        Order order = of.enter("cp1", amps, Order.Cause.LOWER, second(second));
        of.accepted(order, second(second));
        return order;
    }

    /** G12: never at zero. */
    @Test
    void startWithTheLargestCurrent() {
        double worst = books.worst("cp1", START);

        assertThat(worst).isEqualTo(32);
    }

    /** G1: what the station itself may be drawing is not in its own way. */
    @Test
    void leaveRoomBesideTheOtherLoad() {
        double room = books.room("cp1", START);

        assertThat(room).isEqualTo(28);
    }

    /** G11: the fuse shrank. */
    @Test
    void leaveNoMoreRoomThanALimitFromOutside() {
        books.externalLimit("main", Map.of(Phase.L1, 20.0));

        double room = books.room("cp1", START);

        assertThat(room).isEqualTo(8);
    }

    /** G2: accepted, and time for the car to follow. */
    @Test
    void countALowerLimitWhenItHasSettled() {
        confirmed(books, 10, 0);

        assertThat(books.worst("cp1", second(4))).isEqualTo(32);
        assertThat(books.worst("cp1", second(5))).isEqualTo(10);
    }

    /** G1: every limit that is under way counts. */
    @Test
    void countARaiseFromTheMomentItIsEntered() {
        confirmed(books, 10, 0);

        books.enter("cp1", 16, Order.Cause.RAISE, second(10));

        assertThat(books.worst("cp1", second(10))).isEqualTo(16);
    }

    /** G3: a refused order does not take effect. */
    @Test
    void takeBackARaiseThatIsRefused() {
        confirmed(books, 10, 0);
        Order raise = books.enter("cp1", 16, Order.Cause.RAISE, second(10));

        books.refused(raise, second(11));

        assertThat(books.worst("cp1", second(11))).isEqualTo(10);
        assertThat(books.inForce("cp1", second(11))).contains(10.0);
    }

    /** G3: what nobody answered may be in force. */
    @Test
    void keepCountingARaiseThatIsNotAnswered() {
        confirmed(books, 10, 0);

        books.enter("cp1", 16, Order.Cause.RAISE, second(10));

        assertThat(books.worst("cp1", second(1_000))).isEqualTo(16);
        assertThat(books.inForce("cp1", second(1_000))).isEmpty();
        assertThat(books.waits("cp1", second(1_000))).isFalse();
    }

    /** A late raise may overtake: an order that another one overlapped proves nothing. */
    @Test
    void doNotBelieveALowerLimitThatAnUnansweredRaiseMayOvertake() {
        confirmed(books, 10, 0);
        books.enter("cp1", 16, Order.Cause.RAISE, second(10));

        confirmed(books, 6, 20);

        assertThat(books.worst("cp1", second(100))).isEqualTo(16);
        assertThat(books.inForce("cp1", second(100))).isEmpty();
    }

    @Test
    void believeItOnceNothingCanOvertakeAnyMore() {
        books.enter("cp1", 16, Order.Cause.RAISE, second(10));

        confirmed(books, 6, 71);

        assertThat(books.worst("cp1", second(80))).isEqualTo(6);
    }

    /** G4: a station that is cut off counts at what it was told last. */
    @Test
    void countALostStationAtWhatItHolds() {
        books.connected("cp1");
        confirmed(books, 10, 0);

        books.lost("cp1");

        assertThat(books.worst("cp1", second(86_400))).isEqualTo(10);
        assertThat(books.reachable("cp1")).isFalse();
    }

    /** G4: unless persistence was probed, a new connection may mean a restart that forgot the limit. */
    @Test
    void countAnUnprobedStationAtItsLargestCurrentAfterItCameBack() {
        Books unprobed = books(StationTraits.UNPROBED);
        confirmed(unprobed, 10, 0);

        unprobed.connected("cp1");

        assertThat(unprobed.worst("cp1", second(60))).isEqualTo(32);
        assertThat(unprobed.cleared("cp1", second(60))).isFalse();
        assertThat(unprobed.ledger(second(60))).containsEntry("cp1", 10.0);
    }

    @Test
    void countAStationThatKeepsLimitsAsBeforeAfterARestart() {
        confirmed(books, 10, 0);

        books.restarted("cp1");

        assertThat(books.worst("cp1", second(60))).isEqualTo(10);
    }

    /** An acceptance from before a restart says nothing about the time after it. */
    @Test
    void doNotBelieveAnAnswerFromBeforeARestart() {
        Books unprobed = books(StationTraits.UNPROBED);
        Order order = unprobed.enter("cp1", 6, Order.Cause.LOWER, second(0));
        unprobed.restarted("cp1");

        unprobed.accepted(order, second(1));

        assertThat(unprobed.worst("cp1", second(60))).isEqualTo(32);
    }

    /** G4: then at the fallback of its schedule. */
    @Test
    void countAnUnrenewedLimitAtItsFallback() {
        StationTraits.Fallback fallback = new StationTraits.Fallback(Duration.ofMinutes(15), 8);
        Books falling = books(new StationTraits(true, Optional.of(fallback)));

        confirmed(falling, 16, 0);

        assertThat(falling.inForce("cp1", second(449))).contains(16.0);
        assertThat(falling.inForce("cp1", second(450))).as("is due for renewal").isEmpty();
        assertThat(falling.worst("cp1", second(904))).isEqualTo(16);
        assertThat(falling.worst("cp1", second(905))).isEqualTo(8);
    }

    /** Measured response beats assumption: 1 A more than confirmed for 10 s. */
    @Test
    void countADisobedientStationAtItsLargestCurrent() {
        confirmed(books, 10, 0);

        books.drawn("cp1", 12, second(20));
        double soon = books.worst("cp1", second(20));
        books.drawn("cp1", 12, second(30));

        assertThat(soon).isEqualTo(12);
        assertThat(books.worst("cp1", second(30))).isEqualTo(32);
        assertThat(books.reachable("cp1")).isFalse();
    }

    @Test
    void forgiveAStationThatObeysForLongEnough() {
        books.connected("cp1");
        confirmed(books, 10, 0);
        books.drawn("cp1", 12, second(20));
        books.drawn("cp1", 12, second(30));

        books.drawn("cp1", 9, second(40));
        books.drawn("cp1", 9, second(640));

        assertThat(books.worst("cp1", second(640))).isEqualTo(10);
        assertThat(books.reachable("cp1")).isTrue();
    }

    /** G12: the ledger is what restarted books begin with; orders of that time may still arrive. */
    @Test
    void goOnFromTheLedgerAfterARestartOfTheGateway() {
        confirmed(books, 10, 0);
        books.enter("cp1", 16, Order.Cause.RAISE, second(10));
        Books restarted = books(StationTraits.KEEPING);

        restarted.restore(books.ledger(second(10)), second(12));
        confirmed(restarted, 6, 20);

        assertThat(restarted.worst("cp1", second(71))).isEqualTo(16);
        assertThat(restarted.inForce("cp1", second(71))).isEmpty();
    }

    @Test
    void refuseWhatIsNotOnTheSite() {
        assertThatExceptionOfType(RefusedException.class).isThrownBy(() -> books.lost("cp2"));
        assertThatExceptionOfType(RefusedException.class).isThrownBy(() -> books.otherLoad("sub", Map.of(), START));
    }
}
