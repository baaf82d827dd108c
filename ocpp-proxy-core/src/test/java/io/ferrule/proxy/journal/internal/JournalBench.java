// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.journal.internal;

import static io.ferrule.proxy.journal.Samples.NOON;
import static io.ferrule.proxy.journal.Samples.value;

import io.ferrule.proxy.journal.EntryQuery;
import io.ferrule.proxy.journal.Journal;
import io.ferrule.proxy.journal.JournalEvent;
import io.ferrule.proxy.journal.JournalLimits;
import io.ferrule.proxy.journal.JournalSettings;
import io.ferrule.proxy.testing.MutableClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A directory with a journal file, the journal's clock and what it says. */
final class JournalBench {

    final MutableClock clock = new MutableClock(NOON);
    final List<JournalEvent> events = new CopyOnWriteArrayList<>();
    final Path file;

    JournalBench(Path directory) {
        file = directory.resolve("journal.db");
    }

    JournalSettings settings() {
        return JournalSettings.at(file)
                .withClock(clock)
                .withListener(events::add)
                .withLimits(new JournalLimits(16L << 20, 100_000, Duration.ofDays(90), Duration.ofDays(7)));
    }

    JournalSettings settings(long rows) {
        return settings().withLimits(new JournalLimits(1L << 30, rows, Duration.ofDays(90), Duration.ofDays(7)));
    }

    SqliteJournal open() {
        return SqliteJournal.open(settings());
    }

    /** What a machine finds whose power was cut now: the files as they are, without an orderly close. */
    JournalBench powerCut(Path other) throws IOException {
        JournalBench copy = new JournalBench(other);
        for (String suffix : List.of("", "-wal", ".provisional")) {
            Path part = DatabaseFile.beside(file, suffix);
            if (Files.exists(part)) {
                Files.copy(part, DatabaseFile.beside(copy.file, suffix));
            }
        }
        return copy;
    }

    static List<String> ids(Journal journal) {
        return value(journal.outbox().list(EntryQuery.waiting())).stream()
                .map(entry -> entry.call().messageId())
                .toList();
    }
}
