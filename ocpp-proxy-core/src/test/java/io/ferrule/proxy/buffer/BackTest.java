// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.buffer;

import static io.ferrule.proxy.buffer.Bench.BOOT;
import static io.ferrule.proxy.buffer.Bench.BOOT_PAYLOAD;
import static io.ferrule.proxy.buffer.Bench.START;
import static io.ferrule.proxy.buffer.Bench.answer;
import static io.ferrule.proxy.buffer.Bench.answered;
import static io.ferrule.proxy.buffer.Bench.sent;
import static io.ferrule.proxy.buffer.Bench.started;
import static org.assertj.core.api.Assertions.assertThat;

import io.ferrule.proxy.testing.InterceptorHarness;
import io.ferrule.proxy.upstream.UpstreamState;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A boot and statuses that the gateway has answered, when the CSMS is back. */
class BackTest {

    private static final String ACCEPTED =
            "{\"status\":\"Accepted\",\"currentTime\":\"2026-01-01T00:00:00Z\",\"interval\":600}";
    private static final String PENDING =
            "{\"status\":\"Pending\",\"currentTime\":\"2026-01-01T00:00:00Z\",\"interval\":40}";

    private final Bench bench = new Bench();

    @Test
    void tellsTheBootBeforeAllElse() {
        // OCPP 1.6, 4.2: until its boot is accepted a station sends nothing else.
        var session = rebooted();
        session.fromStation(START);

        String first = sent(session.upstreamOpens());
        String second = sent(session.fromCsms(answer(first, ACCEPTED)));

        assertThat(Bench.call(first).action()).isEqualTo("BootNotification");
        assertThat(Bench.call(first).payload().text()).isEqualTo(BOOT_PAYLOAD);
        assertThat(Bench.call(second).action()).isEqualTo("StartTransaction");
    }

    @Test
    void standsInFurtherWhileTheCsmsLetsTheStationWait() {
        // OCPP 1.6, 4.2.1 and 6.4: the interval of a Pending is the time to the next try.
        var session = rebooted();
        session.fromStation(START);
        String boot = sent(session.upstreamOpens());
        var pending = session.fromCsms(answer(boot, PENDING));

        var heartbeat = session.fromStation("[2,\"h\",\"Heartbeat\",{}]");
        var early = session.advance(Duration.ofSeconds(39));
        var again = session.advance(Duration.ofSeconds(1));

        assertThat(pending.toCsms()).isEmpty();
        assertThat(answered(heartbeat).has("/currentTime")).isTrue();
        assertThat(early.toCsms()).isEmpty();
        assertThat(Bench.call(sent(again)).payload()).isEqualTo(Bench.call(boot).payload());
        assertThat(sent(session.fromCsms(answer(sent(again), ACCEPTED)))).contains("StartTransaction");
    }

    @Test
    void tellsABootOnlyOnce() {
        var session = rebooted();
        session.fromCsms(answer(sent(session.upstreamOpens()), ACCEPTED));
        session.upstreamLost();

        var outcome = session.upstreamOpens();

        assertThat(outcome.toCsms()).isEmpty();
    }

    @Test
    void tellsABootAfterARestart() {
        rebooted().close();
        var session = bench.v16(UpstreamState.CONNECTING);

        var outcome = session.upstreamOpens();

        assertThat(Bench.call(sent(outcome)).action()).isEqualTo("BootNotification");
    }

    @Test
    void fabricatesNoBoot() {
        // OCPP 1.6, 4.2: no BootNotification just because the connection is a new one.
        var session = bench.knownAndAway();

        var outcome = session.upstreamOpens();

        assertThat(outcome.toCsms()).isEmpty();
    }

    @Test
    void letsTheStationItselfBootMeanwhile() {
        var session = rebooted();
        session.fromStation(START);
        String owed = sent(session.upstreamOpens());

        session.fromStation(BOOT.replace("b1", "b3"));
        var pending = session.fromCsms(answer(owed, PENDING));
        var accepted = session.fromCsms("[3,\"b3\"," + ACCEPTED + "]");

        assertThat(pending.toCsms()).containsExactly(BOOT.replace("b1", "b3"));
        assertThat(accepted.toCsms()).singleElement().asString().contains("StartTransaction");
    }

    @Test
    void waitsWithTheStationThatIsToldToWait() {
        // OCPP 1.6, 4.2.1: what is sent before a boot is accepted is refused.
        var session = bench.v16(UpstreamState.AWAY);
        session.fromStation(Bench.meter("m", "5", "1"));
        session.close();
        var later = bench.v16(UpstreamState.CONNECTING);
        later.fromStation(BOOT);
        later.upstreamOpens();

        var pending = later.fromCsms("[3,\"b1\"," + PENDING + "]");
        later.fromStation(BOOT.replace("b1", "b2"));
        var accepted = later.fromCsms("[3,\"b2\"," + ACCEPTED + "]");

        assertThat(pending.toCsms()).isEmpty();
        assertThat(Bench.call(sent(accepted)).action()).isEqualTo("MeterValues");
    }

