// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.buffer;

import static io.ferrule.proxy.buffer.Bench.START;
import static io.ferrule.proxy.buffer.Bench.answered;
import static io.ferrule.proxy.buffer.Bench.sent;
import static io.ferrule.proxy.buffer.Bench.started;
import static org.assertj.core.api.Assertions.assertThat;

import io.ferrule.proxy.journal.Entry;
import io.ferrule.proxy.upstream.UpstreamState;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Transaction-related messages while the CSMS is there. */
class LiveBillingTest {

    private static final String ACCEPTED = "{\"transactionId\": 17, \"idTagInfo\":{\"status\":\"Accepted\"}}";
    private static final String REFUSED = "[4,\"s1\",\"InternalError\",\"no\",{}]";

    private final Bench bench = new Bench();

    @Test
    void goOutCharacterForCharacterAndComeBackSo() {
        var session = bench.v16(UpstreamState.OPEN);

        var call = session.fromStation(START);
        var reply = session.fromCsms("[3, \"s1\", " + ACCEPTED + "]");

        assertThat(call.toCsms()).containsExactly(START);
        assertThat(reply.toStation()).containsExactly("[3, \"s1\", " + ACCEPTED + "]");
        assertThat(bench.waiting()).isEmpty();
    }

    @Test
    void areWrittenBeforeTheyGoOut() {
        var session = bench.v16(UpstreamState.OPEN);
        bench.journal.slow();

        session.fromStation(START);
        bench.journal.step();
        var before = session.outcome();
        bench.journal.step();

        assertThat(before.toCsms()).isEmpty();
        assertThat(session.outcome().toCsms()).containsExactly(START);
        assertThat(bench.waiting()).singleElement().extracting(Entry::state).isEqualTo(Entry.State.SENT);
    }

    @Test
    void tellTheNumberOnlyWhenItIsWritten() {
        var session = bench.v16(UpstreamState.OPEN);
        session.fromStation(START);
        bench.journal.slow();

        var before = session.fromCsms("[3,\"s1\"," + ACCEPTED + "]");
        bench.journal.step();

        assertThat(before.toStation()).isEmpty();
        assertThat(session.outcome().toStation()).containsExactly("[3,\"s1\"," + ACCEPTED + "]");
    }

    @Test
    void goOutAlsoWhenTheDiskIsFull() {
        var session = bench.v16(UpstreamState.OPEN);
        bench.journal.full(true);

        var call = session.fromStation(START);
        var reply = session.fromCsms("[3,\"s1\"," + ACCEPTED + "]");
        var next = session.fromStation(Bench.stop("e", "17"));

        assertThat(call.toCsms()).containsExactly(START);
        assertThat(reply.toStation()).containsExactly("[3,\"s1\"," + ACCEPTED + "]");
        assertThat(next.toCsms()).containsExactly(Bench.stop("e", "17"));
        assertThat(bench.events).allSatisfy(event -> assertThat(event)
                .isInstanceOfSatisfying(BufferEvent.NotJournaled.class, lost -> assertThat(lost.forwarded())
                        .isTrue()));
    }

    @Test
    void comeUnderTheSameIdAgainWhenTheDiskIsFullAndTheReplyIsLost() {
        // The station repeats under an id of its own; the CSMS has to see that it is a repetition.
        var session = bench.v16(UpstreamState.OPEN);
        bench.journal.full(true);
        session.fromStation(START);
        var lost = session.upstreamLost();
        session.upstreamOpens();

        var again = session.fromStation(START.replace("\"s1\"", "\"s2\""));
        var reply = session.fromCsms("[3,\"s1\"," + ACCEPTED + "]");

        assertThat(lost.toStation()).singleElement().asString().startsWith("[4,\"s1\",\"InternalError\"");
        assertThat(again.toCsms()).containsExactly(START);
        assertThat(reply.toStation()).containsExactly("[3,\"s2\"," + ACCEPTED + "]");
    }

    @Test
    void areRecognisedWhenTheDiskIsFullAndTheStationMissedTheReply() {
        var session = bench.v16(UpstreamState.OPEN);
        bench.journal.full(true);
        session.fromStation(START);
        session.fromCsms("[3,\"s1\"," + ACCEPTED + "]");
        session.close();

        var repeated = bench.v16(UpstreamState.OPEN).fromStation(START.replace("\"s1\"", "\"s2\""));

        assertThat(repeated.toCsms()).isEmpty();
        assertThat(repeated.toStation()).containsExactly("[3,\"s2\"," + ACCEPTED + "]");
    }

    @Test
    void keepTheirNumberApartWhenTheDiskIsFull() {
        // A number of ours that the CSMS issues, and a journal that can write down neither the start nor the link.
        var session = bench.v16(UpstreamState.OPEN);
        bench.journal.full(true);
        session.fromStation(START);
        session.fromCsms(started(START, 2_000_000_005));

        var meter = session.fromStation(Bench.meter("m", "2000000005", "8"));
        session.fromCsms("[3,\"m\",{}]");
        bench.journal.full(false);
        session.advance(Duration.ofSeconds(10));
        session.close();
        var stop = bench.v16(UpstreamState.OPEN).fromStation(Bench.stop("e", "2000000005"));

        assertThat(meter.toCsms()).containsExactly(Bench.meter("m", "2000000005", "8"));
        assertThat(stop.toCsms()).containsExactly(Bench.stop("e", "2000000005"));
    }

