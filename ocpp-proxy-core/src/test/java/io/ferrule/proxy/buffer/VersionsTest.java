// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.buffer;

import static io.ferrule.proxy.buffer.Bench.answer;
import static io.ferrule.proxy.buffer.Bench.answered;
import static io.ferrule.proxy.buffer.Bench.sent;
import static org.assertj.core.api.Assertions.assertThat;

import io.ferrule.model.OcppVersion;
import io.ferrule.proxy.testing.InterceptorHarness;
import io.ferrule.proxy.upstream.UpstreamState;
import org.junit.jupiter.api.Test;

/** Stations of 1.5 and 2.0.1 whose CSMS is away. */
class VersionsTest {

    private static final String EVENT = "[2,\"t\",\"TransactionEvent\",{\"eventType\":\"Started\",\"seqNo\":0,"
            + "\"timestamp\":\"2026-01-01T00:00:00Z\",\"triggerReason\":\"Authorized\","
            + "\"transactionInfo\":{\"transactionId\":\"T1\"},\"idToken\":{\"idToken\":\"TAG\",\"type\":\"ISO14443\"}}]";
    private static final String QUESTION =
            "[2,\"a\",\"Authorize\",{\"idToken\":{\"idToken\":\"TAG\",\"type\":\"ISO14443\"}}]";

    private final Bench bench = new Bench();

    @Test
    void tell15ToComeAgainInItsWords() {
        // OCPP 1.5, 4.2: there is no Pending, and the interval is called heartbeatInterval.
        var session = bench.session(OcppVersion.V1_5, UpstreamState.AWAY);

        var outcome = session.fromStation(Bench.BOOT);

        assertThat(answered(outcome).text())
                .isEqualTo(
                        "{\"status\":\"Rejected\",\"currentTime\":\"2026-01-01T00:00:00.000Z\",\"heartbeatInterval\":60}");
    }

    @Test
    void acceptAKnown15StationWithItsInterval() {
        var session = bench.session(OcppVersion.V1_5, UpstreamState.OPEN);
        session.fromStation(Bench.BOOT);
        session.fromCsms(
                "[3,\"b1\",{\"status\":\"Accepted\",\"currentTime\":\"2026-01-01T00:00:00Z\",\"heartbeatInterval\":700}]");
        session.upstreamLost();

        var outcome = session.fromStation(Bench.BOOT.replace("b1", "b2"));

        assertThat(answered(outcome).number("/heartbeatInterval").orElseThrow()).isEqualByComparingTo("700");
    }

    @Test
    void map15TransactionsLike16() {
        var session = bench.session(OcppVersion.V1_5, UpstreamState.AWAY);
        session.fromStation(Bench.START);
        session.fromStation(Bench.stop("e", "2000000000"));

        session.fromCsms(Bench.started(sent(session.upstreamOpens()), 17));
        String stop = sent(session.advance(Bench.PACE));

        assertThat(Bench.call(stop).payload())
                .isEqualTo(Bench.call(Bench.stop("e", "17")).payload());
    }

    @Test
    void takeOverTransactionEventsCharacterForCharacter() {
        // OCPP 2.0.1 part 2, E04: events of a transaction are kept and delivered in order; ids are the station's own.
        var session = bench.session(OcppVersion.V2_0_1, UpstreamState.AWAY);

        var outcome = session.fromStation(EVENT);
        String back = sent(session.upstreamOpens());
        session.fromCsms(answer(back, "{}"));

        assertThat(answered(outcome).text()).isEqualTo("{\"idTokenInfo\":{\"status\":\"Invalid\"}}");
        assertThat(Bench.call(back).payload()).isEqualTo(Bench.call(EVENT).payload());
        assertThat(bench.waiting()).isEmpty();
    }

