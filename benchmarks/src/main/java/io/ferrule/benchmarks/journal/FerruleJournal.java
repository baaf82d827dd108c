// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.journal;

import io.ferrule.proxy.journal.Journal;
import io.ferrule.proxy.journal.JournalKey;
import io.ferrule.proxy.journal.JournalSettings;
import java.nio.file.Path;

/** The journal, as the gateway uses it while the CSMS is away: call and reply in one. */
final class FerruleJournal implements Store {

    private static final int KEY_BYTES = 32;

    private final Journal journal;

    private FerruleJournal(JournalSettings settings) {
        journal = Journal.open(settings);
    }

    static FerruleJournal readable(Path directory) {
        return new FerruleJournal(JournalSettings.at(file(directory)));
    }

    static FerruleJournal encrypted(Path directory) {
        return new FerruleJournal(JournalSettings.at(file(directory)).withKey(new JournalKey(new byte[KEY_BYTES])));
    }

    static Path file(Path directory) {
        return directory.resolve("journal.db");
    }

    @Override
    public void keep(Message message) {
        journal.outbox()
                .append(message.call(), message.reply())
                .toCompletableFuture()
                .join();
    }

    @Override
    public void close() {
        journal.close();
    }
}
