// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.buffer;

import static io.ferrule.proxy.buffer.Bench.BOOT;
import static io.ferrule.proxy.buffer.Bench.answered;
import static org.assertj.core.api.Assertions.assertThat;

import io.ferrule.proxy.testing.InterceptorHarness;
import io.ferrule.proxy.upstream.UpstreamState;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What a 1.6 station is told while its CSMS is away. */
class AwayTest {

    private final Bench bench = new Bench();

    @Test
    void acceptsTheBootOfAKnownStationWithItsLastInterval() {
        // OCPP 1.6, 4.2: the answer has status, time and heartbeat interval.
        var session = bench.knownAndAway();

        var outcome = session.fromStation(BOOT.replace("b1", "b2"));

        assertThat(answered(outcome).text())
                .isEqualTo("{\"status\":\"Accepted\",\"currentTime\":\"2026-01-01T00:00:00.000Z\",\"interval\":900}");
    }

    @Test
    void letsAnUnknownStationWait() {
        var session = bench.v16(UpstreamState.AWAY);

        var outcome = session.fromStation(BOOT);

        assertThat(answered(outcome).string("/status")).contains("Pending");
        assertThat(answered(session.fromStation(BOOT)).number("/interval").orElseThrow())
                .isEqualByComparingTo("60");
    }

    @Test
    void knowsAStationAfterARestart() {
        bench.knownAndAway().close();
        var session = bench.v16(UpstreamState.AWAY);

        var outcome = session.fromStation(BOOT);

        assertThat(answered(outcome).string("/status")).contains("Accepted");
    }

    @Test
    void forgetsAStationThatItsCsmsRejects() {
        // OCPP 1.6, 4.2.1: a station that is rejected is not served, also not in place of the CSMS.
        var session = bench.v16(UpstreamState.OPEN);
        session.fromStation(BOOT);
        session.fromCsms(
                "[3,\"b1\",{\"status\":\"Accepted\",\"currentTime\":\"2026-01-01T00:00:00Z\",\"interval\":900}]");
        session.fromStation(BOOT.replace("b1", "b2"));
        session.fromCsms(
                "[3,\"b2\",{\"status\":\"Rejected\",\"currentTime\":\"2026-01-01T00:00:00Z\",\"interval\":900}]");
        session.upstreamLost();

        var outcome = session.fromStation(BOOT.replace("b1", "b3"));

        assertThat(answered(outcome).string("/status")).contains("Pending");
    }

    @Test
    void acceptsAnyStationWhereItMay() {
        var any = new Bench(settings -> settings.withBoot(station -> WhileAway.ANY)).v16(UpstreamState.AWAY);

        var outcome = any.fromStation(BOOT);

        assertThat(answered(outcome).string("/status")).contains("Accepted");
        assertThat(answered(any.fromStation(BOOT)).number("/interval").orElseThrow())
                .isEqualByComparingTo("300");
    }

    @Test
    void acceptsNoStationWhereItMustNot() {
        var none = new Bench(settings -> settings.withBoot(station -> WhileAway.NONE)).knownAndAway();

        var outcome = none.fromStation(BOOT);

        assertThat(answered(outcome).string("/status")).contains("Pending");
    }

    @Test
    void acceptsNoBootByAClockThatWasSetBack() {
        // OCPP 1.6, 4.2: a station sets its clock by the answer.
        var session = bench.knownAndAway();
        session.clock().set(Instant.parse("2025-12-31T00:00:00Z"));

        var boot = session.fromStation(BOOT.replace("b1", "b2"));
        var heartbeat = session.fromStation("[2,\"h\",\"Heartbeat\",{}]");

        assertThat(answered(boot).string("/status")).contains("Pending");
        assertThat(heartbeat.toStation())
                .containsExactly("[4,\"h\",\"InternalError\",\"the gateway does not know the time\",{}]");
    }

    @Test
    void trustsAClockThatWasSetBackOnceTheCsmsHasConfirmedIt() {
        var session = bench.knownAndAway();
        session.upstreamOpens();
        bench.journalClock.set(Instant.parse("2025-12-31T00:00:00Z"));
        session.clock().set(Instant.parse("2025-12-31T00:00:00Z"));
        session.fromStation("[2,\"h1\",\"Heartbeat\",{}]");
        session.fromCsms("[3,\"h1\",{\"currentTime\":\"2025-12-31T00:00:10Z\"}]");
        session.upstreamLost();

        var outcome = session.fromStation("[2,\"h2\",\"Heartbeat\",{}]");

        assertThat(answered(outcome).string("/currentTime")).contains("2025-12-31T00:00:00.000Z");
    }

