// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.buffer;

import static io.ferrule.proxy.buffer.Bench.PACE;
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

/** The CSMS is back: what waited goes up (OCPP 1.6, 3.7: in chronological order). */
class ReplayTest {

    private static final String P = "2000000000";

    private final Bench bench = new Bench();

    @Test
    void bringsATransactionInOrderUnderTheNumberOfTheCsms() {
        var session = bench.v16(UpstreamState.AWAY);
        session.fromStation(START);
        session.fromStation(Bench.meter("m", P, "8"));
        session.fromStation(Bench.stop("e", P));

        String start = sent(session.upstreamOpens());
        session.fromCsms(started(start, 17));
        String meter = sent(session.advance(PACE));
        session.fromCsms(answer(meter, "{}"));
        String stop = sent(session.advance(PACE));
        session.fromCsms(answer(stop, "{}"));

        assertThat(Bench.call(start).payload()).isEqualTo(Bench.call(START).payload());
        assertThat(Bench.call(meter).payload())
                .isEqualTo(Bench.call(Bench.meter("m", "17", "8")).payload());
        assertThat(Bench.call(stop).payload())
                .isEqualTo(Bench.call(Bench.stop("e", "17")).payload());
        assertThat(bench.waiting()).isEmpty();
    }

    @Test
    void sendsOneAtATimeAndAtItsPace() {
        // OCPP-J 1.6, 4.1.1: one call is outstanding.
        var session = bench.v16(UpstreamState.AWAY);
        session.fromStation(Bench.meter("1", "5", "1"));
        session.fromStation(Bench.meter("2", "5", "2"));

        String first = sent(session.upstreamOpens());
        var waiting = session.advance(Duration.ofSeconds(5));
        var replied = session.fromCsms(answer(first, "{}"));
        var tooEarly = session.advance(Duration.ofMillis(49));
        var later = session.advance(PACE);

        assertThat(waiting.toCsms()).isEmpty();
        assertThat(replied.toCsms()).isEmpty();
        assertThat(tooEarly.toCsms()).isEmpty();
        assertThat(later.toCsms()).hasSize(1);
    }

    @Test
    void putsWhatComesMeanwhileBehindWhatWaits() {
        var session = bench.v16(UpstreamState.AWAY);
        session.fromStation(Bench.meter("1", "5", "1"));
        String first = sent(session.upstreamOpens());

        var live = session.fromStation(Bench.meter("2", "5", "2"));
        session.fromCsms(answer(first, "{}"));
        String second = sent(session.advance(PACE));

        assertThat(live.toStation()).containsExactly("[3,\"2\",{}]");
        assertThat(live.toCsms()).isEmpty();
        assertThat(Bench.call(second).payload())
                .isEqualTo(Bench.call(Bench.meter("2", "5", "2")).payload());
    }

    @Test
    void letsOtherCallsThroughMeanwhile() {
        var session = bench.v16(UpstreamState.AWAY);
        session.fromStation(Bench.meter("1", "5", "1"));
        session.fromCsms(answer(sent(session.upstreamOpens()), "{}"));
        session.fromStation(Bench.meter("2", "5", "2"));

        var outcome = session.fromStation("[2,\"h\",\"Heartbeat\",{}]");

        assertThat(outcome.toCsms()).containsExactly("[2,\"h\",\"Heartbeat\",{}]");
    }

    @Test
    void goesLiveAgainWhenNothingWaits() {
        var session = bench.v16(UpstreamState.AWAY);
        session.fromStation(Bench.meter("1", "5", "1"));
        session.fromCsms(answer(sent(session.upstreamOpens()), "{}"));
        session.advance(PACE);

        var live = session.fromStation(Bench.meter("2", "5", "2"));

        assertThat(live.toCsms()).containsExactly(Bench.meter("2", "5", "2"));
        assertThat(bench.events).singleElement().isInstanceOfSatisfying(BufferEvent.CaughtUp.class, event -> assertThat(
                        event.delivered())
                .isEqualTo(1));
    }

