// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.internal.session;

import static io.ferrule.proxy.internal.session.DoorBench.CP1;
import static org.assertj.core.api.Assertions.assertThat;

import io.ferrule.model.Payload;
import io.ferrule.model.Side;
import io.ferrule.proxy.Duplicates;
import io.ferrule.proxy.event.StationEvent.UpstreamLost;
import io.ferrule.proxy.event.StationEvent.UpstreamRenewed;
import io.ferrule.proxy.intercept.Interceptor;
import io.ferrule.proxy.intercept.Session;
import io.ferrule.proxy.internal.link.CloseReason;
import io.ferrule.proxy.internal.link.DialException;
import io.ferrule.proxy.internal.link.DialException.Stage;
import io.ferrule.proxy.internal.memory.MemoryLink;
import io.ferrule.proxy.upstream.Redial;
import io.ferrule.proxy.upstream.UpstreamFailure;
import io.ferrule.proxy.upstream.UpstreamFailure.Fault;
import io.ferrule.proxy.upstream.UpstreamState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A change of connection on purpose, as for a new certificate (certificates.md 10, rotation): the station notices nothing. */
class RedialTest {

    private static final Duration GRACE = Duration.ofSeconds(20);
    private static final CloseReason LOST = new CloseReason(CloseReason.ABNORMAL, "", true);
    private static final DialException REFUSED = new DialException(Stage.CLIENT_CERTIFICATE, "refused");
    private static final DialException NOBODY = new DialException(Stage.NETWORK, "nobody");

    private final List<Redial> outcomes = new ArrayList<>();
    private final List<String> told = new ArrayList<>();
    private Runnable onFailure = () -> {};
    private final DoorBench mirror = new DoorBench(Duplicates.REFUSE, this::witness);
    private final DoorBench buffer = DoorBench.buffering(this::witness);

    @Test
    void holdsCallsInOrderUntilTheNextConnectionIsOpen() {
        MemoryLink station = mirror.connect(CP1);
        station.says(call("1"));
        MemoryLink old = mirror.csms();
        old.says(result("1"));
        redial(mirror);
        station.says(call("2"));
        station.says(call("3"));

        MemoryLink fresh = mirror.csms();
        fresh.says(result("2"));

        assertThat(old.take()).containsExactly(call("1"));
        assertThat(old.closed()).map(CloseReason::code).contains(CloseReason.NORMAL);
        assertThat(fresh.take()).containsExactly(call("2"), call("3"));
        assertThat(station.take()).containsExactly(result("1"), result("2"));
        assertThat(outcomes).containsExactly(new Redial.Opened());
        assertThat(mirror.events(UpstreamRenewed.class)).hasSize(1);
        assertThat(mirror.events(UpstreamLost.class)).isEmpty();
    }

    @Test
    void waitsForTheReplyToACallOfTheStation() {
        MemoryLink station = mirror.connect(CP1);
        station.says(call("1"));
        MemoryLink old = mirror.csms();
        redial(mirror);
        boolean closedBefore = old.closed().isPresent();

        old.says(result("1"));

        assertThat(closedBefore).isFalse();
        assertThat(station.take()).containsExactly(result("1"));
        assertThat(old.closed()).isPresent();
        assertThat(mirror.connector.waiting()).isEqualTo(1);
    }

    @Test
    void waitsForTheReplyToACallOfTheCsms() {
        MemoryLink station = open(mirror);
        MemoryLink old = mirror.csms();
        old.says(call("a"));
        redial(mirror);

        station.says(result("a"));

        assertThat(old.take()).containsExactly(result("a"));
        assertThat(old.closed()).isPresent();
    }

    @Test
    void tellsOnceThatACallUnderWayFailedWhenItIsNotAnsweredInTime() {
        MemoryLink station = mirror.connect(CP1);
        station.says(call("1"));
        MemoryLink old = mirror.csms();
        redial(mirror);
        mirror.timers.advance(Duration.ofSeconds(5));

        MemoryLink fresh = mirror.csms();
        fresh.says(result("1"));

        assertThat(old.closed()).isPresent();
        assertThat(station.take())
                .containsExactly(
                        "[4,\"1\",\"GenericError\",\"the connection to the CSMS was renewed before it answered\",{}]");
        assertThat(fresh.take()).isEmpty();
    }

    @Test
    void withdrawsACallOfTheCsmsThatIsNotAnsweredInTime() {
        MemoryLink station = open(mirror);
        MemoryLink old = mirror.csms();
        old.says(call("a"));
        redial(mirror);
        mirror.timers.advance(Duration.ofSeconds(5));
        MemoryLink fresh = mirror.csms();

        station.says(result("a"));

        assertThat(old.closed()).isPresent();
        assertThat(fresh.take()).isEmpty();
    }

