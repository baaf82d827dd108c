// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.buffer;

import static io.ferrule.proxy.buffer.Bench.PACE;
import static io.ferrule.proxy.buffer.Bench.START;
import static io.ferrule.proxy.buffer.Bench.answer;
import static io.ferrule.proxy.buffer.Bench.refusal;
import static io.ferrule.proxy.buffer.Bench.sent;
import static io.ferrule.proxy.buffer.Bench.started;
import static org.assertj.core.api.Assertions.assertThat;

import io.ferrule.model.OcppVersion;
import io.ferrule.proxy.journal.Entry;
import io.ferrule.proxy.journal.Reach;
import io.ferrule.proxy.upstream.UpstreamState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the CSMS does not take: it waits for an operator, and nothing waits for it. */
class DeadLetterTest {

    private static final String P = "2000000000";

    private final Bench bench = new Bench();

    @Test
    void givesUpWhatIsRefusedThreeTimesAndGoesOn() {
        // OCPP 1.6, 3.7.1: a message that is refused again and again must not keep the others.
        var session = bench.v16(UpstreamState.AWAY);
        session.fromStation(Bench.meter("1", "5", "1"));
        session.fromStation(Bench.meter("2", "5", "2"));
        session.fromCsms(refusal(sent(session.upstreamOpens())));
        session.fromCsms(refusal(sent(session.advance(Duration.ofSeconds(5)))));
        session.fromCsms(refusal(sent(session.advance(Duration.ofSeconds(10)))));

        String next = sent(session.advance(Duration.ZERO));

        assertThat(Bench.call(next).payload())
                .isEqualTo(Bench.call(Bench.meter("2", "5", "2")).payload());
        assertThat(bench.dead()).singleElement().extracting(Entry::reason).isEqualTo("InternalError: no");
        assertThat(bench.events).hasSize(1);
    }

    @Test
    void buriesATransactionWithItsStart() {
        var session = bench.v16(UpstreamState.AWAY);
        session.fromStation(START);
        session.fromStation(Bench.meter("m", P, "8"));
        session.fromCsms(refusal(sent(session.upstreamOpens())));
        session.fromCsms(refusal(sent(session.advance(Duration.ofSeconds(5)))));
        session.fromCsms(refusal(sent(session.advance(Duration.ofSeconds(10)))));

        var stop = session.fromStation(Bench.stop("e", P));
        session.advance(PACE);

        assertThat(stop.toStation()).containsExactly("[3,\"e\",{}]");
        assertThat(bench.waiting()).isEmpty();
        assertThat(bench.dead())
                .extracting(entry -> entry.call().action())
                .containsExactly("StartTransaction", "MeterValues", "StopTransaction");
    }

    @Test
    void bringsBackWhatAnOperatorWantsSentAgain() {
        var session = bench.v16(UpstreamState.AWAY);
        session.fromStation(START);
        session.fromStation(Bench.stop("e", P));
        session.fromCsms(refusal(sent(session.upstreamOpens())));
        session.fromCsms(refusal(sent(session.advance(Duration.ofSeconds(5)))));
        session.fromCsms(refusal(sent(session.advance(Duration.ofSeconds(10)))));
        session.advance(PACE);

        bench.journal.outbox().retry(bench.dead().get(0).number(), Reach.TRANSACTION);
        bench.buffer.wake(Bench.CP001);
        session.fromCsms(started(sent(session.outcome()), 17));
        String stop = sent(session.advance(PACE));

        assertThat(Bench.call(stop).payload())
                .isEqualTo(Bench.call(Bench.stop("e", "17")).payload());
        assertThat(bench.dead()).isEmpty();
    }

    @Test
    void refusesAStartWhoseAnswerHasNoNumber() {
        var session = bench.v16(UpstreamState.AWAY);
        session.fromStation(START);

        session.fromCsms(answer(sent(session.upstreamOpens()), "{}"));

        assertThat(bench.waiting())
                .singleElement()
                .extracting(Entry::reason)
                .isEqualTo("the answer has no transaction id");
    }

    @Test
    void triesTenTimesWhatIsNeverAnswered() {
        var session = bench.v16(UpstreamState.AWAY);
        session.fromStation(Bench.meter("1", "5", "1"));
        session.fromStation(Bench.meter("2", "5", "2"));
        List<String> tries = new ArrayList<>(session.upstreamOpens().toCsms());

        while (bench.dead().isEmpty() && tries.size() < 20) {
            tries.addAll(session.advance(Duration.ofSeconds(35)).toCsms());
        }

        assertThat(tries)
                .filteredOn(frame -> frame.contains("\"value\":\"1\""))
                .hasSize(10)
                .containsOnly(tries.get(0));
        assertThat(bench.dead()).hasSize(1);
    }

    @Test
    void survivesAnyNumberOfLosses() {
        var session = bench.v16(UpstreamState.AWAY);
        session.fromStation(Bench.meter("1", "5", "1"));
        for (int i = 0; i < 30; i++) {
            session.upstreamOpens();
            session.upstreamLost();
        }

        String last = sent(session.upstreamOpens());
        session.fromCsms(answer(last, "{}"));

        assertThat(bench.dead()).isEmpty();
        assertThat(bench.waiting()).isEmpty();
    }

    @Test
    void buriesWhatWasTakenOverInAnotherVersion() {
        var before = bench.v16(UpstreamState.AWAY);
        before.fromStation(START);
        before.close();
        var session = bench.session(OcppVersion.V2_0_1, UpstreamState.OPEN);

        var outcome = session.outcome();

        assertThat(outcome.toCsms()).isEmpty();
        assertThat(bench.dead()).singleElement().extracting(Entry::reason).isEqualTo("taken over in OCPP 1.6");
    }
}