    @Test
    void acceptsNoBootThatCannotBeWritten() {
        var session = bench.knownAndAway();
        bench.journal.full(true);

        var outcome = session.fromStation(BOOT.replace("b1", "b2"));

        assertThat(outcome.toStation())
                .containsExactly("[4,\"b2\",\"InternalError\",\"the gateway could not write this message down\",{}]");
        assertThat(bench.events).hasSize(1);
    }

    @Test
    void answersHeartbeats() {
        // OCPP 1.6, 4.6
        var session = bench.v16(UpstreamState.AWAY);
        session.advance(Duration.ofSeconds(5));

        var outcome = session.fromStation("[2,\"h\",\"Heartbeat\",{}]");

        assertThat(outcome.toStation()).containsExactly("[3,\"h\",{\"currentTime\":\"2026-01-01T00:00:05.000Z\"}]");
    }

    @Test
    void answersWhatIsLostOnceItIsSent() {
        // OCPP-J 1.6, 4.1.1: a station waits for the answer to its call.
        var session = bench.v16(UpstreamState.OPEN);
        session.fromStation("[2,\"h\",\"Heartbeat\",{}]");

        var outcome = session.upstreamLost();

        assertThat(answered(outcome).has("/currentTime")).isTrue();
    }

    @Test
    void answersWhatWaitedForAnUpstreamThatDoesNotCome() {
        var session = bench.v16(UpstreamState.CONNECTING);
        var before = session.fromStation("[2,\"h\",\"Heartbeat\",{}]");

        var outcome = session.upstreamFails();

        assertThat(before.toStation()).isEmpty();
        assertThat(answered(outcome).has("/currentTime")).isTrue();
    }

    @Test
    void refusesWhatCannotBeDoneWithoutTheCsms() {
        // OCPP 1.6, 4.3: DataTransfer has a status for it; OCPP 1.6 security, A02: SignCertificate, too.
        var session = bench.v16(UpstreamState.AWAY);

        var data = session.fromStation("[2,\"1\",\"DataTransfer\",{\"vendorId\":\"v\"}]");
        var certificate = session.fromStation("[2,\"2\",\"SignCertificate\",{\"csr\":\"…\"}]");
        var other = session.fromStation("[2,\"3\",\"Invented\",{}]");

        assertThat(data.toStation()).containsExactly("[3,\"1\",{\"status\":\"Rejected\"}]");
        assertThat(certificate.toStation()).containsExactly("[3,\"2\",{\"status\":\"Rejected\"}]");
        assertThat(other.toStation()).containsExactly("[4,\"3\",\"GenericError\",\"the CSMS is away\",{}]");
    }

    @Test
    void refusesNothingThatTheCsmsMayHaveDone() {
        // OCPP 1.6, 4.3: Rejected would say that it was not done.
        var session = bench.v16(UpstreamState.OPEN);
        session.fromStation("[2,\"1\",\"DataTransfer\",{\"vendorId\":\"v\"}]");

        var outcome = session.upstreamLost();

        assertThat(outcome.toStation()).containsExactly("[4,\"1\",\"GenericError\",\"the CSMS is away\",{}]");
    }

    @Test
    void keepsNoticesAndDeliversThemLater() {
        var session = bench.v16(UpstreamState.AWAY);
        String notice = "[2,\"n\",\"FirmwareStatusNotification\",{\"status\": \"Installed\"}]";

        var outcome = session.fromStation(notice);
        var back = session.upstreamOpens();

        assertThat(outcome.toStation()).containsExactly("[3,\"n\",{}]");
        assertThat(Bench.call(Bench.sent(back)).payload().text()).isEqualTo("{\"status\": \"Installed\"}");
        assertThat(bench.waiting()).hasSize(1);
        deliver(session, Bench.sent(back));
        assertThat(bench.waiting()).isEmpty();
    }

    @Test
    void leavesTheConversationAloneWhileTheCsmsIsThere() {
        var session = bench.v16(UpstreamState.OPEN);
        String heartbeat = "[2, \"h\", \"Heartbeat\", { }]";

        var outcome = session.fromStation(heartbeat);
        var reply = session.fromCsms("[3, \"h\", {\"currentTime\" : \"then\"}]");

        assertThat(outcome.toCsms()).containsExactly(heartbeat);
        assertThat(reply.toStation()).containsExactly("[3, \"h\", {\"currentTime\" : \"then\"}]");
    }

    private static void deliver(InterceptorHarness session, String call) {
        session.fromCsms(Bench.answer(call, "{}"));
    }
}
