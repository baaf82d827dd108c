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
import io.ferrule.proxy.journal.JournalLimits;
import io.ferrule.proxy.journal.JournalSettings;
import io.ferrule.proxy.journal.Samples;
import io.ferrule.proxy.journal.TransactionBook;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileSystemException;
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
        disk = Optional.of(SmallDisk.at(directory, "14m"));
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
        try (SqliteJournal journal = SqliteJournal.open(large(bench))) {

            reason = appendUntilItFails(journal, acknowledged);

            assertThat(JournalBench.ids(journal)).containsExactlyElementsOf(acknowledged);
        }
        Path elsewhere = Files.createDirectory(parent.resolve("elsewhere"));
        JournalBench moved = bench.powerCut(elsewhere);
        try (SqliteJournal journal = moved.open()) {
            assertThat(reason).isEqualTo(Reason.FULL);
            assertThat(bench.events).anyMatch(JournalEvent.WriteFailed.class::isInstance);
            assertThat(JournalBench.ids(journal)).containsExactlyElementsOf(acknowledged);
        }
    }

    @Test
    void whatIsRemovedOnAFullDiskMakesRoomForWhatComes() {
        JournalBench bench = new JournalBench(directory);
        try (SqliteJournal journal = SqliteJournal.open(large(bench))) {
            appendUntilItFails(journal, new ArrayList<>());
            List<Entry> waiting = value(journal.outbox().list(EntryQuery.waiting()));

            for (Entry entry : waiting) {
                value(journal.outbox().acknowledged(entry.number()));
            }

            assertThat(JournalBench.ids(journal)).isEmpty();
            assertThat(Samples.failure(journal.outbox().append(start(CP1, "too soon", FIRST))))
                    .isEqualTo(Reason.FULL);
            value(journal.sweep());
            value(journal.outbox().append(start(CP1, "after", FIRST)));
            assertThat(JournalBench.ids(journal)).containsExactly("after");
        }
    }

    @Test
    void opensOnAFullDiskToDeliverWhatWaits() throws IOException {
        JournalBench bench = new JournalBench(directory);
        long number;
        try (SqliteJournal journal = SqliteJournal.open(large(bench))) {
            number = value(journal.outbox().append(start(CP1, "a", FIRST)));
        }
        occupyTheRest();

        try (SqliteJournal journal = SqliteJournal.open(large(bench))) {
            Reason reason = Samples.failure(journal.outbox().append(start(CP1, "b", FIRST)));

            assertThat(reason).isEqualTo(Reason.FULL);
            assertThat(JournalBench.ids(journal)).containsExactly("a");
            value(journal.outbox().acknowledged(number));
            assertThat(JournalBench.ids(journal)).isEmpty();
        }
    }

    private void occupyTheRest() throws IOException {
        byte[] chunk = new byte[4096];
        try (OutputStream rest = Files.newOutputStream(directory.resolve("others"))) {
            for (int i = 0; i < 10_000; i++) {
                rest.write(chunk);
            }
        } catch (FileSystemException e) {
            throw e;
        } catch (IOException e) {
            // The disk is full, as it was meant to be.
            assertThat(Files.getFileStore(directory).getUsableSpace()).isZero();
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

    private static JournalSettings large(JournalBench bench) {
        return bench.settings().withLimits(JournalLimits.defaults());
    }

    private static Reason appendUntilItFails(SqliteJournal journal, List<String> acknowledged) {
        for (int i = 0; i < 1_000; i++) {
            String id = "m" + i;
            GivenReply reply = new GivenReply(
                    Samples.reply(id, FIRST).fingerprint(), id, OptionalInt.empty(), "x".repeat(50_000), Samples.NOON);
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
