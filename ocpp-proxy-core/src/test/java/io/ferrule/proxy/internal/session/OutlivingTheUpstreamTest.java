// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.internal.session;

import static io.ferrule.proxy.internal.session.DoorBench.CP1;
import static org.assertj.core.api.Assertions.assertThat;

import io.ferrule.model.Call;
import io.ferrule.model.Payload;
import io.ferrule.model.Reply;
import io.ferrule.model.Side;
import io.ferrule.model.v16.HeartbeatRequest;
import io.ferrule.proxy.event.StationEvent.UpstreamLost;
import io.ferrule.proxy.intercept.CallFailedException;
import io.ferrule.proxy.intercept.Exchange;
import io.ferrule.proxy.intercept.Interceptor;
import io.ferrule.proxy.intercept.ReplyVerdict;
import io.ferrule.proxy.intercept.Session;
import io.ferrule.proxy.intercept.Unanswered;
import io.ferrule.proxy.internal.link.CloseReason;
import io.ferrule.proxy.internal.link.DialException;
import io.ferrule.proxy.internal.memory.MemoryLink;
import io.ferrule.proxy.upstream.UpstreamState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

/** In buffer mode a session goes on without its CSMS (OCPP 2.0.1 errata 2025-02, part 4, chapter 6). */
class OutlivingTheUpstreamTest {

    private static final CloseReason LOST = new CloseReason(CloseReason.ABNORMAL, "", true);
    private static final String BOOT = "[2,\"1\",\"BootNotification\",{}]";
    private static final String HEARTBEAT = "[2,\"2\",\"Heartbeat\",{}]";

    private final Witness witness = new Witness();
    private final DoorBench bench = DoorBench.buffering(session -> witness.of(session));

    @Test
    void keepsTheStationWhenTheDialFails() {
        MemoryLink station = bench.connect(CP1);
        station.says(BOOT);

        bench.connector.next().fails(new DialException(DialException.Stage.NETWORK, "refused"));

        assertThat(station.closed()).isEmpty();
        assertThat(station.take()).containsExactly("[4,\"1\",\"GenericError\",\"the CSMS is away\",{}]");
        assertThat(witness.seen).containsExactly("AWAY", "BootNotification NOT_SENT");
    }

    @Test
    void answersAtOnceWhileTheCsmsIsAway() {
        MemoryLink station = bench.connect(CP1);
        bench.csms().goes(LOST);

        station.says(HEARTBEAT);

        assertThat(station.take()).hasSize(1);
        assertThat(witness.seen).containsExactly("OPEN", "AWAY", "Heartbeat NOT_SENT");
    }

    @Test
    void tellsWhichCallTheLostCsmsMayHaveHeard() {
        MemoryLink station = bench.connect(CP1);
        MemoryLink csms = bench.csms();
        station.says(BOOT);
        station.says(HEARTBEAT);

        csms.goes(LOST);

        assertThat(csms.take()).containsExactly(BOOT);
        assertThat(witness.seen)
                .containsExactly("OPEN", "AWAY", "BootNotification REPLY_MISSING", "Heartbeat NOT_SENT");
        assertThat(bench.events(UpstreamLost.class)).hasSize(1);
    }

    @Test
    void dialsAgainWhenTheBackOffIsOver() {
        // OCPP 2.0.1 part 4, 5.3: the wait doubles with each failure.
        MemoryLink station = bench.connect(CP1);
        bench.connector.next().fails(new DialException(DialException.Stage.NETWORK, "refused"));
        bench.timers.advance(Duration.ofSeconds(10));
        bench.connector.next().fails(new DialException(DialException.Stage.NETWORK, "refused"));
        bench.timers.advance(Duration.ofSeconds(19));
        int tooEarly = bench.connector.waiting();
        bench.timers.advance(Duration.ofSeconds(1));

        MemoryLink csms = bench.csms();
        station.says(HEARTBEAT);

        assertThat(tooEarly).isZero();
        assertThat(csms.take()).containsExactly(HEARTBEAT);
        assertThat(witness.seen).containsExactly("AWAY", "OPEN");
        assertThat(bench.status().northbound().state()).isEqualTo(UpstreamState.OPEN);
    }

    @Test
    void letsStationsInDuringTheBackOffAndWaitsForItsEnd() {
        MemoryLink first = bench.connect(CP1);
        bench.connector.next().fails(new DialException(DialException.Stage.NETWORK, "refused"));
        first.goes(LOST);

        bench.connect(CP1).says(BOOT);
        int during = bench.connector.waiting();
        bench.timers.advance(Duration.ofSeconds(10));

        assertThat(during).isZero();
        assertThat(bench.connector.waiting()).isEqualTo(1);
        assertThat(witness.atOpening).containsExactly(UpstreamState.CONNECTING, UpstreamState.AWAY);
    }

