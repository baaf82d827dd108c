// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.journal.internal;

import static io.ferrule.proxy.journal.Samples.CP1;
import static io.ferrule.proxy.journal.Samples.CP2;
import static io.ferrule.proxy.journal.Samples.start;
import static io.ferrule.proxy.journal.Samples.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ferrule.proxy.journal.Entry;
import io.ferrule.proxy.journal.EntryQuery;
import io.ferrule.proxy.journal.JournalException;
import io.ferrule.proxy.journal.JournalException.Reason;
import io.ferrule.proxy.journal.JournalKey;
import io.ferrule.proxy.journal.JournalReader;
import io.ferrule.proxy.journal.JournalUsage;
import io.ferrule.proxy.journal.Reach;
import io.ferrule.proxy.journal.TransactionBook;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReaderTest {

    private static final int PAGE = 4096;
    private static final int FIRST = TransactionBook.FIRST_PROVISIONAL;

    @TempDir
    Path directory;

    @TempDir
    Path elsewhere;

    @Test
    void showsWhatAStoppedGatewayLeft() {
        JournalBench bench = new JournalBench(directory);
        List<Entry> waiting;
        JournalUsage usage;
        try (SqliteJournal journal = bench.open()) {
            fill(journal);
            waiting = value(journal.outbox().list(EntryQuery.waiting()));
            usage = value(journal.usage());
        }

        try (JournalReader reader = JournalReader.open(bench.settings())) {
            assertThat(reader.list(EntryQuery.waiting())).isEqualTo(waiting);
            assertThat(reader.list(EntryQuery.dead().of(CP1)))
                    .extracting(Entry::reason)
                    .containsExactly("no");
            assertThat(reader.usage()).isEqualTo(usage);
            assertThat(reader.check()).isEmpty();
        }
    }

    @Test
    void showsWhatIsOnDiskWhileTheGatewayGoesOn() {
        JournalBench bench = new JournalBench(directory);
        try (SqliteJournal journal = bench.open();
                JournalReader reader = JournalReader.open(bench.settings())) {
            value(journal.outbox().append(start(CP1, "a", FIRST)));

            List<Entry> found = reader.list(EntryQuery.waiting());

            value(journal.outbox().append(start(CP1, "b", FIRST)));
            assertThat(found).hasSize(1);
            assertThat(reader.list(EntryQuery.waiting())).hasSize(2);
        }
    }

    @Test
    void showsWhatAPowerCutLeft() throws IOException {
        JournalBench bench = new JournalBench(directory);
        try (SqliteJournal journal = bench.open()) {
            value(journal.outbox().append(start(CP1, "a", FIRST)));
            JournalBench found = bench.powerCut(elsewhere);

            try (JournalReader reader = JournalReader.open(found.settings())) {
                assertThat(reader.list(EntryQuery.waiting())).hasSize(1);
            }
        }
    }

    @Test
    void copiesAJournal() {
        JournalBench bench = new JournalBench(directory);
        JournalBench copy = new JournalBench(elsewhere);
        try (SqliteJournal journal = bench.open()) {
            fill(journal);
        }

        try (JournalReader reader = JournalReader.open(bench.settings())) {
            reader.backup(copy.file);
        }

        try (SqliteJournal restored = copy.open()) {
            assertThat(JournalBench.ids(restored)).containsExactly("b", "c");
        }
    }

    @Test
    void saysWhatIsWrongWithAFile() throws IOException {
        JournalBench bench = new JournalBench(directory);
        try (SqliteJournal journal = bench.open()) {
            fill(journal);
        }
        byte[] bytes = Files.readAllBytes(bench.file);
        int page = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("vendor") / PAGE * PAGE;
        Arrays.fill(bytes, page, page + PAGE, (byte) 0x5a);
        Files.write(bench.file, bytes);

        try (JournalReader reader = JournalReader.open(bench.settings())) {
            assertThat(reader.check()).isNotEmpty();
        }
    }

    @Test
    void makesNoFileWhereThereIsNone() {
        JournalBench bench = new JournalBench(directory);

        assertThatThrownBy(() -> JournalReader.open(bench.settings()))
                .isInstanceOfSatisfying(
                        JournalException.class, e -> assertThat(e.reason()).isEqualTo(Reason.STORAGE));
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void needsTheKey() {
        JournalBench bench = new JournalBench(directory);
        bench.open().close();

        assertThatThrownBy(() -> JournalReader.open(bench.settings().withKey(new JournalKey(new byte[32]))))
                .isInstanceOfSatisfying(
                        JournalException.class, e -> assertThat(e.reason()).isEqualTo(Reason.WRONG_KEY));
    }

    @Test
    void readsNoOtherVersion() throws SQLException, IOException {
        JournalBench bench = new JournalBench(directory);
        try (Sql sql = new Sql(DatabaseFile.connect(bench.file))) {
            sql.transactional();
            Migrations.apply(sql, 1, bench.clock.instant());
        }

        assertThatThrownBy(() -> JournalReader.open(bench.settings()))
                .isInstanceOfSatisfying(
                        JournalException.class, e -> assertThat(e.reason()).isEqualTo(Reason.TOO_OLD));
    }

    private static void fill(SqliteJournal journal) {
        long dead = value(journal.outbox().append(start(CP1, "a", FIRST)));
        value(journal.outbox().append(start(CP1, "b", FIRST + 1)));
        value(journal.outbox().append(start(CP2, "c", FIRST + 2)));
        value(journal.outbox().bury(dead, Reach.ENTRY, "no"));
    }
}