    @Test
    void sendsWhatMayHaveArrivedAgainUnderTheSameIdAndText() {
        var session = bench.v16(UpstreamState.AWAY);
        session.fromStation(START);
        String first = sent(session.upstreamOpens());
        session.upstreamLost();

        String second = sent(session.upstreamOpens());

        assertThat(second).isEqualTo(first);
    }

    @Test
    void takesUpTheReplayAfterARestart() {
        var before = bench.v16(UpstreamState.AWAY);
        before.fromStation(START);
        String first = sent(before.upstreamOpens());
        before.close();
        var session = bench.v16(UpstreamState.CONNECTING);

        String second = sent(session.upstreamOpens());

        assertThat(second).isEqualTo(first);
    }

    @Test
    void sendsLiveWhatWasSentLiveAgainUnderItsOwnId() {
        var session = bench.v16(UpstreamState.OPEN);
        session.fromStation(START);
        session.upstreamLost();

        String again = sent(session.upstreamOpens());
        session.fromCsms(started(again, 17));
        session.advance(PACE);
        var stop = session.fromStation(Bench.stop("e", P));

        assertThat(again).isEqualTo(START);
        assertThat(stop.toCsms()).containsExactly(Bench.stop("e", "17"));
    }

    @Test
    void numbersAStartThatNobodyRepeated() {
        // Its station went away before the answer, so that it has no number for it; when it comes back and repeats, it
        // gets one.
        var before = bench.v16(UpstreamState.OPEN);
        before.fromStation(START);
        before.close();
        var session = bench.v16(UpstreamState.OPEN);
        String again = sent(session.advance(Duration.ZERO));
        session.fromCsms(started(again, 17));

        var repeated = session.fromStation(Bench.start("s9", "2026-01-01T00:00:00Z"));

        assertThat(again).isEqualTo(START);
        assertThat(answered(repeated).number("/transactionId").orElseThrow()).isEqualByComparingTo(P);
        assertThat(repeated.toCsms()).isEmpty();
    }

    @Test
    void writesAnAnswerDownLaterWhenTheDiskIsFull() {
        var session = bench.v16(UpstreamState.AWAY);
        session.fromStation(Bench.meter("1", "5", "1"));
        String first = sent(session.upstreamOpens());
        bench.journal.full(true);
        session.fromCsms(answer(first, "{}"));
        session.advance(PACE);
        bench.journal.full(false);

        var outcome = session.advance(Duration.ofSeconds(30));

        assertThat(outcome.toCsms()).isEmpty();
        assertThat(bench.waiting()).isEmpty();
    }

    @Test
    void remembersTheAnswersForWhichTheJournalHasNoRoom() {
        // A station that saw no answer repeats its message under another id.
        var session = bench.v16(UpstreamState.OPEN);
        session.fromStation(Bench.meter("1", "5", "1"));
        bench.journal.full(true);
        session.upstreamLost();
        bench.journal.full(false);
        bench.journal.crowded();
        String first = sent(session.upstreamOpens());
        session.fromCsms(answer(first, "{}"));
        session.advance(PACE);

        var repeated = session.fromStation(Bench.meter("2", "5", "1"));

        assertThat(repeated.toCsms()).isEmpty();
        assertThat(repeated.toStation()).containsExactly("[3,\"2\",{}]");
    }

    @Test
    void waitsWithTheNewSessionUntilTheOldOneIsOver() {
        // A station that reconnects quickly: what the old session has asked for comes first.
        var old = bench.v16(UpstreamState.AWAY);
        old.fromStation(START);
        InterceptorHarness young = bench.v16(UpstreamState.AWAY);
        var early = young.fromStation(Bench.start("s2", "2026-01-01T00:00:00Z"));

        old.close();
        var answered = young.outcome();

        assertThat(early.toStation()).isEmpty();
        assertThat(answered(answered).number("/transactionId").orElseThrow()).isEqualByComparingTo(P);
        assertThat(bench.waiting()).hasSize(1);
    }
}