    @Test
    void areLeftToTheStationWhenTheDiskIsFullAndTheCsmsIsLost() {
        var session = bench.v16(UpstreamState.OPEN);
        bench.journal.full(true);
        session.fromStation(START);

        var outcome = session.upstreamLost();

        assertThat(outcome.toStation())
                .containsExactly("[4,\"s1\",\"InternalError\",\"the gateway could not write this message down\",{}]");
    }

    @Test
    void areAnsweredFromMemoryWhenTheyAreRepeated() {
        // OCPP 1.6, 3.7.1: a station repeats what it saw no answer to, and may give it a new id.
        var session = bench.v16(UpstreamState.OPEN);
        session.fromStation(START);
        session.fromCsms("[3,\"s1\"," + ACCEPTED + "]");

        var repeated = session.fromStation(Bench.start("s2", "2026-01-01T00:00:00Z"));

        assertThat(repeated.toStation()).containsExactly("[3,\"s2\"," + ACCEPTED + "]");
        assertThat(repeated.toCsms()).isEmpty();
    }

    @Test
    void areAnsweredAtOnceWhenTheyAreRepeatedBeforeTheCsmsHasAnswered() {
        var session = bench.v16(UpstreamState.OPEN);
        session.fromStation(START);

        var repeated = session.fromStation(Bench.start("s2", "2026-01-01T00:00:00Z"));
        var reply = session.fromCsms("[3,\"s1\"," + ACCEPTED + "]");
        var stop = session.fromStation(Bench.stop("e", "2000000000"));

        assertThat(answered(repeated).number("/transactionId").orElseThrow()).isEqualByComparingTo("2000000000");
        assertThat(reply.toStation())
                .containsExactly("[3,\"s1\",{\"transactionId\": 2000000000, \"idTagInfo\":{\"status\":\"Accepted\"}}]");
        assertThat(stop.toCsms()).containsExactly(Bench.stop("e", "17"));
    }

    @Test
    void goOutOneByOne() {
        // What comes behind one that may be lost must not overtake it.
        var session = bench.v16(UpstreamState.OPEN);
        session.fromStation(Bench.meter("1", "5", "1"));

        var second = session.fromStation(Bench.meter("2", "5", "2"));
        var next = session.fromCsms("[3,\"1\",{}]");

        assertThat(second.toStation()).containsExactly("[3,\"2\",{}]");
        assertThat(second.toCsms()).isEmpty();
        assertThat(Bench.call(sent(next)).payload())
                .isEqualTo(Bench.call(Bench.meter("2", "5", "2")).payload());
    }

    @Test
    void tellTheStationOfARefusal() {
        var session = bench.v16(UpstreamState.OPEN);
        session.fromStation(START);

        var outcome = session.fromCsms(REFUSED);

        assertThat(outcome.toStation()).containsExactly(REFUSED);
        assertThat(bench.waiting()).isEmpty();
    }

    @Test
    void goDeadWithTheThirdRefusal() {
        // Some stations repeat what is refused for ever, and nothing else meanwhile.
        var session = bench.v16(UpstreamState.OPEN);
        session.fromStation(START);
        session.fromCsms(REFUSED);
        session.fromStation(START);
        session.fromCsms(REFUSED);
        session.fromStation(START);

        var outcome = session.fromCsms(REFUSED);
        var repeated = session.fromStation(START);

        assertThat(answered(outcome).number("/transactionId").orElseThrow()).isEqualByComparingTo("2000000000");
        assertThat(answered(repeated)).isEqualTo(answered(outcome));
        assertThat(bench.dead()).hasSize(1);
        assertThat(bench.waiting()).isEmpty();
    }

    @Test
    void areAnsweredByUsWhenTheCsmsIsSilentAndSentAgain() {
        var session = bench.v16(UpstreamState.OPEN);
        session.fromStation(Bench.meter("1", "5", "1"));

        var outcome = session.advance(Duration.ofSeconds(30));

        assertThat(outcome.toStation()).containsExactly("[3,\"1\",{}]");
        assertThat(outcome.toCsms()).containsExactly(Bench.meter("1", "5", "1"));
    }

    @Test
    void meetTheStationUnderAnotherNumberWhereTheOneOfTheCsmsIsOurs() {
        var session = bench.v16(UpstreamState.OPEN);
        session.fromStation(START);

        var reply = session.fromCsms(started(START, 2_000_000_005));
        var stop = session.fromStation(Bench.stop("e", "2000000000"));

        assertThat(answered(reply).number("/transactionId").orElseThrow()).isEqualByComparingTo("2000000000");
        assertThat(stop.toCsms()).containsExactly(Bench.stop("e", "2000000005"));
    }

    @Test
    void areNotMixedWithAnotherTransactionOfTheSameNumber() {
        var session = bench.v16(UpstreamState.AWAY);
        session.fromStation(START);
        session.fromCsms(started(sent(session.upstreamOpens()), 17));
        session.advance(Bench.PACE);
        String second = Bench.start("s2", "2026-01-01T02:00:00Z");
        session.fromStation(second);

        var reply = session.fromCsms(started(second, 2_000_000_000));
        var first = session.fromStation(Bench.stop("e1", "2000000000"));
        session.fromCsms("[3,\"e1\",{}]");
        var other = session.fromStation(Bench.stop("e2", "2000000001"));

        assertThat(answered(reply).number("/transactionId").orElseThrow()).isEqualByComparingTo("2000000001");
        assertThat(first.toCsms()).containsExactly(Bench.stop("e1", "17"));
        assertThat(other.toCsms()).containsExactly(Bench.stop("e2", "2000000000"));
    }
}
