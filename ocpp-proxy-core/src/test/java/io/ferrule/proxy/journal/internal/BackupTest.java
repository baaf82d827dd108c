// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.journal.internal;

import static io.ferrule.proxy.journal.Samples.CP1;
import static io.ferrule.proxy.journal.Samples.failure;
import static io.ferrule.proxy.journal.Samples.reply;
import static io.ferrule.proxy.journal.Samples.start;
import static io.ferrule.proxy.journal.Samples.value;
import static org.assertj.core.api.Assertions.assertThat;

import io.ferrule.proxy.journal.EntryQuery;
import io.ferrule.proxy.journal.JournalException.Reason;
import io.ferrule.proxy.journal.TransactionBook;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupTest {

    private static final int FIRST = TransactionBook.FIRST_PROVISIONAL;

    @TempDir
    Path directory;

    @TempDir
    Path elsewhere;

    @Test
    void equalsTheOriginalOfThatTime() {
        JournalBench bench = new JournalBench(directory);
        JournalBench copy = new JournalBench(elsewhere);
        try (SqliteJournal journal = bench.open()) {
            value(journal.outbox().append(start(CP1, "a", FIRST), reply("a", FIRST)));
            value(journal.stations().shadow(CP1, "HeartbeatInterval", "60"));

            Path target = value(journal.backup(copy.file));

            value(journal.outbox().append(start(CP1, "later", FIRST + 1)));
            try (SqliteJournal restored = copy.open()) {
                assertThat(target).isEqualTo(copy.file);
                assertThat(JournalBench.ids(restored)).containsExactly("a");
                assertThat(value(restored.outbox().list(EntryQuery.waiting())))
                        .isEqualTo(value(journal.outbox().list(EntryQuery.waiting()))
                                .subList(0, 1));
                assertThat(value(restored.stations().read(CP1)))
                        .isEqualTo(value(journal.stations().read(CP1)));
                assertThat(value(restored.replies().find(CP1, reply("a", FIRST).fingerprint())))
                        .contains(reply("a", FIRST));
                assertThat(copy.events).isEmpty();
            }
        }
    }

    @Test
    void isOneStateOfAJournalThatIsWrittenMeanwhile() {
        JournalBench copy = new JournalBench(elsewhere);
        try (SqliteJournal journal = new JournalBench(directory).open()) {
            List<CompletionStage<Long>> stages = append(journal, 0, 300);
            CompletionStage<Path> backup = journal.backup(copy.file);
            stages.addAll(append(journal, 300, 600));

            value(backup);

            stages.forEach(stage -> value(stage));
            try (SqliteJournal restored = copy.open()) {
                List<String> ids = JournalBench.ids(journal);
                List<String> copied = JournalBench.ids(restored);
                assertThat(ids).hasSize(600);
                assertThat(copied).isEqualTo(ids.subList(0, copied.size()));
                assertThat(copy.events).isEmpty();
            }
        }
    }

    @Test
    void aSoundJournalIsFoundSoundWhileItIsInUse() {
        try (SqliteJournal journal = new JournalBench(directory).open()) {
            List<CompletionStage<Long>> stages = append(journal, 0, 300);

            List<String> problems = value(journal.check());

            stages.forEach(stage -> value(stage));
            assertThat(problems).isEmpty();
        }
    }

    private static List<CompletionStage<Long>> append(SqliteJournal journal, int from, int to) {
        List<CompletionStage<Long>> stages = new ArrayList<>();
        for (int i = from; i < to; i++) {
            stages.add(journal.outbox().append(start(CP1, "m" + i, FIRST)));
        }
        return stages;
    }

    @Test
    void replacesNoFile() throws IOException {
        Path taken = Files.writeString(elsewhere.resolve("journal.db"), "mine");
        try (SqliteJournal journal = new JournalBench(directory).open()) {

            Reason reason = failure(journal.backup(taken));

            assertThat(reason).isEqualTo(Reason.STORAGE);
            assertThat(taken).hasContent("mine");
            assertThat(elsewhere).isDirectoryNotContaining("glob:**.partial");
        }
    }
}
