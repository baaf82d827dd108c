// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.internal.session;

import static io.ferrule.proxy.internal.session.DoorBench.CP1;
import static org.assertj.core.api.Assertions.assertThat;

import io.ferrule.model.Payload;
import io.ferrule.model.Side;
import io.ferrule.proxy.Duplicates;
import io.ferrule.proxy.event.StationEvent.UpstreamLost;
import io.ferrule.proxy.event.StationEvent.UpstreamRenewed;
import io.ferrule.proxy.intercept.Session;
import io.ferrule.proxy.internal.link.CloseReason;
import io.ferrule.proxy.internal.memory.MemoryLink;
import io.ferrule.proxy.upstream.Redial;
import io.ferrule.proxy.upstream.UpstreamState;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A change of connection on purpose, as for a new certificate (OCPP 2.0.1, A02.FR.08): the station notices nothing. */
class RedialTest {

    private static final Duration GRACE = Changes.GRACE;

    private final Changes changes = new Changes();
    private final DoorBench mirror = new DoorBench(Duplicates.REFUSE, changes::witness);
    private final DoorBench buffer = DoorBench.buffering(changes::witness);

    @Test
    void holdsCallsInOrderUntilTheNextConnectionIsOpen() {
        MemoryLink station = mirror.connect(CP1);
        station.says(Changes.call("1"));
        MemoryLink old = mirror.csms();
        old.says(Changes.result("1"));
        changes.redial(mirror);
        station.says(Changes.call("2"));
        station.says(Changes.call("3"));

        MemoryLink fresh = mirror.csms();
        fresh.says(Changes.result("2"));

        assertThat(old.take()).containsExactly(Changes.call("1"));
        assertThat(old.closed()).map(CloseReason::code).contains(CloseReason.NORMAL);
        assertThat(fresh.take()).containsExactly(Changes.call("2"), Changes.call("3"));
        assertThat(station.take()).containsExactly(Changes.result("1"), Changes.result("2"));
        assertThat(changes.outcomes).containsExactly(new Redial.Opened());
        assertThat(mirror.events(UpstreamRenewed.class)).hasSize(1);
        assertThat(mirror.events(UpstreamLost.class)).isEmpty();
    }

    @Test
    void waitsForTheReplyToACallOfTheStation() {
        MemoryLink station = mirror.connect(CP1);
        station.says(Changes.call("1"));
        MemoryLink old = mirror.csms();
        changes.redial(mirror);
        boolean closedBefore = old.closed().isPresent();

        old.says(Changes.result("1"));

        assertThat(closedBefore).isFalse();
        assertThat(station.take()).containsExactly(Changes.result("1"));
        assertThat(old.closed()).isPresent();
        assertThat(mirror.connector.waiting()).isEqualTo(1);
    }

    @Test
    void waitsForTheReplyToACallOfTheCsms() {
        MemoryLink station = mirror.connect(CP1);
        MemoryLink old = mirror.csms();
        old.says(Changes.call("a"));
        changes.redial(mirror);

        station.says(Changes.result("a"));

        assertThat(old.take()).containsExactly(Changes.result("a"));
        assertThat(old.closed()).isPresent();
    }

    @Test
    void tellsOnceThatACallUnderWayFailedWhenItIsNotAnsweredInTime() {
        MemoryLink station = mirror.connect(CP1);
        station.says(Changes.call("1"));
        MemoryLink old = mirror.csms();
        changes.redial(mirror);
        mirror.timers.advance(Duration.ofSeconds(5));

        MemoryLink fresh = mirror.csms();
        fresh.says(Changes.result("1"));

        assertThat(old.closed()).isPresent();
        assertThat(station.take())
                .containsExactly(
                        "[4,\"1\",\"GenericError\",\"the connection to the CSMS was renewed before it answered\",{}]");
        assertThat(fresh.take()).isEmpty();
    }

    @Test
    void withdrawsACallOfTheCsmsThatIsNotAnsweredInTime() {
        MemoryLink station = mirror.connect(CP1);
        MemoryLink old = mirror.csms();
        old.says(Changes.call("a"));
        changes.redial(mirror);
        mirror.timers.advance(Duration.ofSeconds(5));
        MemoryLink fresh = mirror.csms();

        station.says(Changes.result("a"));

        assertThat(old.closed()).isPresent();
        assertThat(fresh.take()).isEmpty();
    }

    @Test
    void letsACallOfOursProveTheConnectionBeforeTheHeldOnesGo() {
        MemoryLink station = mirror.connect(CP1);
        mirror.csms();
        Session session = Changes.session(mirror);
        var unused = session.redial(GRACE).thenAccept(opened -> session.call(Side.CSMS, "Heartbeat", Payload.empty()));
        station.says(Changes.call("1"));

        MemoryLink fresh = mirror.csms();
        List<String> first = fresh.take();
        fresh.says(Changes.result(first.get(0).split("\"", -1)[1]));

        assertThat(first).hasSize(1);
        assertThat(first.get(0)).contains("Heartbeat").isNotEqualTo(Changes.call("1"));
        assertThat(fresh.take()).containsExactly(Changes.call("1"));
    }

    @Test
    void sharesTheOutcomeWithARedialThatComesMeanwhile() {
        mirror.connect(CP1);
        mirror.csms();
        changes.redial(mirror);
        changes.redial(mirror);
        MemoryLink overtaken = mirror.csms();

        MemoryLink fresh = mirror.csms();

        assertThat(overtaken.closed()).isPresent();
        assertThat(fresh.closed()).isEmpty();
        assertThat(changes.outcomes).containsExactly(new Redial.Opened(), new Redial.Opened());
    }

    @Test
    void neverHasTwoConnectionsOfOneStation() {
        MemoryLink station = mirror.connect(CP1);
        station.says(Changes.call("1"));
        MemoryLink old = mirror.csms();
        changes.redial(mirror);

        changes.redial(mirror);

        assertThat(old.closed()).isEmpty();
        assertThat(mirror.connector.waiting()).isZero();
    }

    @Test
    void worksForASessionWithoutItsStation() {
        buffer.visit(CP1);
        MemoryLink old = buffer.csms();
        changes.redial(buffer);

        buffer.csms();

        assertThat(old.closed()).isPresent();
        assertThat(changes.outcomes).containsExactly(new Redial.Opened());
    }

    @Test
    void doesNotLetTheDeadlineOfAHeldCallRun() {
        MemoryLink station = mirror.connect(CP1);
        mirror.csms();
        var unused = Changes.session(mirror).redial(Duration.ofMinutes(2));
        station.says(Changes.call("1"));
        mirror.timers.advance(Duration.ofSeconds(60));

        MemoryLink fresh = mirror.csms();

        assertThat(station.take()).isEmpty();
        assertThat(fresh.take()).containsExactly(Changes.call("1"));
    }

    @Test
    void isConnectingMeanwhile() {
        mirror.connect(CP1);
        mirror.csms();

        changes.redial(mirror);

        assertThat(mirror.status().northbound().state()).isEqualTo(UpstreamState.CONNECTING);
    }
}
