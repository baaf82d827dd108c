// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.internal.session;

import static io.ferrule.proxy.internal.session.DoorBench.CP1;
import static org.assertj.core.api.Assertions.assertThat;

import io.ferrule.model.Payload;
import io.ferrule.model.Side;
import io.ferrule.proxy.Duplicates;
import io.ferrule.proxy.intercept.Session;
import io.ferrule.proxy.internal.link.CloseReason;
import io.ferrule.proxy.internal.link.DialException;
import io.ferrule.proxy.internal.link.DialException.Stage;
import io.ferrule.proxy.internal.memory.MemoryLink;
import io.ferrule.proxy.upstream.Redial;
import io.ferrule.proxy.upstream.UpstreamFailure.Fault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A change of connection that does not go well: back at once, or as if the CSMS were away (OCPP 2.1, A02.FR.10, B10.FR.07). */
class RedialFailureTest {

    private static final Duration GRACE = Changes.GRACE;
    private static final CloseReason LOST = new CloseReason(CloseReason.ABNORMAL, "", true);
    private final DialException refused = new DialException(Stage.CLIENT_CERTIFICATE, "refused");
    private final DialException nobody = new DialException(Stage.NETWORK, "nobody");
    private final Changes changes = new Changes();
    private final DoorBench mirror = new DoorBench(Duplicates.REFUSE, changes::witness);
    private final DoorBench buffer = DoorBench.buffering(changes::witness);

    @Test
    void failsTheCallThatWasToProveAConnectionTogetherWithTheConnection() {
        mirror.connect(CP1);
        mirror.csms();
        Session session = Changes.session(mirror);
        MemoryLink brief = new MemoryLink(mirror.clock.instant());
        List<Boolean> answered = new ArrayList<>();
        var unused = session.redial(GRACE).thenAccept(opened -> {
            brief.goes(LOST);
            var unusedCall = session.call(Side.CSMS, "Heartbeat", Payload.empty())
                    .whenComplete((reply, failure) -> answered.add(failure == null));
        });

        mirror.connector.next().opens(brief);
        mirror.timers.advance(GRACE.dividedBy(2));
        MemoryLink next = mirror.csms();

        assertThat(answered).containsExactly(false);
        assertThat(next.take()).isEmpty();
    }

    @Test
    void closesTheStationWhenTheGraceIsOverInMirrorMode() {
        // OCPP 2.0.1 part 4, 6.3: a station without a CSMS is disconnected, so that it queues.
        MemoryLink station = mirror.connect(CP1);
        mirror.csms();
        changes.redial(mirror);
        mirror.timers.advance(GRACE.minusMillis(1));
        boolean closedBefore = station.closed().isPresent();

        mirror.timers.advance(Duration.ofMillis(1));

        assertThat(closedBefore).isFalse();
        assertThat(station.closed()).map(CloseReason::code).contains(CloseReason.GOING_AWAY);
        assertThat(changes.faults()).containsExactly(Fault.NETWORK);
    }

    @Test
    void isAwayWhenTheGraceIsOverInBufferModeAndGoesOnDialling() {
        MemoryLink station = buffer.connect(CP1);
        buffer.csms();
        changes.redial(buffer);
        station.says(Changes.call("1"));
        buffer.timers.advance(GRACE);
        List<String> answers = station.take();

        MemoryLink fresh = buffer.csms();
        station.says(Changes.call("2"));

        assertThat(answers).containsExactly("[4,\"1\",\"GenericError\",\"the CSMS is away\",{}]");
        assertThat(changes.told).containsExactly("OPEN", "AWAY", "OPEN");
        assertThat(changes.outcomes).containsExactly(new Redial.Opened());
        assertThat(fresh.take()).containsExactly(Changes.call("2"));
    }

    @Test
    void goesBackAtOnceWhenTheNewConnectionIsRefused() {
        // A02.FR.10 (errata 2025-01): back to the old certificate when the new one cannot connect.
        MemoryLink station = mirror.connect(CP1);
        mirror.csms();
        changes.redial(mirror);
        station.says(Changes.call("1"));
        mirror.connector.next().fails(refused);
        changes.redial(mirror);

        MemoryLink back = mirror.csms();

        assertThat(changes.faults()).containsExactly(Fault.CERTIFICATE);
        assertThat(changes.outcomes).last().isEqualTo(new Redial.Opened());
        assertThat(back.take()).containsExactly(Changes.call("1"));
        assertThat(station.closed()).isEmpty();
        assertThat(changes.told).containsExactly("OPEN", "CERTIFICATE", "OPEN");
    }

