// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.internal.observer;

import static io.ferrule.proxy.internal.observer.ObserverBench.LOST;
import static io.ferrule.proxy.internal.observer.ObserverBench.readOnly;
import static org.assertj.core.api.Assertions.assertThat;

import io.ferrule.model.OcppVersion;
import io.ferrule.proxy.event.ObserverEvent.CopiesDropped;
import io.ferrule.proxy.event.ObserverEvent.ObserverAway;
import io.ferrule.proxy.event.ObserverEvent.ObserverOpened;
import io.ferrule.proxy.event.ObserverEvent.ObserverUnreadable;
import io.ferrule.proxy.internal.link.CloseReason;
import io.ferrule.proxy.internal.link.DialException;
import io.ferrule.proxy.internal.memory.MemoryLink;
import io.ferrule.proxy.testing.Outcome;
import io.ferrule.proxy.upstream.Observer;
import io.ferrule.proxy.upstream.UpstreamState;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What an observer hears of its station. */
class CopiesTest {

    private static final String BOOT = "[2,\"b\",\"BootNotification\",{ \"chargePointModel\" : \"X\" }]";
    private static final String BOOTED = "[3,\"b\",{\"status\":\"Accepted\",\"interval\":60}]";
    private static final Duration BACK_OFF = Duration.ofSeconds(10);
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final ObserverBench bench = ObserverBench.of(readOnly("ems"));

    @Test
    void getsEachCallCharacterForCharacter() {
        MemoryLink observer = bench.open();

        bench.session.fromStation(BOOT);

        assertThat(observer.take()).containsExactly(BOOT);
        assertThat(bench.events(ObserverOpened.class))
                .extracting(ObserverOpened::observer)
                .containsExactly("ems");
    }

    @Test
    void getsTheNextCallWhenItHasAnsweredTheOneBefore() {
        // OCPP-J 1.6, 4.1.1: one call at a time, whichever peer is slow.
        MemoryLink observer = bench.open();
        bench.exchange(heartbeat(1), answer(1));
        bench.exchange(heartbeat(2), answer(2));
        List<String> before = observer.take();

        observer.says(answer(1));

        assertThat(before).containsExactly(heartbeat(1));
        assertThat(observer.take()).containsExactly(heartbeat(2));
    }

    @Test
    void answersNobody() {
        MemoryLink observer = bench.open();
        bench.session.fromStation(heartbeat(1));
        observer.says("[3,\"1\",{\"currentTime\":\"1999-01-01T00:00:00Z\"}]");

        Outcome outcome = bench.session.fromCsms("[3,\"1\",{\"currentTime\":\"2026-01-01T00:00:00Z\"}]");

        assertThat(outcome.toStation()).containsExactly("[3,\"1\",{\"currentTime\":\"2026-01-01T00:00:00Z\"}]");
    }

    @Test
    void leavesTheStationToItsCsmsWhileItIsSilent() {
        bench.open();

        for (int i = 0; i < 1_000; i++) {
            Outcome outcome = bench.exchange(heartbeat(i), answer(i));
            assertThat(outcome.toStation()).containsExactly(answer(i));
        }

        assertThat(bench.status().waiting()).isEqualTo(CopyQueue.MOST_COPIES);
        assertThat(bench.status().dropped()).isEqualTo(1_000 - 1 - CopyQueue.MOST_COPIES);
        assertThat(bench.events(CopiesDropped.class))
                .extracting(CopiesDropped::dropped)
                .startsWith(1L, 2L, 4L, 8L)
                .hasSize(10);
    }

    @Test
    void losesTheEldestCopiesFirst() {
        MemoryLink observer = bench.open();
        for (int i = 0; i <= CopyQueue.MOST_COPIES + 2; i++) {
            bench.exchange(heartbeat(i), answer(i));
        }

        observer.says(answer(0));

        assertThat(observer.take()).containsExactly(heartbeat(0), heartbeat(3));
    }