    @Test
    void tellsTheBootAgainToACsmsThatHasForgottenIt() {
        // OCPP 1.6, 4.2: a CSMS answers SecurityError to a station that it does not know of; that is not the message's
        // fault.
        var session = bench.knownAndAway();
        session.fromStation(START);
        String start = sent(session.upstreamOpens());

        String boot =
                sent(session.fromCsms("[4,\"" + Bench.call(start).id() + "\",\"SecurityError\",\"boot first\",{}]"));
        String again = sent(session.fromCsms(answer(boot, ACCEPTED)));
        session.fromCsms(started(again, 17));

        assertThat(Bench.call(boot).action()).isEqualTo("BootNotification");
        assertThat(again).isEqualTo(start);
        assertThat(bench.waiting()).isEmpty();
    }

    @Test
    void tellsOnlyTheLastStatusOfEachConnector() {
        // OCPP 1.6, 4.9: a status is a state; the one before it is worthless.
        var session = bench.v16(UpstreamState.AWAY);
        session.fromStation(status("1", 1, "Preparing"));
        session.fromStation(status("2", 2, "Faulted"));
        session.fromStation(status("3", 1, "Charging"));

        String first = sent(session.upstreamOpens());
        String second = sent(session.fromCsms(answer(first, "{}")));
        var end = session.fromCsms(answer(second, "{}"));

        assertThat(Bench.call(first).payload().string("/status")).contains("Charging");
        assertThat(Bench.call(second).payload().string("/status")).contains("Faulted");
        assertThat(end.toCsms()).isEmpty();
    }

    @Test
    void tellsStatusesAfterWhatIsBilled() {
        var session = bench.v16(UpstreamState.AWAY);
        session.fromStation(status("1", 1, "Preparing"));
        session.fromStation(START);

        String first = sent(session.upstreamOpens());
        session.fromCsms(started(first, 17));
        String second = sent(session.advance(Bench.PACE));

        assertThat(Bench.call(first).action()).isEqualTo("StartTransaction");
        assertThat(Bench.call(second).action()).isEqualTo("StatusNotification");
    }

    @Test
    void tellsNoStatusThatANewerOneHasOvertaken() {
        var session = overtaken();
        session.fromCsms("[3,\"2\",{}]");

        var outcome = session.advance(Bench.PACE);

        assertThat(outcome.toCsms()).isEmpty();
    }

    @Test
    void tellsNoOlderStatusBehindANewerOneThatIsOnItsWay() {
        var session = overtaken();

        var outcome = session.advance(Bench.PACE);

        assertThat(outcome.toCsms()).isEmpty();
    }

    @Test
    void tellsTheNewerStatusAfterARestartThatCameBeforeItsAnswer() {
        var before = overtaken();
        before.close();

        String told = sent(bench.v16(UpstreamState.CONNECTING).upstreamOpens());

        assertThat(Bench.call(told).payload().string("/status")).contains("Charging");
    }

    @Test
    void letsANewerStatusGoThatTheDiskHasNoRoomForAndTellsOfIt() {
        var session = bench.v16(UpstreamState.AWAY);
        session.fromStation(status("1", 1, "Preparing"));
        session.fromStation(START);
        String start = sent(session.upstreamOpens());
        bench.journal.full(true);
        session.fromStation(status("2", 1, "Charging"));

        var outcome = session.fromCsms(started(start, 17));

        assertThat(outcome.toCsms()).containsExactly(status("2", 1, "Charging"));
        assertThat(bench.events)
                .filteredOn(BufferEvent.NotJournaled.class::isInstance)
                .first()
                .asString()
                .contains("StatusNotification");
    }

    @Test
    void tellsAStatusAfterARestart() {
        var before = bench.v16(UpstreamState.AWAY);
        before.fromStation(status("1", 1, "Faulted"));
        before.close();
        var session = bench.v16(UpstreamState.CONNECTING);

        String told = sent(session.upstreamOpens());
        session.fromCsms(answer(told, "{}"));
        session.close();
        var later = bench.v16(UpstreamState.CONNECTING).upstreamOpens();

        assertThat(Bench.call(told).payload().string("/status")).contains("Faulted");
        assertThat(later.toCsms()).isEmpty();
    }

    /** A status waits, and a newer one of its connector is on its way. */
    private InterceptorHarness overtaken() {
        var session = bench.v16(UpstreamState.AWAY);
        session.fromStation(status("1", 1, "Preparing"));
        session.fromStation(START);
        String start = sent(session.upstreamOpens());
        session.fromStation(status("2", 1, "Charging"));
        session.fromCsms(started(start, 17));
        return session;
    }

    private InterceptorHarness rebooted() {
        var session = bench.knownAndAway();
        session.fromStation(BOOT.replace("b1", "b2"));
        return session;
    }

    private static String status(String id, int connector, String status) {
        return "[2,\"" + id + "\",\"StatusNotification\",{\"connectorId\":" + connector
                + ",\"errorCode\":\"NoError\",\"status\":\"" + status + "\"}]";
    }
}