    @Test
    void answerAnEventWithoutATokenWithNothing() {
        // OCPP 2.0.1 part 2, E01.FR.11: idTokenInfo stands where the event has an idToken.
        var session = bench.session(OcppVersion.V2_0_1, UpstreamState.AWAY);
        String event = EVENT.replace(",\"idToken\":{\"idToken\":\"TAG\",\"type\":\"ISO14443\"}", "");

        var outcome = session.fromStation(event);

        assertThat(outcome.toStation()).containsExactly("[3,\"t\",{}]");
    }

    @Test
    void know201TokensByValueAndType() {
        // OCPP 2.0.1 part 2, C12: the cache holds idTokenInfo by idToken.
        var session = bench.session(OcppVersion.V2_0_1, UpstreamState.OPEN);
        session.fromStation(QUESTION);
        session.fromCsms("[3,\"a\",{\"idTokenInfo\":{\"status\":\"Accepted\",\"chargingPriority\":3}}]");
        session.upstreamLost();

        var same = session.fromStation(QUESTION.replace("TAG", "tag"));
        var other = session.fromStation(QUESTION.replace("ISO14443", "Central"));

        assertThat(answered(same).text())
                .isEqualTo("{\"idTokenInfo\":{\"status\":\"Accepted\",\"chargingPriority\":3}}");
        assertThat(answered(other).string("/idTokenInfo/status")).contains("Invalid");
    }

    @Test
    void acceptATransactionThatNeedsNoAuthorization() {
        // OCPP 2.0.1 part 2, C02: a token of type NoAuthorization.
        var session = bench.session(OcppVersion.V2_0_1, UpstreamState.AWAY);

        var outcome =
                session.fromStation(EVENT.replace("ISO14443", "NoAuthorization").replace("TAG", ""));

        assertThat(answered(outcome).string("/idTokenInfo/status")).contains("Accepted");
    }

    @Test
    void knowA201LocalList() {
        // OCPP 2.0.1 part 2, D01
        var session = bench.session(OcppVersion.V2_0_1, UpstreamState.OPEN);
        session.fromCsms(
                "[2,\"l\",\"SendLocalList\",{\"versionNumber\":1,\"updateType\":\"Full\",\"localAuthorizationList\":["
                        + "{\"idToken\":{\"idToken\":\"TAG\",\"type\":\"ISO14443\"},\"idTokenInfo\":{\"status\":\"Accepted\"}}]}]");
        session.fromStation("[3,\"l\",{\"status\":\"Accepted\"}]");
        session.upstreamLost();

        var outcome = session.fromStation(QUESTION);

        assertThat(answered(outcome).string("/idTokenInfo/status")).contains("Accepted");
    }

    @Test
    void tellTheLastStatusOfEachConnectorOfEachEvse() {
        // OCPP 2.0.1 part 2, G01: connectors count from 1 in each EVSE.
        var session = bench.session(OcppVersion.V2_0_1, UpstreamState.AWAY);
        session.fromStation(status("1", 1, "Available"));
        session.fromStation(status("2", 2, "Faulted"));
        session.fromStation(status("3", 1, "Occupied"));

        String first = sent(session.upstreamOpens());
        String second = sent(session.fromCsms(answer(first, "{}")));

        assertThat(Bench.call(first).payload().string("/connectorStatus")).contains("Occupied");
        assertThat(Bench.call(second).payload().string("/connectorStatus")).contains("Faulted");
    }

    @Test
    void leave201TransactionIdsAlone() {
        InterceptorHarness session = bench.session(OcppVersion.V2_0_1, UpstreamState.OPEN);
        String order = "[2,\"r\",\"RequestStopTransaction\",{\"transactionId\":\"2000000000\"}]";

        var outcome = session.fromCsms(order);

        assertThat(outcome.toStation()).containsExactly(order);
    }

    private static String status(String id, int evse, String status) {
        return "[2,\"" + id + "\",\"StatusNotification\",{\"timestamp\":\"2026-01-01T00:00:00Z\",\"connectorStatus\":\""
                + status + "\",\"evseId\":" + evse + ",\"connectorId\":1}]";
    }
}
