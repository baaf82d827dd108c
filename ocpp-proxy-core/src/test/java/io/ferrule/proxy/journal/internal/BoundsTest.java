// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.journal.internal;

import static io.ferrule.proxy.journal.Samples.CP1;
import static io.ferrule.proxy.journal.Samples.NOON;
import static io.ferrule.proxy.journal.Samples.call;
import static io.ferrule.proxy.journal.Samples.failure;
import static io.ferrule.proxy.journal.Samples.reply;
import static io.ferrule.proxy.journal.Samples.start;
import static io.ferrule.proxy.journal.Samples.value;
import static org.assertj.core.api.Assertions.assertThat;

import io.ferrule.proxy.journal.EntryQuery;
import io.ferrule.proxy.journal.JournalEvent.Cause;
import io.ferrule.proxy.journal.JournalEvent.Sacrificed;
import io.ferrule.proxy.journal.JournalEvent.WaitedTooLong;
import io.ferrule.proxy.journal.JournalException.Reason;
import io.ferrule.proxy.journal.JournalLimits;
import io.ferrule.proxy.journal.Kind;
import io.ferrule.proxy.journal.Reach;
import io.ferrule.proxy.journal.TransactionBook;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BoundsTest {

    private static final int FIRST = TransactionBook.FIRST_PROVISIONAL;

    @TempDir
    Path directory;

    @Test
    void makesRoomInTheStatedOrderAndSaysSo() {
        JournalBench bench = new JournalBench(directory);
        try (SqliteJournal journal = SqliteJournal.open(bench.settings(5))) {
            value(journal.replies().remember(CP1, reply("a", 1)));
            value(journal.outbox().append(call(Kind.SECURITY, "security")));
            value(journal.outbox().append(call(Kind.STATUS, "status")));
            value(journal.stations().shadow(CP1, "HeartbeatInterval", "60"));
            value(journal.tokens().answered(CP1, "tag", "{}"));

            for (int i = 0; i < 5; i++) {
                value(journal.outbox().append(start(CP1, "bill" + i, FIRST + i)));
            }

            assertThat(bench.events)
                    .containsExactly(
                            sacrificed(bench, Kind.SHADOW),
                            sacrificed(bench, Kind.STATUS),
                            sacrificed(bench, Kind.TOKEN),
                            sacrificed(bench, Kind.SECURITY),
                            sacrificed(bench, Kind.REPLY));
            assertThat(JournalBench.ids(journal)).containsExactly("bill0", "bill1", "bill2", "bill3", "bill4");
        }
    }

    @Test
    void refusesABillRatherThanTakingOneAway() {
        JournalBench bench = new JournalBench(directory);
        try (SqliteJournal journal = SqliteJournal.open(bench.settings(2))) {
            value(journal.outbox().append(start(CP1, "a", FIRST)));
            value(journal.outbox().append(start(CP1, "b", FIRST + 1)));

            Reason reason = failure(journal.outbox().append(start(CP1, "c", FIRST + 2)));

            assertThat(reason).isEqualTo(Reason.FULL);
            assertThat(JournalBench.ids(journal)).containsExactly("a", "b");
            assertThat(bench.events).isEmpty();
        }
    }

    @Test
    void whatIsWorthLessNeverPushesOutWhatIsWorthMore() {
        JournalBench bench = new JournalBench(directory);
        try (SqliteJournal journal = SqliteJournal.open(bench.settings(1))) {
            value(journal.outbox().append(call(Kind.SECURITY, "security")));

            Reason reason = failure(journal.outbox().append(call(Kind.STATUS, "status")));

            assertThat(reason).isEqualTo(Reason.FULL);
            assertThat(JournalBench.ids(journal)).containsExactly("security");
        }
    }

    @Test
    void theEldestOfOneKindMakesRoomForTheNext() {
        JournalBench bench = new JournalBench(directory);
        try (SqliteJournal journal = SqliteJournal.open(bench.settings(2))) {
            for (String id : List.of("a", "b", "c")) {
                value(journal.outbox().append(call(Kind.STATUS, id)));
            }

            assertThat(JournalBench.ids(journal)).containsExactly("b", "c");
        }
    }

    @Test
    void countsBytesAcrossARestart() {
        JournalBench bench = new JournalBench(directory);
        JournalLimits small = new JournalLimits(16 * 1024, 1_000, Duration.ofDays(1), Duration.ofDays(1));
        int written = 0;
        try (SqliteJournal journal = SqliteJournal.open(bench.settings().withLimits(small))) {
            for (; written < 20; written++) {
                value(journal.outbox().append(start(CP1, "m" + written, FIRST)));
            }
        }

        try (SqliteJournal journal = SqliteJournal.open(bench.settings().withLimits(small))) {
            Reason reason = fill(journal);

            long bytes = value(journal.usage()).bytes();
            assertThat(reason).isEqualTo(Reason.FULL);
            assertThat(bytes).isBetween(15L * 1024, 16L * 1024);
        }
    }

    @Test
    void doesNotCountWhatIsGone() {
        JournalBench bench = new JournalBench(directory);
        try (SqliteJournal journal = SqliteJournal.open(bench.settings(1))) {
            for (int i = 0; i < 10; i++) {
                long number = value(journal.outbox().append(start(CP1, "m" + i, FIRST)));
                value(journal.outbox().acknowledged(number));
            }

            assertThat(value(journal.usage()).rows()).isZero();
            assertThat(value(journal.usage()).bytes()).isZero();
        }
    }

    @Test
    void givesUpWhatIsTooOldButKeepsTheBillForAnOperator() {
        JournalBench bench = new JournalBench(directory);
        try (SqliteJournal journal = bench.open()) {
            value(journal.outbox().append(start(CP1, "bill", FIRST)));
            value(journal.outbox().append(call(Kind.STATUS, "status")));
            value(journal.replies().remember(CP1, reply("a", 1)));
            bench.clock.advance(Duration.ofDays(91));
            value(journal.confirm(bench.clock.instant()));

            value(journal.sweep());

            assertThat(JournalBench.ids(journal)).isEmpty();
            assertThat(value(journal.outbox().list(EntryQuery.dead())))
                    .extracting(entry -> entry.call().messageId())
                    .containsExactly("bill");
            assertThat(bench.events)
                    .containsExactlyInAnyOrder(
                            new WaitedTooLong(bench.clock.instant(), 1),
                            new Sacrificed(bench.clock.instant(), Kind.STATUS, 1, Cause.AGE),
                            new Sacrificed(bench.clock.instant(), Kind.REPLY, 1, Cause.AGE));
        }
    }

    @Test
    void aRetriedBillGetsItsTimeAgain() {
        JournalBench bench = new JournalBench(directory);
        try (SqliteJournal journal = bench.open()) {
            long number = value(journal.outbox().append(start(CP1, "bill", FIRST)));
            bench.clock.advance(Duration.ofDays(91));
            value(journal.confirm(bench.clock.instant()));
            value(journal.sweep());
            value(journal.outbox().retry(number, Reach.ENTRY));

            value(journal.sweep());

            assertThat(JournalBench.ids(journal)).containsExactly("bill");
        }
    }

    @Test
    void aClockThatStartsIn1970DoesNotMakeBillsOld() {
        JournalBench bench = new JournalBench(directory);
        bench.open().close();
        bench.clock.set(Instant.EPOCH);
        try (SqliteJournal journal = bench.open()) {
            value(journal.outbox().append(start(CP1, "bill", FIRST)));
            bench.clock.set(NOON);

            value(journal.sweep());

            assertThat(JournalBench.ids(journal)).containsExactly("bill");
            assertThat(journal.newest()).isEqualTo(NOON);
        }
    }

    @Test
    void aClockThatLeapsAheadDoesNotMakeBillsOld() {
        JournalBench bench = new JournalBench(directory);
        try (SqliteJournal journal = bench.open()) {
            value(journal.outbox().append(start(CP1, "bill", FIRST)));
            value(journal.confirm(bench.clock.instant()));
            bench.clock.advance(Duration.ofDays(91));

            value(journal.sweep());

            assertThat(JournalBench.ids(journal)).containsExactly("bill");
            assertThat(bench.events).isEmpty();
        }
    }

    @Test
    void refusesWhatTheQueueCannotHold() {
        JournalBench bench = new JournalBench(directory);
        CountDownLatch gate = new CountDownLatch(1);
        CountDownLatch held = new CountDownLatch(1);
        try (SqliteJournal journal = SqliteJournal.open(bench.settings().withQueue(2))) {
            CompletionStage<Boolean> holding = journal.writer().submit(sql -> Gates.pass(held, gate));
            Gates.await(held);
            List<CompletionStage<Long>> stages = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                stages.add(journal.outbox().append(start(CP1, "m" + i, FIRST)));
            }

            Reason reason = failure(stages.get(2));

            gate.countDown();
            value(holding);
            value(stages.get(1));
            assertThat(reason).isEqualTo(Reason.BUSY);
            assertThat(JournalBench.ids(journal)).containsExactly("m0", "m1");
        }
    }

    private static Reason fill(SqliteJournal journal) {
        for (int i = 0; i < 1_000; i++) {
            CompletionStage<Long> stage = journal.outbox().append(start(CP1, "n" + i, FIRST));
            if (stage.handle((number, failure) -> failure != null)
                    .toCompletableFuture()
                    .join()) {
                return failure(stage);
            }
        }
        throw new AssertionError("the journal took everything");
    }

    private static Sacrificed sacrificed(JournalBench bench, Kind kind) {
        return new Sacrificed(bench.clock.instant(), kind, 1, Cause.ROOM);
    }
}
