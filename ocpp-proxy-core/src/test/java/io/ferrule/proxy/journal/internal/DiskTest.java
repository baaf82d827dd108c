// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.journal.internal;

import static io.ferrule.proxy.journal.Samples.CP1;
import static io.ferrule.proxy.journal.Samples.start;
import static io.ferrule.proxy.journal.Samples.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ferrule.proxy.journal.Entry;
import io.ferrule.proxy.journal.EntryQuery;
import io.ferrule.proxy.journal.GivenReply;
import io.ferrule.proxy.journal.JournalEvent;
import io.ferrule.proxy.journal.JournalException;
import io.ferrule.proxy.journal.JournalException.Reason;
import io.ferrule.proxy.journal.Samples;
import io.ferrule.proxy.journal.TransactionBook;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What happens when a disk of the machine, not only a limit of ours, comes to its end. */
class DiskTest {

    private static final int FIRST = TransactionBook.FIRST_PROVISIONAL;

    @TempDir
    Path parent;

    Path directory = Path.of("disk");
    Optional<SmallDisk> disk = Optional.empty();

    @BeforeEach
    void mount() throws IOException, InterruptedException {
        directory = Files.createDirectory(parent.resolve("disk"));
        disk = Optional.of(SmallDisk.at(directory, "3m"));
    }

    @AfterEach
    void unmount() throws IOException, InterruptedException {
        if (disk.isPresent()) {
            disk.get().unmount();
        }
    }

    @Test
    void aFullDiskRefusesWhatComesAndKeepsWhatWasAcknowledged() throws IOException {
        JournalBench bench = new JournalBench(directory);
        List<String> acknowledged = new ArrayList<>();
        Reason reason;
        try (SqliteJournal journal = bench.open()) {

            reason = appendUntilItFails(journal, acknowledged);

            assertThat(JournalBench.ids(journal)).containsExactlyElementsOf(acknowledged);
        }
        Path elsewhere = Files.createDirectory(parent.resolve("elsewhere"));
        JournalBench moved = bench.powerCut(elsewhere);
        try (SqliteJournal journal = moved.open()) {
            assertThat(reason).isEqualTo(Reason.STORAGE);
            assertThat(bench.events).anyMatch(JournalEvent.WriteFailed.class::isInstance);
            assertThat(JournalBench.ids(journal)).containsExactlyElementsOf(acknowledged);
        }
    }

    @Test
    void whatIsRemovedOnAFullDiskMakesRoomForWhatComes() {
        JournalBench bench = new JournalBench(directory);
        try (SqliteJournal journal = bench.open()) {
            appendUntilItFails(journal, new ArrayList<>());
            List<Entry> waiting = value(journal.outbox().list(EntryQuery.waiting()));

            for (Entry entry : waiting) {
                value(journal.outbox().acknowledged(entry.number()));
            }

            value(journal.outbox().append(start(CP1, "after", FIRST)));
            assertThat(JournalBench.ids(journal)).containsExactly("after");
        }
    }

    @Test
    void aReadOnlyDiskRefusesAndKeepsWhatIsThere() throws IOException, InterruptedException {
        JournalBench bench = new JournalBench(directory);
        try (SqliteJournal journal = bench.open()) {
            value(journal.outbox().append(start(CP1, "a", FIRST)));
        }
        disk.orElseThrow().remount("ro");

        assertThatThrownBy(bench::open).isInstanceOfSatisfying(JournalException.class, e -> assertThat(e.reason())
                .isEqualTo(Reason.STORAGE));

        disk.orElseThrow().remount("rw");
        try (SqliteJournal journal = bench.open()) {
            assertThat(JournalBench.ids(journal)).containsExactly("a");
        }
    }

    private static Reason appendUntilItFails(SqliteJournal journal, List<String> acknowledged) {
        for (int i = 0; i < 1_000; i++) {
            String id = "m" + i;
            GivenReply reply = new GivenReply(
                    Samples.reply(id, FIRST).fingerprint(), id, OptionalInt.empty(), "x".repeat(10_000), Samples.NOON);
            CompletableFuture<Long> stage =
                    journal.outbox().append(start(CP1, id, FIRST), reply).toCompletableFuture();
            if (stage.handle((number, failure) -> failure != null).join()) {
                return Samples.failure(stage);
            }
            acknowledged.add(id);
        }
        throw new AssertionError("the disk took everything");
    }
}
