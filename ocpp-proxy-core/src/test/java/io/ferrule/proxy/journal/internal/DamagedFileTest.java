// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.journal.internal;

import static io.ferrule.proxy.journal.Samples.CP1;
import static io.ferrule.proxy.journal.Samples.start;
import static io.ferrule.proxy.journal.Samples.value;
import static org.assertj.core.api.Assertions.assertThat;

import io.ferrule.proxy.journal.JournalEvent;
import io.ferrule.proxy.journal.TransactionBook;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DamagedFileTest {

    private static final int FIRST = TransactionBook.FIRST_PROVISIONAL;

    @TempDir
    Path directory;

    @TempDir
    Path elsewhere;

    @Test
    void setsADamagedFileAsideAndSaysSo() throws IOException {
        JournalBench bench = new JournalBench(directory);
        String damage = "not a database".repeat(100);
        Files.writeString(bench.file, damage);

        try (SqliteJournal journal = bench.open()) {
            value(journal.outbox().append(start(CP1, "a", FIRST)));
        }

        assertThat(bench.events).hasSize(1).first().isInstanceOfSatisfying(JournalEvent.Quarantined.class, event -> {
            assertThat(event.aside()).hasContent(damage);
            assertThat(event.aside().getParent()).isEqualTo(directory);
        });
    }

    @Test
    void findsDamageInTheMiddleOfAFile() throws IOException {
        JournalBench bench = new JournalBench(directory);
        try (SqliteJournal journal = bench.open()) {
            List<CompletionStage<Long>> stages = new ArrayList<>();
            for (int i = 0; i < 500; i++) {
                stages.add(journal.outbox().append(start(CP1, "m" + i, FIRST + i)));
            }
            stages.forEach(stage -> value(stage));
        }
        byte[] bytes = Files.readAllBytes(bench.file);
        Arrays.fill(bytes, 4096, bytes.length - 4096, (byte) 0x5a);
        Files.write(bench.file, bytes);

        try (SqliteJournal journal = bench.open()) {
            assertThat(JournalBench.ids(journal)).isEmpty();
        }

        assertThat(bench.events).hasSize(1).first().isInstanceOf(JournalEvent.Quarantined.class);
    }

    @Test
    void doesNotThrowAwayALogWhoseDatabaseIsGone() throws IOException {
        JournalBench bench = new JournalBench(directory);
        JournalBench found;
        try (SqliteJournal journal = bench.open()) {
            value(journal.outbox().append(start(CP1, "a", FIRST)));
            found = bench.powerCut(elsewhere);
        }
        Files.delete(found.file);

        found.open().close();

        assertThat(found.events)
                .hasSize(1)
                .first()
                .isInstanceOfSatisfying(
                        JournalEvent.Quarantined.class, event -> assertThat(DatabaseFile.beside(event.aside(), "-wal"))
                                .isNotEmptyFile());
    }
}
