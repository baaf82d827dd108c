// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.buffer;

import static io.ferrule.proxy.buffer.Bench.answered;
import static org.assertj.core.api.Assertions.assertThat;

import io.ferrule.proxy.testing.InterceptorHarness;
import io.ferrule.proxy.upstream.UpstreamState;
import org.junit.jupiter.api.Test;

/** Who may charge while the CSMS of a 1.6 station is away (OCPP 1.6, 3.5). */
class TokenMemoryTest {

    private static final String QUESTION = "[2,\"a\",\"Authorize\",{\"idTag\":\"TAG\"}]";

    private final Bench bench = new Bench();

    @Test
    void acceptsWhomTheCsmsHasAcceptedInItsWords() {
        // OCPP 1.6, 3.5.1: the cache holds what the CSMS last said.
        var session = told("{\"status\":\"Accepted\" ,\"parentIdTag\":\"GROUP\"}");

        var outcome = session.fromStation(QUESTION);

        assertThat(answered(outcome).text())
                .isEqualTo("{\"idTagInfo\":{\"status\":\"Accepted\" ,\"parentIdTag\":\"GROUP\"}}");
    }

    @Test
    void refusesWhomTheCsmsHasRefused() {
        var session = told("{\"status\":\"Blocked\"}");

        var outcome = session.fromStation(QUESTION);

        assertThat(answered(outcome).string("/idTagInfo/status")).contains("Blocked");
    }

    @Test
    void honoursTheExpiry() {
        // OCPP 1.6, 7.27: a tag is not valid beyond its expiry date.
        var session = told("{\"status\":\"Accepted\",\"expiryDate\":\"2026-01-01T00:00:00Z\"}");

        var outcome = session.fromStation(QUESTION);

        assertThat(answered(outcome).text()).isEqualTo("{\"idTagInfo\":{\"status\":\"Expired\"}}");
    }

    @Test
    void makesNoDifferenceBetweenUpperAndLowerCase() {
        // OCPP 1.6, 7.28: CiString20Type
        var session = told("{\"status\":\"Accepted\"}");

        var outcome = session.fromStation(QUESTION.replace("TAG", "tag"));

        assertThat(answered(outcome).string("/idTagInfo/status")).contains("Accepted");
    }

    @Test
    void refusesWhomNobodyKnows() {
        var session = bench.v16(UpstreamState.AWAY);

        var outcome = session.fromStation(QUESTION);

        assertThat(answered(outcome).string("/idTagInfo/status")).contains("Invalid");
    }

    @Test
    void acceptsWhomNobodyKnowsWhereItMay() {
        // OCPP 1.6, 3.5.4: as AllowOfflineTxForUnknownId does at the station.
        var session = rule(WhileAway.ANY).v16(UpstreamState.AWAY);

        var outcome = session.fromStation(QUESTION);

        assertThat(answered(outcome).string("/idTagInfo/status")).contains("Accepted");
    }

    @Test
    void acceptsNobodyWhereItMustNot() {
        var none = rule(WhileAway.NONE);
        var session = none.v16(UpstreamState.OPEN);
        learn(session, "{\"status\":\"Accepted\"}");
        session.upstreamLost();

        var outcome = session.fromStation(QUESTION);

        assertThat(answered(outcome).string("/idTagInfo/status")).contains("Invalid");
    }

    @Test
    void learnsFromAStart() {
        // OCPP 1.6, 3.5.1: each answer with idTagInfo updates the cache.
        var session = bench.v16(UpstreamState.OPEN);
        session.fromStation(Bench.START);
        session.fromCsms(Bench.started(Bench.START, 17));
        session.upstreamLost();

        var outcome = session.fromStation(QUESTION);

        assertThat(answered(outcome).string("/idTagInfo/status")).contains("Accepted");
    }

    @Test
    void acceptsWhomTheCsmsHasWantedToCharge() {
        // OCPP 1.6, 5.11: the order stands for an authorization, and the CSMS may be gone before the start.
        var session = bench.v16(UpstreamState.OPEN);
        session.fromCsms("[2,\"r\",\"RemoteStartTransaction\",{\"idTag\":\"TAG\"}]");
        session.fromStation("[3,\"r\",{\"status\":\"Accepted\"}]");
        session.upstreamLost();

        var outcome = session.fromStation(Bench.START);

        assertThat(answered(outcome).string("/idTagInfo/status")).contains("Accepted");
    }

    @Test
    void tellsTheStationThatStartsWhatItKnows() {
        var session = told("{\"status\":\"Accepted\"}");

        var outcome = session.fromStation(Bench.START);

        assertThat(answered(outcome).string("/idTagInfo/status")).contains("Accepted");
    }

    @Test
    void prefersTheLocalListToTheCache() {
        // OCPP 1.6, 3.5.3
        var session = bench.v16(UpstreamState.OPEN);
        learn(session, "{\"status\":\"Accepted\"}");
        list(session, "Accepted", "[{\"idTag\":\"TAG\",\"idTagInfo\":{\"status\":\"Blocked\"}}]");
        session.upstreamLost();

        var outcome = session.fromStation(QUESTION);

        assertThat(answered(outcome).string("/idTagInfo/status")).contains("Blocked");
    }

    @Test
    void takesOverNoListThatTheStationRefuses() {
        // OCPP 1.6, 5.15: the list is what the station has accepted.
        var session = bench.v16(UpstreamState.OPEN);
        list(session, "Failed", "[{\"idTag\":\"TAG\",\"idTagInfo\":{\"status\":\"Accepted\"}}]");
        session.upstreamLost();

        var outcome = session.fromStation(QUESTION);

        assertThat(answered(outcome).string("/idTagInfo/status")).contains("Invalid");
    }

    @Test
    void forgetsTheCacheWithTheStation() {
        // OCPP 1.6, 5.4: ClearCache
        var session = bench.v16(UpstreamState.OPEN);
        learn(session, "{\"status\":\"Accepted\"}");
        session.fromCsms("[2,\"c\",\"ClearCache\",{}]");
        session.fromStation("[3,\"c\",{\"status\":\"Accepted\"}]");
        session.upstreamLost();

        var outcome = session.fromStation(QUESTION);

        assertThat(answered(outcome).string("/idTagInfo/status")).contains("Invalid");
    }

    @Test
    void remembersAfterARestart() {
        told("{\"status\":\"Accepted\"}").close();
        var session = bench.v16(UpstreamState.AWAY);

        var outcome = session.fromStation(QUESTION);

        assertThat(answered(outcome).string("/idTagInfo/status")).contains("Accepted");
    }

    private InterceptorHarness told(String info) {
        var session = bench.v16(UpstreamState.OPEN);
        learn(session, info);
        session.upstreamLost();
        return session;
    }

    private static void learn(InterceptorHarness session, String info) {
        session.fromStation(QUESTION);
        session.fromCsms("[3,\"a\",{\"idTagInfo\":" + info + "}]");
    }

    private static void list(InterceptorHarness session, String answer, String list) {
        session.fromCsms(
                "[2,\"l\",\"SendLocalList\",{\"listVersion\":1,\"updateType\":\"Full\",\"localAuthorizationList\":"
                        + list + "}]");
        session.fromStation("[3,\"l\",{\"status\":\"" + answer + "\"}]");
    }

    private static Bench rule(WhileAway rule) {
        return new Bench(settings -> settings.withAuthorize(station -> rule));
    }
}
