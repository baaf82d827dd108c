// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.buffer;

import static io.ferrule.proxy.buffer.Bench.START;
import static io.ferrule.proxy.buffer.Bench.answered;
import static org.assertj.core.api.Assertions.assertThat;

import io.ferrule.proxy.journal.Kind;
import io.ferrule.proxy.upstream.UpstreamState;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Transaction-related messages that the gateway takes over while the CSMS is away (OCPP 1.6, 3.7.1). */
class TakenOverTest {

    private static final String NOT_WRITTEN = "\"InternalError\",\"the gateway could not write this message down\",{}]";

    private final Bench bench = new Bench();

    @Test
    void givesAProvisionalNumberToATransactionThatStarts() {
        var session = bench.v16(UpstreamState.AWAY);

        var outcome = session.fromStation(START);

        assertThat(answered(outcome).text())
                .isEqualTo("{\"transactionId\":2000000000,\"idTagInfo\":{\"status\":\"Invalid\"}}");
        assertThat(bench.waiting()).singleElement().satisfies(entry -> {
            assertThat(entry.call().kind()).isEqualTo(Kind.BILLING);
            assertThat(entry.call().transaction()).contains("2000000000");
            assertThat(Bench.call(entry.call().text()).payload())
                    .isEqualTo(Bench.call(START).payload());
        });
    }

    @Test
    void takesOverMeterValuesAndStopsWithoutAWord() {
        // OCPP 1.6, 6.32 and 6.50: neither answer has a required member.
        var session = bench.v16(UpstreamState.AWAY);

        var meter = session.fromStation(Bench.meter("m", "17", "8"));
        var stop = session.fromStation(Bench.stop("e", "17"));

        assertThat(meter.toStation()).containsExactly("[3,\"m\",{}]");
        assertThat(stop.toStation()).containsExactly("[3,\"e\",{}]");
        assertThat(bench.waiting())
                .extracting(entry -> entry.call().action())
                .containsExactly("MeterValues", "StopTransaction");
    }

    @Test
    void answersNothingBeforeItIsWritten() {
        var session = bench.v16(UpstreamState.AWAY);
        bench.journal.slow();

        session.fromStation(Bench.stop("e", "17"));
        bench.journal.step();
        var before = session.outcome();
        bench.journal.step();

        assertThat(before.toStation()).isEmpty();
        assertThat(session.outcome().toStation()).containsExactly("[3,\"e\",{}]");
    }

    @Test
    void leavesAMessageToTheStationWhenTheDiskIsFull() {
        // OCPP 1.6, 3.7.1: a station repeats what was not acknowledged.
        var session = bench.v16(UpstreamState.AWAY);
        bench.journal.full(true);

        var outcome = session.fromStation(Bench.stop("e", "17"));

        assertThat(outcome.toStation()).containsExactly("[4,\"e\"," + NOT_WRITTEN);
        assertThat(bench.waiting()).isEmpty();
        assertThat(bench.events)
                .containsExactly(new BufferEvent.NotJournaled(
                        session.clock().instant(), Bench.CP001, "StopTransaction", "the disk is full", false));
    }

    @Test
    void recognisesARepetitionAfterASlowDisk() {
        var session = bench.v16(UpstreamState.AWAY);
        bench.journal.slow();
        session.fromStation(Bench.stop("e", "17"));
        bench.journal.step();
        var refused = session.advance(Duration.ofSeconds(5));
        bench.journal.quick();

        var repeated = session.fromStation(Bench.stop("f", "17"));

        assertThat(refused.toStation()).containsExactly("[4,\"e\"," + NOT_WRITTEN);
        assertThat(repeated.toStation()).containsExactly("[3,\"f\",{}]");
        assertThat(bench.waiting()).hasSize(1);
    }

    @Test
    void answersARepetitionUnderANewIdWithTheSameNumber() {
        var session = bench.v16(UpstreamState.AWAY);
        var first = session.fromStation(START);

        var second = session.fromStation(Bench.start("s2", "2026-01-01T00:00:00Z"));

        assertThat(answered(second)).isEqualTo(answered(first));
        assertThat(bench.waiting()).hasSize(1);
    }

    @Test
    void answersARepetitionUnderTheSameIdWithTheSameNumber() {
        // Quirk: a station repeats its start every few seconds until it likes the answer.
        var session = bench.v16(UpstreamState.AWAY);
        var first = session.fromStation(START);

        var second = session.fromStation(START);

        assertThat(answered(second)).isEqualTo(answered(first));
        assertThat(bench.waiting()).hasSize(1);
    }

    @Test
    void answersARepetitionInALaterSession() {
        var first = bench.v16(UpstreamState.AWAY);
        var given = answered(first.fromStation(START));
        first.close();
        var session = bench.v16(UpstreamState.AWAY);

        var repeated = session.fromStation(START);

        assertThat(answered(repeated)).isEqualTo(given);
        assertThat(bench.waiting()).hasSize(1);
    }

    @Test
    void tellsTwoTransactionsApart() {
        var session = bench.v16(UpstreamState.AWAY);
        session.fromStation(START);

        var second = session.fromStation(Bench.start("s2", "2026-01-01T02:00:00Z"));

        assertThat(answered(second).number("/transactionId").orElseThrow()).isEqualByComparingTo("2000000001");
        assertThat(bench.waiting()).hasSize(2);
    }

    @Test
    void takesOverWhatIsLostOnItsWayUnderItsOwnId() {
        // Its reply may have been lost: should it arrive twice, then under the same id.
        var session = bench.v16(UpstreamState.OPEN);
        session.fromStation(START);

        var outcome = session.upstreamLost();

        assertThat(answered(outcome).number("/transactionId").orElseThrow()).isEqualByComparingTo("2000000000");
        assertThat(bench.waiting()).singleElement().satisfies(entry -> {
            assertThat(entry.call().messageId()).isEqualTo("s1");
            assertThat(entry.call().text()).isEqualTo(START);
            assertThat(entry.call().transaction()).contains("2000000000");
        });
    }

    @Test
    void givesEachEntryTakenOverAnIdOfItsOwn() {
        // OCPP-J 1.6, 4.1.4: ids are unique on a connection, and stations count from 1 after each restart.
        var session = bench.v16(UpstreamState.AWAY);

        session.fromStation(Bench.meter("1", "17", "8"));
        session.fromStation(Bench.meter("1", "17", "9"));

        assertThat(bench.waiting())
                .extracting(entry -> entry.call().messageId())
                .doesNotContain("1")
                .doesNotHaveDuplicates();
    }

    @Test
    void keepsANumberThatTheCsmsGave() {
        var session = bench.v16(UpstreamState.AWAY);

        session.fromStation(Bench.stop("e", "17"));
        var back = session.upstreamOpens();

        assertThat(Bench.call(Bench.sent(back)).payload())
                .isEqualTo(Bench.call(Bench.stop("e", "17")).payload());
    }

    @Test
    void leavesMinusOneAlone() {
        // OCPP 1.6 errata, 3.18: a start that was never delivered.
        var session = bench.v16(UpstreamState.AWAY);

        session.fromStation(Bench.stop("e", "-1"));
        var back = session.upstreamOpens();

        assertThat(Bench.call(Bench.sent(back)).payload())
                .isEqualTo(Bench.call(Bench.stop("e", "-1")).payload());
    }
}
