// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.internal.session;

import static io.ferrule.proxy.internal.session.DoorBench.CP1;
import static org.assertj.core.api.Assertions.assertThat;

import io.ferrule.model.StationId;
import io.ferrule.proxy.Duplicates;
import io.ferrule.proxy.event.StationEvent.SessionClosed;
import io.ferrule.proxy.event.StationEvent.UpstreamFailed;
import io.ferrule.proxy.event.StationEvent.UpstreamLost;
import io.ferrule.proxy.event.StationEvent.UpstreamOpened;
import io.ferrule.proxy.handshake.Admission;
import io.ferrule.proxy.internal.link.CloseReason;
import io.ferrule.proxy.internal.link.DialException;
import io.ferrule.proxy.internal.memory.MemoryLink;
import io.ferrule.proxy.upstream.DialStage;
import io.ferrule.proxy.upstream.UpstreamState;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** There is no upstream without a station, and no station without an upstream (OCPP 2.0.1 part 4, chapter 6). */
class MirrorModeTest {

    private static final String BOOT = "[2,\"1\",\"BootNotification\",{}]";
    private static final String HEARTBEAT = "[2,\"2\",\"Heartbeat\",{}]";

    private final DoorBench bench = new DoorBench(Duplicates.REFUSE);

    @Test
    void dialsWhenAStationConnects() {
        int before = bench.connector.waiting();

        bench.connect(CP1);

        assertThat(before).isZero();
        assertThat(bench.connector.next().target().url()).hasToString("ws://csms.example/CP1");
    }

    @Test
    void keepsFramesInOrderUntilTheUpstreamIsOpen() {
        MemoryLink station = bench.connect(CP1);
        station.says(BOOT);
        station.says(HEARTBEAT);

        MemoryLink csms = bench.csms();
        var atOnce = csms.take();
        csms.says("[3,\"1\",{}]");

        assertThat(atOnce).containsExactly(BOOT);
        assertThat(csms.take()).containsExactly(HEARTBEAT);
        assertThat(station.take()).containsExactly("[3,\"1\",{}]");
        assertThat(bench.events(UpstreamOpened.class)).hasSize(1);
    }

    @Test
    void closesTheStationWith1001WhenTheDialFails() {
        MemoryLink station = bench.connect(CP1);
        station.says(BOOT);

        bench.connector.next().fails(new DialException(DialException.Stage.NETWORK, "connection refused"));

        assertThat(station.closed()).map(CloseReason::code).contains(1001);
        assertThat(station.take()).isEmpty();
        assertThat(bench.events(UpstreamFailed.class)).singleElement().satisfies(event -> {
            assertThat(event.stage()).isEqualTo(DialStage.NETWORK);
            assertThat(event.retryAfter()).isEqualTo(Duration.ofSeconds(10));
        });
    }

    @Test
    void closesTheStationWith1001WhenTheUpstreamIsLost() {
        MemoryLink station = bench.connect(CP1);

        bench.csms().goes(new CloseReason(CloseReason.ABNORMAL, "", true));

        assertThat(station.closed()).map(CloseReason::code).contains(1001);
        assertThat(bench.events(UpstreamLost.class)).hasSize(1);
    }

    @Test
    void tellsTheStationToComeLaterUntilTheWaitIsOver() {
        bench.connect(CP1);
        bench.csms().goes(new CloseReason(CloseReason.NORMAL, "", true));

        Admission during = bench.knock(CP1);
        bench.timers.advance(Duration.ofMillis(9_500));
        Admission nearlyOver = bench.knock(CP1);
        bench.timers.advance(Duration.ofMillis(500));
        Admission after = bench.knock(CP1);

        assertThat(retryAfter(during)).isEqualTo("10");
        assertThat(retryAfter(nearlyOver)).isEqualTo("1");
        assertThat(after).isInstanceOf(Admission.Admit.class);
    }

    @Test
    void letsOtherStationsInMeanwhile() {
        bench.connect(CP1);
        bench.connector.next().fails(new DialException(DialException.Stage.NETWORK, "connection refused"));

        Admission other = bench.knock(new StationId("CP2"));

        assertThat(other).isInstanceOf(Admission.Admit.class);
    }

    @Test
    void growsTheWaitWithEachFailureAndForgetsItAfterASuccess() {
        // OCPP 2.0.1 part 4, 5.3 and errata 2025-04: back to the minimum after a successful connection.
        bench.connect(CP1);
        bench.connector.next().fails(new DialException(DialException.Stage.NETWORK, "refused"));
        bench.timers.advance(Duration.ofSeconds(10));
        bench.connect(CP1);
        bench.connector.next().fails(new DialException(DialException.Stage.NETWORK, "refused"));
        Admission second = bench.knock(CP1);
        bench.timers.advance(Duration.ofSeconds(20));
        bench.connect(CP1);
        bench.csms().goes(new CloseReason(CloseReason.NORMAL, "", true));

        Admission third = bench.knock(CP1);

        assertThat(retryAfter(second)).isEqualTo("20");
        assertThat(retryAfter(third)).isEqualTo("10");
    }