    @Test
    void givesUpAConnectionWhoseCsmsBreaksARuleAndKeepsTheStation() {
        MemoryLink station = bench.connect(CP1);
        MemoryLink broken = bench.csms();
        broken.breaks(CloseReason.ours(CloseReason.TOO_BIG, "too big"));
        bench.timers.advance(Duration.ofSeconds(10));

        MemoryLink csms = bench.csms();
        station.says(HEARTBEAT);

        assertThat(broken.closed()).map(CloseReason::code).contains(CloseReason.TOO_BIG);
        assertThat(csms.take()).containsExactly(HEARTBEAT);
        assertThat(witness.seen).containsExactly("OPEN", "AWAY", "OPEN");
    }

    @Test
    void endsWithItsStationWhileTheCsmsIsAway() {
        MemoryLink station = bench.connect(CP1);
        bench.csms().goes(LOST);

        station.goes(LOST);
        bench.timers.advance(Duration.ofMinutes(10));

        assertThat(bench.connector.waiting()).isZero();
        assertThat(bench.status().connected()).isFalse();
    }

    @Test
    void withdrawsWhatALostCsmsAskedForAndTheStationHasNotSeen() {
        MemoryLink station = bench.connect(CP1);
        MemoryLink csms = bench.csms();
        csms.says("[2,\"a\",\"GetConfiguration\",{}]");
        csms.says("[2,\"b\",\"RemoteStartTransaction\",{}]");
        csms.goes(LOST);
        bench.timers.advance(Duration.ofSeconds(10));
        MemoryLink next = bench.csms();

        station.says("[3,\"a\",{}]");

        assertThat(station.take()).containsExactly("[2,\"a\",\"GetConfiguration\",{}]");
        assertThat(next.take()).isEmpty();
        assertThat(witness.seen)
                .containsExactly("OPEN", "AWAY", "RemoteStartTransaction NOT_SENT", "OPEN", "GetConfiguration replied");
    }

    @Test
    void failsInjectedCallsWithTheReason() {
        bench.connect(CP1);
        MemoryLink csms = bench.csms();
        CompletionStage<Reply> sent = witness.session().call(Side.CSMS, Call.of("own-1", "Heartbeat", Witness.EMPTY));

        csms.goes(LOST);

        assertThat(csms.take()).containsExactly("[2,\"own-1\",\"Heartbeat\",{}]");
        assertThat(sent.toCompletableFuture()
                        .handle((reply, failure) -> failure)
                        .join())
                .cause()
                .isInstanceOfSatisfying(CallFailedException.class, failure -> assertThat(failure.unanswered())
                        .contains(Unanswered.REPLY_MISSING));
    }

    @Test
    void visitsTheCsmsOfAStationThatIsNotThere() {
        boolean visits = bench.visit(CP1);
        MemoryLink csms = bench.csms();
        csms.says("[2,\"a\",\"GetConfiguration\",{}]");

        assertThat(visits).isTrue();
        assertThat(csms.take()).containsExactly("[4,\"a\",\"GenericError\",\"the station is not connected\",{}]");
        assertThat(witness.session().stationAbsent()).isTrue();
        assertThat(bench.status().connected()).isFalse();
    }

    @Test
    void givesWayToTheStationThatComesBack() {
        bench.visit(CP1);
        MemoryLink visit = bench.csms();

        MemoryLink station = bench.connect(CP1);
        station.says(BOOT);
        MemoryLink csms = bench.csms();

        assertThat(visit.closed()).map(CloseReason::code).contains(CloseReason.GOING_AWAY);
        assertThat(csms.take()).containsExactly(BOOT);
        assertThat(bench.status().connected()).isTrue();
    }

    @Test
    void doesNotVisitTheCsmsOfAStationThatIsConnected() {
        bench.connect(CP1);

        boolean visits = bench.visit(CP1);

        assertThat(visits).isFalse();
    }

    /** Notes what an interceptor is told. */
    private static final class Witness implements Interceptor {
        static final Payload EMPTY = Payload.of(new HeartbeatRequest());

        final List<String> seen = new ArrayList<>();
        final List<UpstreamState> atOpening = new ArrayList<>();
        private Optional<Session> session = Optional.empty();

        Interceptor of(Session opened) {
            session = Optional.of(opened);
            atOpening.add(opened.upstream());
            return this;
        }

        Session session() {
            return session.orElseThrow();
        }

        @Override
        public void onUpstream(UpstreamState state) {
            seen.add(state.name());
        }

        @Override
        public ReplyVerdict onReply(Reply reply, Exchange exchange) {
            seen.add(exchange.call().action() + " "
                    + exchange.unanswered().map(Enum::name).orElse("replied"));
            return ReplyVerdict.forward();
        }
    }
}