    @Test
    void boundsWhatWaitsBySizeToo() {
        bench.open();
        String large = "\"" + "x".repeat(100_000) + "\"";

        for (int i = 0; i < 10; i++) {
            bench.exchange("[2,\"" + i + "\",\"DataTransfer\",{\"vendorId\":\"v\",\"data\":" + large + "}]", answer(i));
        }

        assertThat(bench.status().waiting()).isEqualTo(2);
        assertThat(bench.status().dropped()).isEqualTo(7);
    }

    @Test
    void goesOnWhenAReplyStaysOut() {
        MemoryLink observer = bench.open();
        bench.exchange(heartbeat(1), answer(1));
        bench.exchange(heartbeat(2), answer(2));
        observer.take();

        bench.timers.advance(TIMEOUT);
        observer.says(answer(1));

        assertThat(observer.take()).containsExactly(heartbeat(2));
    }

    @Test
    void givesAnotherIdWhereALateReplyCouldBeTakenForThatOfANewCall() {
        MemoryLink observer = bench.open();
        bench.exchange(heartbeat(1), answer(1));
        bench.timers.advance(TIMEOUT);
        observer.take();

        bench.exchange(heartbeat(1), answer(1));

        assertThat(observer.take())
                .singleElement()
                .asString()
                .endsWith(",\"Heartbeat\",{}]")
                .isNotEqualTo(heartbeat(1));
    }

    @Test
    void waitsForItsFirstConnectionWithWhatWasSaid() {
        bench.exchange(BOOT, BOOTED);
        bench.exchange(heartbeat(1), answer(1));

        MemoryLink observer = bench.open();
        observer.says(BOOTED);

        assertThat(observer.take()).containsExactly(BOOT, heartbeat(1));
    }

    @Test
    void isDialledAgainWithABackOffOfItsOwn() {
        bench.connector.next().fails(new DialException(DialException.Stage.NETWORK, "refused"));
        bench.exchange(BOOT, BOOTED);
        bench.timers.advance(BACK_OFF.minusMillis(1));
        int tooEarly = bench.connector.waiting();

        bench.timers.advance(Duration.ofMillis(1));
        MemoryLink observer = bench.open();

        assertThat(tooEarly).isZero();
        assertThat(observer.take()).containsExactly(BOOT);
        assertThat(bench.events(ObserverAway.class)).singleElement().satisfies(away -> {
            assertThat(away.reason()).isEqualTo("refused");
            assertThat(away.retryAfter()).isEqualTo(BACK_OFF);
        });
        assertThat(bench.session.stationClosed()).isEmpty();
    }

    @Test
    void getsACopyOnceMoreWhenItsReplyWasLost() {
        MemoryLink first = bench.open();
        bench.exchange(BOOT, BOOTED);
        first.says(BOOTED);
        bench.exchange(heartbeat(1), answer(1));
        first.goes(LOST);
        bench.timers.advance(BACK_OFF);

        MemoryLink second = bench.open();

        assertThat(second.take()).containsExactly(heartbeat(1));
    }

    @Test
    void doesNotGetACopyForEverThatItDiesOf() {
        MemoryLink first = bench.open();
        bench.exchange(BOOT, BOOTED);
        first.says(BOOTED);
        bench.exchange(heartbeat(1), answer(1));
        first.goes(LOST);
        bench.timers.advance(BACK_OFF);
        bench.open().goes(LOST);
        bench.timers.advance(BACK_OFF);

        MemoryLink third = bench.open();

        assertThat(third.take()).isEmpty();
        assertThat(bench.status().dropped()).isEqualTo(1);
    }

    @Test
    void getsTheBootFirstThatItNeverTook() {
        bench.exchange(BOOT, BOOTED);
        bench.connector.next().fails(new DialException(DialException.Stage.NETWORK, "refused"));
        bench.reconnect();
        bench.exchange(heartbeat(1), answer(1));
        bench.timers.advance(BACK_OFF);

        MemoryLink observer = bench.open();

        assertThat(observer.take())
                .singleElement()
                .asString()
                .endsWith(",\"BootNotification\",{ \"chargePointModel\" : \"X\" }]");
    }

