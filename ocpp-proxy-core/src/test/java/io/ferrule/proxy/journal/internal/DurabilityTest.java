// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.journal.internal;

import static io.ferrule.proxy.journal.Samples.CP1;
import static io.ferrule.proxy.journal.Samples.NOON;
import static io.ferrule.proxy.journal.Samples.failure;
import static io.ferrule.proxy.journal.Samples.reply;
import static io.ferrule.proxy.journal.Samples.start;
import static io.ferrule.proxy.journal.Samples.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.ferrule.proxy.journal.BootRecord;
import io.ferrule.proxy.journal.Fingerprint;
import io.ferrule.proxy.journal.GivenReply;
import io.ferrule.proxy.journal.JournalEvent;
import io.ferrule.proxy.journal.JournalException;
import io.ferrule.proxy.journal.JournalException.Reason;
import io.ferrule.proxy.journal.TransactionBook;
import io.ferrule.proxy.journal.TransactionLink;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DurabilityTest {

    private static final int FIRST = TransactionBook.FIRST_PROVISIONAL;

    @TempDir
    Path directory;

    @TempDir
    Path elsewhere;

    @Test
    void keepsEverythingOverARestart() {
        JournalBench bench = new JournalBench(directory);
        try (SqliteJournal before = bench.open()) {
            value(before.outbox().append(start(CP1, "a", FIRST), reply("a", FIRST)));
            value(before.transactions().link(CP1, new TransactionLink(FIRST, 42)));
            value(before.stations().write(CP1, new BootRecord("{}", Duration.ofMinutes(5), NOON, true)));
        }

        try (SqliteJournal after = bench.open()) {
            assertThat(JournalBench.ids(after)).containsExactly("a");
            assertThat(value(after.replies().find(CP1, reply("a", FIRST).fingerprint())))
                    .contains(reply("a", FIRST));
            assertThat(value(after.transactions().byCsmsSide(CP1, 42))).contains(new TransactionLink(FIRST, 42));
            assertThat(value(after.stations().read(CP1)).boot()).isPresent();
            assertThat(value(after.usage()).rows()).isEqualTo(3);
            assertThat(bench.events).isEmpty();
        }
    }

    @Test
    void syncsEveryCommitToAWriteAheadLog() {
        try (SqliteJournal journal = new JournalBench(directory).open()) {

            long synchronous = value(journal.writer().submit(sql -> sql.number("PRAGMA synchronous")));

            String mode = value(
                    journal.writer().submit(sql -> sql.first("PRAGMA journal_mode", results -> results.getString(1))
                            .orElse("")));
            assertThat(synchronous).isEqualTo(2);
            assertThat(mode).isEqualTo("wal");
        }
    }

    @Test
    void aPowerCutLosesNothingThatWasAcknowledged() throws IOException {
        JournalBench bench = new JournalBench(directory);
        try (SqliteJournal journal = bench.open()) {
            value(journal.outbox().append(start(CP1, "a", FIRST)));
            value(journal.outbox().append(start(CP1, "b", FIRST + 1)));

            JournalBench found = bench.powerCut(elsewhere);

            try (SqliteJournal after = found.open()) {
                assertThat(JournalBench.ids(after)).containsExactly("a", "b");
                assertThat(found.events).isEmpty();
            }
        }
    }

    @Test
    void aTornEndOfTheLogCostsOnlyWhatWasNotAcknowledged() throws IOException {
        JournalBench bench = new JournalBench(directory);
        try (SqliteJournal journal = bench.open()) {
            Path wal = DatabaseFile.beside(bench.file, "-wal");
            value(journal.outbox().append(start(CP1, "a", FIRST)));
            long acknowledged = Files.size(wal);
            value(journal.outbox().append(start(CP1, "b", FIRST + 1)));
            long end = Files.size(wal);

            for (long length = acknowledged; length < end; length += 487) {
                JournalBench found = bench.powerCut(Files.createTempDirectory(elsewhere, "cut"));
                cut(DatabaseFile.beside(found.file, "-wal"), length);
                try (SqliteJournal after = found.open()) {
                    assertThat(JournalBench.ids(after))
                            .as("log cut after %d bytes", length)
                            .containsExactly("a");
                }
            }
        }
    }

    @Test
    void neverIssuesAProvisionalIdTwice() throws IOException {
        JournalBench bench = new JournalBench(directory);
        Set<Integer> issued = new HashSet<>();
        try (SqliteJournal journal = bench.open()) {
            issued.add(value(journal.transactions().provisional()));
            JournalBench cut = bench.powerCut(elsewhere);
            try (SqliteJournal after = cut.open()) {
                issued.add(value(after.transactions().provisional()));
            }
        }
        Files.writeString(bench.file, "not a database, and long enough to be read as a header of one".repeat(20));

        try (SqliteJournal after = bench.open()) {
            issued.add(value(after.transactions().provisional()));
        }

        // The second and the third come from two copies of the same past.
        assertThat(issued).contains(FIRST, FIRST + 100).hasSize(2);
    }

    @Test
    void refusesAReadOnlyDirectory() throws IOException {
        assumeFalse(System.getProperty("user.name").equals("root"), "permissions do not bind root");
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("r-xr-xr-x"));

        assertThatThrownBy(() -> new JournalBench(directory).open())
                .isInstanceOfSatisfying(
                        JournalException.class, e -> assertThat(e.reason()).isEqualTo(Reason.STORAGE));

        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @Test
    void refusesADirectoryThatIsNotThere() {
        JournalBench bench = new JournalBench(directory.resolve("missing"));

        assertThatThrownBy(bench::open).isInstanceOfSatisfying(JournalException.class, e -> assertThat(e.reason())
                .isEqualTo(Reason.STORAGE));
    }

    @Test
    void aFullDiskRefusesWhatComesAndKeepsWhatIsThere() {
        GivenReply large = new GivenReply(
                Fingerprint.of("StartTransaction", "b"), "b", OptionalInt.empty(), "x".repeat(100_000), NOON);
        JournalBench bench = new JournalBench(directory);
        try (SqliteJournal journal = bench.open()) {
            value(journal.outbox().append(start(CP1, "a", FIRST)));
            value(journal.writer().submit(sql -> {
                long pages = sql.number("PRAGMA page_count");
                return sql.number("PRAGMA max_page_count = " + pages);
            }));

            Reason reason = failure(journal.outbox().append(start(CP1, "b", FIRST), large));

            assertThat(reason).isEqualTo(Reason.FULL);
            assertThat(bench.events).anyMatch(JournalEvent.WriteFailed.class::isInstance);
            value(journal.writer().submit(sql -> sql.number("PRAGMA max_page_count = 100000")));
            value(journal.sweep());
            value(journal.outbox().append(start(CP1, "c", FIRST)));
            assertThat(JournalBench.ids(journal)).containsExactly("a", "c");
        }
    }

    @Test
    void oneRequestThatFailsDoesNotSpoilTheOthers() {
        try (SqliteJournal journal = new JournalBench(directory).open()) {
            List<CompletionStage<Long>> good = new ArrayList<>();
            good.add(journal.outbox().append(start(CP1, "a", FIRST)));
            CompletionStage<Integer> bad = journal.writer().submit(sql -> {
                sql.update("DELETE FROM entry");
                return sql.update("INSERT INTO nowhere VALUES (1)");
            });
            good.add(journal.outbox().append(start(CP1, "b", FIRST)));

            Reason reason = failure(bad);

            good.forEach(stage -> value(stage));
            assertThat(reason).isEqualTo(Reason.STORAGE);
            assertThat(JournalBench.ids(journal)).containsExactly("a", "b");
        }
    }

    @Test
    void belongsToOneAtATime() {
        JournalBench bench = new JournalBench(directory);
        try (SqliteJournal journal = bench.open()) {

            assertThatThrownBy(bench::open).isInstanceOfSatisfying(JournalException.class, e -> assertThat(e.reason())
                    .isEqualTo(Reason.IN_USE));

            value(journal.outbox().append(start(CP1, "a", FIRST)));
        }
    }

    private static void cut(Path file, long length) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(length);
        }
    }
}