    @Test
    void closesTheStationWhenTheGraceIsOverInMirrorMode() {
        // OCPP 2.0.1 part 4, 6.3: a station without a CSMS is disconnected, so that it queues.
        MemoryLink station = open(mirror);
        mirror.csms();
        redial(mirror);
        mirror.timers.advance(GRACE.minusMillis(1));
        boolean closedBefore = station.closed().isPresent();

        mirror.timers.advance(Duration.ofMillis(1));

        assertThat(closedBefore).isFalse();
        assertThat(station.closed()).map(CloseReason::code).contains(CloseReason.GOING_AWAY);
        assertThat(faults()).containsExactly(Fault.NETWORK);
    }

    @Test
    void isAwayWhenTheGraceIsOverInBufferModeAndGoesOnDialling() {
        MemoryLink station = open(buffer);
        buffer.csms();
        redial(buffer);
        station.says(call("1"));
        buffer.timers.advance(GRACE);
        List<String> answers = station.take();

        MemoryLink fresh = buffer.csms();
        station.says(call("2"));

        assertThat(answers).containsExactly("[4,\"1\",\"GenericError\",\"the CSMS is away\",{}]");
        assertThat(told).containsExactly("OPEN", "AWAY", "OPEN");
        assertThat(outcomes).containsExactly(new Redial.Opened());
        assertThat(fresh.take()).containsExactly(call("2"));
    }

    @Test
    void goesBackAtOnceWhenTheNewConnectionIsRefused() {
        // A02.FR.10 (errata 2025-01): back to the old certificate when the new one cannot connect.
        MemoryLink station = open(mirror);
        mirror.csms();
        redial(mirror);
        station.says(call("1"));
        mirror.connector.next().fails(REFUSED);
        redial(mirror);

        MemoryLink back = mirror.csms();

        assertThat(faults()).containsExactly(Fault.CERTIFICATE);
        assertThat(outcomes).last().isEqualTo(new Redial.Opened());
        assertThat(back.take()).containsExactly(call("1"));
        assertThat(station.closed()).isEmpty();
        assertThat(told).containsExactly("OPEN", "CERTIFICATE", "OPEN");
    }

    @Test
    void dialsAgainByTheBackOffWithinTheGraceWhenNobodyElseDoes() {
        MemoryLink station = open(mirror);
        mirror.csms();
        redial(mirror);
        mirror.connector.next().fails(NOBODY);
        station.says(call("1"));
        mirror.timers.advance(Duration.ofSeconds(10));

        MemoryLink fresh = mirror.csms();

        assertThat(fresh.take()).containsExactly(call("1"));
        assertThat(station.closed()).isEmpty();
    }

    @Test
    void letsACallOfOursProveTheConnectionBeforeTheHeldOnesGo() {
        MemoryLink station = open(mirror);
        mirror.csms();
        Session session = session(mirror);
        session.redial(GRACE).thenAccept(opened -> session.call(Side.CSMS, "Heartbeat", Payload.empty()));
        station.says(call("1"));

        MemoryLink fresh = mirror.csms();
        List<String> first = fresh.take();
        fresh.says(result(first.get(0).split("\"", -1)[1]));

        assertThat(first).hasSize(1);
        assertThat(first.get(0)).contains("Heartbeat").isNotEqualTo(call("1"));
        assertThat(fresh.take()).containsExactly(call("1"));
    }

    @Test
    void sharesTheOutcomeWithARedialThatComesMeanwhile() {
        open(mirror);
        mirror.csms();
        redial(mirror);
        redial(mirror);
        MemoryLink overtaken = mirror.csms();

        MemoryLink fresh = mirror.csms();

        assertThat(overtaken.closed()).isPresent();
        assertThat(fresh.closed()).isEmpty();
        assertThat(outcomes).containsExactly(new Redial.Opened(), new Redial.Opened());
    }

    @Test
    void neverHasTwoConnectionsOfOneStation() {
        MemoryLink station = mirror.connect(CP1);
        station.says(call("1"));
        MemoryLink old = mirror.csms();
        redial(mirror);

        redial(mirror);

        assertThat(old.closed()).isEmpty();
        assertThat(mirror.connector.waiting()).isZero();
    }

    @Test
    void doesNotWaitForTheBackOffOfACsmsThatIsAway() {
        MemoryLink station = open(buffer);
        buffer.connector.next().fails(NOBODY);
        redial(buffer);
        station.says(call("1"));

        MemoryLink fresh = buffer.csms();
        station.says(call("2"));

        assertThat(station.take()).containsExactly("[4,\"1\",\"GenericError\",\"the CSMS is away\",{}]");
        assertThat(fresh.take()).containsExactly(call("2"));
    }