    @Test
    void closesTheUpstreamWhenTheStationIsLost() {
        MemoryLink station = bench.connect(CP1);
        MemoryLink csms = bench.csms();

        station.goes(new CloseReason(CloseReason.ABNORMAL, "", true));

        assertThat(csms.closed()).map(CloseReason::code).contains(1001);
        assertThat(bench.events(SessionClosed.class)).singleElement().satisfies(event -> assertThat(event.closeCode())
                .isEqualTo(1006));
        assertThat(bench.knock(CP1)).isInstanceOf(Admission.Admit.class);
    }

    @Test
    void closesTheUpstreamAsTheStationClosed() {
        MemoryLink station = bench.connect(CP1);
        MemoryLink csms = bench.csms();

        station.goes(new CloseReason(CloseReason.NORMAL, "", true));

        assertThat(csms.closed()).map(CloseReason::code).contains(1000);
    }

    @Test
    void closesAnUpstreamThatOpensAfterTheStationIsGone() {
        MemoryLink station = bench.connect(CP1);
        station.goes(new CloseReason(CloseReason.NORMAL, "", true));

        MemoryLink csms = bench.csms();

        assertThat(csms.closed()).isPresent();
    }

    @Test
    void doesNotHoldAFailedDialAgainstAStationThatHasGone() {
        MemoryLink station = bench.connect(CP1);
        station.goes(new CloseReason(CloseReason.NORMAL, "", true));

        bench.connector.next().fails(new DialException(DialException.Stage.TIMEOUT, "too slow"));

        assertThat(bench.knock(CP1)).isInstanceOf(Admission.Admit.class);
    }

    @Test
    void tellsWhatTheAdminInterfaceShows() {
        MemoryLink station = bench.connect(CP1);
        var connecting = bench.status();
        bench.csms();
        station.says(BOOT);
        station.says("garbage");
        var open = bench.status();
        station.goes(new CloseReason(CloseReason.NORMAL, "", true));
        var away = bench.status();

        assertThat(connecting.northbound().state()).isEqualTo(UpstreamState.CONNECTING);
        assertThat(open.connected()).isTrue();
        assertThat(open.northbound().state()).isEqualTo(UpstreamState.OPEN);
        assertThat(open.northbound().since()).contains(bench.clock.instant());
        assertThat(open.southbound().orElseThrow().address()).isEqualTo("127.0.0.1");
        assertThat(open.pending()).isEqualTo(1);
        assertThat(open.findings()).isEqualTo(1);
        assertThat(away.connected()).isFalse();
        assertThat(away.northbound().state()).isEqualTo(UpstreamState.AWAY);
        assertThat(away.northbound().profile()).isPresent();
        assertThat(away.pending()).isZero();
    }

    @Test
    void endsADrainingSessionWhenItsCallsAreAnswered() {
        MemoryLink station = bench.connect(CP1);
        MemoryLink csms = bench.csms();
        station.says(BOOT);

        bench.door.shut();
        bench.roster.sessions().forEach(StationSession::drain);
        var waiting = station.closed();
        csms.says("[3,\"1\",{}]");

        assertThat(waiting).isEmpty();
        assertThat(station.take()).containsExactly("[3,\"1\",{}]");
        assertThat(station.closed()).map(CloseReason::code).contains(1001);
        assertThat(retryAfter(bench.knock(CP1))).isEqualTo("30");
    }

    @Test
    void forgetsTheEldestStationWithoutAConnection() {
        DoorBench small = new DoorBench(Duplicates.REFUSE, 2, Runnable::run);
        MemoryLink first = small.connect(new StationId("A"));
        small.connect(new StationId("B"));
        first.goes(new CloseReason(CloseReason.NORMAL, "", true));

        small.connect(new StationId("C"));

        assertThat(small.roster.statuses())
                .extracting(status -> status.station().value())
                .containsExactly("B", "C");
    }

    private static String retryAfter(Admission admission) {
        assertThat(admission).isInstanceOf(Admission.Refuse.class);
        Admission.Refuse refuse = (Admission.Refuse) admission;
        assertThat(refuse.status()).isEqualTo(503);
        return refuse.headers().getOrDefault("Retry-After", "");
    }
}