    @Test
    void getsTheBootOnceAfterTheConnectionBrokeOverIt() {
        MemoryLink first = bench.open();
        bench.exchange(BOOT, BOOTED);
        first.goes(LOST);
        bench.timers.advance(BACK_OFF);

        MemoryLink second = bench.open();
        second.says(BOOTED);

        assertThat(second.take()).containsExactly(BOOT);
    }

    @Test
    void getsNothingButTheBootWhileItDoesNotTakeIt() {
        // OCPP 1.6, 4.2: until it is accepted, a station sends nothing else, and its next boot after the interval.
        MemoryLink observer = bench.open();
        bench.exchange(BOOT, BOOTED);
        bench.exchange(heartbeat(1), answer(1));
        observer.says("[3,\"b\",{\"status\":\"Pending\",\"interval\":20}]");
        bench.timers.advance(Duration.ofSeconds(19));
        List<String> before = observer.take();

        bench.timers.advance(Duration.ofSeconds(1));

        assertThat(before).containsExactly(BOOT);
        assertThat(observer.take()).singleElement().asString().contains("\"BootNotification\"");
    }

    @Test
    void doesWithoutCopiesWhileTheyArePaused() {
        MemoryLink observer = bench.open();
        bench.exchange(heartbeat(1), answer(1));
        bench.exchange(heartbeat(2), answer(2));
        bench.paused = true;
        bench.exchange(heartbeat(3), answer(3));
        bench.paused = false;

        bench.exchange(heartbeat(4), answer(4));
        observer.says(answer(1));

        assertThat(observer.take()).containsExactly(heartbeat(1), heartbeat(4));
        assertThat(bench.status().dropped()).isEqualTo(2);
    }

    @Test
    void endsWithTheSession() {
        MemoryLink observer = bench.open();

        bench.session.close();
        bench.timers.advance(Duration.ofHours(1));

        assertThat(observer.closed()).map(CloseReason::code).contains(CloseReason.GOING_AWAY);
        assertThat(bench.connector.waiting()).isZero();
        assertThat(bench.gallery.statuses(ObserverBench.STATION)).isEmpty();
    }

    @Test
    void isNotDialledMoreOftenBecauseItsStationComesAndGoes() {
        bench.connector.next().fails(new DialException(DialException.Stage.NETWORK, "refused"));

        bench.reconnect();
        bench.reconnect();

        assertThat(bench.connector.waiting()).isZero();
        assertThat(bench.status().state()).isEqualTo(UpstreamState.AWAY);
    }

    @Test
    void isNotDialledWhenItSpeaksAnotherVersion() {
        ObserverBench foreign =
                ObserverBench.of(Observer.readOnly("ems", ObserverBench.target("ems", OcppVersion.V2_0_1)));

        foreign.exchange(heartbeat(1), answer(1));

        assertThat(foreign.connector.waiting()).isZero();
        assertThat(foreign.events(ObserverAway.class))
                .extracting(ObserverAway::reason)
                .containsExactly("the observer speaks OCPP 2.0.1, the station 1.6");
    }

    @Test
    void isNotDialledAgainWhenItIsNoObserverAnyMore() {
        bench.open().goes(LOST);
        bench.observers.clear();

        bench.timers.advance(Duration.ofHours(1));

        assertThat(bench.connector.waiting()).isZero();
        assertThat(bench.session.stationClosed()).isEmpty();
    }

    @Test
    void losesItsConnectionForRubbish() {
        MemoryLink observer = bench.open();

        for (int i = 0; i <= 30; i++) {
            observer.says("rubbish");
        }

        assertThat(observer.closed()).map(CloseReason::code).contains(CloseReason.POLICY);
        assertThat(bench.events(ObserverUnreadable.class)).hasSize(31);
        assertThat(bench.session.stationClosed()).isEmpty();
        assertThat(bench.exchange(heartbeat(1), answer(1)).toStation()).containsExactly(answer(1));
    }

    private static String heartbeat(int id) {
        return "[2,\"" + id + "\",\"Heartbeat\",{}]";
    }

    private static String answer(int id) {
        return "[3,\"" + id + "\",{}]";
    }
}