    @Test
    void worksForASessionWithoutItsStation() {
        buffer.visit(CP1);
        MemoryLink old = buffer.csms();
        redial(buffer);

        buffer.csms();

        assertThat(old.closed()).isPresent();
        assertThat(outcomes).containsExactly(new Redial.Opened());
    }

    @Test
    void failsWhenTheSessionEndsMeanwhile() {
        MemoryLink station = open(mirror);
        mirror.csms();
        Session session = session(mirror);
        redial(session);
        MemoryLink late = new MemoryLink(mirror.clock.instant());

        station.goes(LOST);
        mirror.connector.next().opens(late);
        redial(session);

        assertThat(faults()).containsExactly(Fault.NETWORK, Fault.NETWORK);
        assertThat(late.closed()).isPresent();
    }

    @Test
    void keepsTheStationWhenAConnectionIsLostThatHasBroughtNothing() {
        // certificates.md 0.5: a certificate is proven by the first CALLRESULT, not by the handshake.
        MemoryLink station = open(mirror);
        mirror.csms();
        redial(mirror);
        mirror.csms().goes(LOST);
        station.says(call("1"));
        redial(mirror);

        MemoryLink back = mirror.csms();

        assertThat(station.closed()).isEmpty();
        assertThat(back.take()).containsExactly(call("1"));
    }

    @Test
    void endsWithAConnectionThatIsLostAfterItWasProven() {
        MemoryLink station = open(mirror);
        mirror.csms();
        redial(mirror);
        station.says(call("1"));
        MemoryLink fresh = mirror.csms();
        fresh.says(result("1"));

        fresh.goes(LOST);

        assertThat(station.closed()).map(CloseReason::code).contains(CloseReason.GOING_AWAY);
    }

    @Test
    void keepsTheSessionOfWhoeverRedialsWhenTheFirstDialFails() {
        onFailure = () -> redial(mirror);
        MemoryLink station = open(mirror);

        mirror.connector.next().fails(REFUSED);
        onFailure = () -> {};
        MemoryLink csms = mirror.csms();
        station.says(call("1"));

        assertThat(station.closed()).isEmpty();
        assertThat(csms.take()).containsExactly(call("1"));
        assertThat(told).containsExactly("CERTIFICATE", "OPEN");
    }

    @Test
    void tellsOfSeveralTargetsTheFailureThatSaysMostAboutTheCertificate() {
        mirror.hosts.add("spare.example");
        open(mirror);
        mirror.csms();
        redial(mirror);

        mirror.connector.next().fails(REFUSED);
        mirror.connector.next().fails(NOBODY);

        assertThat(faults()).containsExactly(Fault.CERTIFICATE);
        assertThat(told).containsExactly("OPEN", "CERTIFICATE", "NETWORK");
    }

    @Test
    void doesNotLetTheDeadlineOfAHeldCallRun() {
        MemoryLink station = open(mirror);
        mirror.csms();
        session(mirror).redial(Duration.ofMinutes(2));
        station.says(call("1"));
        mirror.timers.advance(Duration.ofSeconds(60));

        MemoryLink fresh = mirror.csms();

        assertThat(station.take()).isEmpty();
        assertThat(fresh.take()).containsExactly(call("1"));
    }

    @Test
    void isConnectingMeanwhile() {
        open(mirror);
        mirror.csms();

        redial(mirror);

        assertThat(mirror.status().northbound().state()).isEqualTo(UpstreamState.CONNECTING);
    }

    private Interceptor witness(Session session) {
        return new Interceptor() {
            @Override
            public void onUpstream(UpstreamState state) {
                told.add(state.name());
            }

            @Override
            public void onUpstreamFailed(Session at, UpstreamFailure failure) {
                told.add(failure.fault().name());
                onFailure.run();
            }
        };
    }

    private static MemoryLink open(DoorBench bench) {
        return bench.connect(CP1);
    }

    private void redial(DoorBench bench) {
        redial(session(bench));
    }

    private void redial(Session session) {
        session.redial(GRACE).thenAccept(outcomes::add);
    }

    private static Session session(DoorBench bench) {
        return bench.roster.live(CP1).orElseThrow().view();
    }

    private List<Fault> faults() {
        return outcomes.stream()
                .filter(Redial.Failed.class::isInstance)
                .map(outcome -> ((Redial.Failed) outcome).failure().fault())
                .toList();
    }

    private static String call(String id) {
        return "[2,\"" + id + "\",\"Heartbeat\",{}]";
    }

    private static String result(String id) {
        return "[3,\"" + id + "\",{}]";
    }
}