    @Test
    void dialsAgainByTheBackOffWithinTheGraceWhenNobodyElseDoes() {
        MemoryLink station = mirror.connect(CP1);
        mirror.csms();
        changes.redial(mirror);
        mirror.connector.next().fails(nobody);
        station.says(Changes.call("1"));
        mirror.timers.advance(Duration.ofSeconds(10));

        MemoryLink fresh = mirror.csms();

        assertThat(fresh.take()).containsExactly(Changes.call("1"));
        assertThat(station.closed()).isEmpty();
    }

    @Test
    void doesNotWaitForTheBackOffOfACsmsThatIsAway() {
        MemoryLink station = buffer.connect(CP1);
        buffer.connector.next().fails(nobody);
        changes.redial(buffer);
        station.says(Changes.call("1"));

        MemoryLink fresh = buffer.csms();
        station.says(Changes.call("2"));

        assertThat(station.take()).containsExactly("[4,\"1\",\"GenericError\",\"the CSMS is away\",{}]");
        assertThat(fresh.take()).containsExactly(Changes.call("2"));
    }

    @Test
    void failsWhenTheSessionEndsMeanwhile() {
        MemoryLink station = mirror.connect(CP1);
        mirror.csms();
        Session session = Changes.session(mirror);
        changes.redial(session);
        MemoryLink late = new MemoryLink(mirror.clock.instant());

        station.goes(LOST);
        mirror.connector.next().opens(late);
        changes.redial(session);

        assertThat(changes.faults()).containsExactly(Fault.NETWORK, Fault.NETWORK);
        assertThat(late.closed()).isPresent();
    }

    @Test
    void keepsTheStationWhenAConnectionIsLostThatHasBroughtNothing() {
        // RFC 8446, 4.4.2.4: under TLS 1.3 a refusal arrives after the handshake; a certificate is proven by the first
        // CALLRESULT, not by the handshake.
        MemoryLink station = mirror.connect(CP1);
        mirror.csms();
        changes.redial(mirror);
        mirror.csms().goes(LOST);
        station.says(Changes.call("1"));
        changes.redial(mirror);

        MemoryLink back = mirror.csms();

        assertThat(station.closed()).isEmpty();
        assertThat(back.take()).containsExactly(Changes.call("1"));
    }

    @Test
    void endsWithAConnectionThatIsLostAfterItWasProven() {
        MemoryLink station = mirror.connect(CP1);
        mirror.csms();
        changes.redial(mirror);
        station.says(Changes.call("1"));
        MemoryLink fresh = mirror.csms();
        fresh.says(Changes.result("1"));

        fresh.goes(LOST);

        assertThat(station.closed()).map(CloseReason::code).contains(CloseReason.GOING_AWAY);
    }

    @Test
    void keepsTheSessionOfWhoeverRedialsWhenTheFirstDialFails() {
        changes.onFailure = () -> changes.redial(mirror);
        MemoryLink station = mirror.connect(CP1);

        mirror.connector.next().fails(refused);
        changes.onFailure = () -> {};
        MemoryLink csms = mirror.csms();
        station.says(Changes.call("1"));

        assertThat(station.closed()).isEmpty();
        assertThat(csms.take()).containsExactly(Changes.call("1"));
        assertThat(changes.told).containsExactly("CERTIFICATE", "OPEN");
    }

    @Test
    void tellsOfSeveralTargetsTheFailureThatSaysMostAboutTheCertificate() {
        mirror.hosts.add("spare.example");
        mirror.connect(CP1);
        mirror.csms();
        changes.redial(mirror);

        mirror.connector.next().fails(refused);
        mirror.connector.next().fails(nobody);

        assertThat(changes.faults()).containsExactly(Fault.CERTIFICATE);
        assertThat(changes.told).containsExactly("OPEN", "CERTIFICATE", "NETWORK");
    }
}
