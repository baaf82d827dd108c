// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.buffer;

import static io.ferrule.proxy.buffer.Bench.START;
import static io.ferrule.proxy.buffer.Bench.answer;
import static io.ferrule.proxy.buffer.Bench.sent;
import static org.assertj.core.api.Assertions.assertThat;

import io.ferrule.proxy.testing.InterceptorHarness;
import io.ferrule.proxy.testing.Outcome;
import io.ferrule.proxy.upstream.UpstreamState;
import org.junit.jupiter.api.Test;

/** A start that the CSMS refuses when it hears of it (OCPP 1.6, 4.8: the transaction exists all the same). */
class RefusedStartTest {

    private static final String BLOCKED = "{\"transactionId\":17,\"idTagInfo\":{\"status\":\"Blocked\"}}";

    private final Bench bench = new Bench();

    @Test
    void endsTheTransactionAtTheStation() {
        // OCPP 1.6, 9.1, StopTransactionOnInvalidId; 5.12: by RemoteStopTransaction.
        var session = bench.v16(UpstreamState.AWAY);
        session.fromStation(START);

        var outcome = session.fromCsms(answer(sent(session.upstreamOpens()), BLOCKED));

        assertThat(outcome.toStation()).singleElement().satisfies(frame -> {
            assertThat(Bench.call(frame).action()).isEqualTo("RemoteStopTransaction");
            assertThat(Bench.call(frame).payload().text()).isEqualTo("{\"transactionId\":2000000000}");
        });
    }

    @Test
    void stopsNothingThatHasStopped() {
        var session = bench.v16(UpstreamState.AWAY);
        session.fromStation(START);
        session.fromStation(Bench.stop("e", "2000000000"));

        var outcome = session.fromCsms(answer(sent(session.upstreamOpens()), BLOCKED));
        var stop = session.advance(Bench.PACE);

        assertThat(outcome.toStation()).isEmpty();
        assertThat(Bench.call(sent(stop)).payload())
                .isEqualTo(Bench.call(Bench.stop("e", "17")).payload());
    }

    @Test
    void goesOnWhereTheStationIsToldSo() {
        var session = bench.v16(UpstreamState.OPEN);
        session.fromCsms(
                "[2,\"c\",\"ChangeConfiguration\",{\"key\":\"stoptransactiononinvalidid\",\"value\":\"false\"}]");
        session.fromStation("[3,\"c\",{\"status\":\"Accepted\"}]");
        session.close();

        var outcome = refusedIn(bench.v16(UpstreamState.AWAY));

        assertThat(outcome.toStation()).isEmpty();
    }

    @Test
    void followsWhatTheStationTellsOfItsConfiguration() {
        var session = bench.v16(UpstreamState.OPEN);
        session.fromCsms("[2,\"c\",\"GetConfiguration\",{}]");
        session.fromStation(
                "[3,\"c\",{\"configurationKey\":[{\"key\":\"StopTransactionOnInvalidId\",\"readonly\":false,"
                        + "\"value\":\"false\"}]}]");
        session.upstreamLost();

        var outcome = refusedIn(session);

        assertThat(outcome.toStation()).isEmpty();
    }

    private static Outcome refusedIn(InterceptorHarness session) {
        session.fromStation(START);
        return session.fromCsms(answer(sent(session.upstreamOpens()), BLOCKED));
    }
}
