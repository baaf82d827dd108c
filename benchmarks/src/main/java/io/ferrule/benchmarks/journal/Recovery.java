// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.journal;

import io.ferrule.model.StationId;
import io.ferrule.proxy.journal.Journal;
import io.ferrule.proxy.journal.JournalSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/**
 * Opening a journal that holds many entries.
 *
 * @param openMillis until it was open, checked whole
 * @param firstMillis until its first entry was read, counted from the same moment
 * @param bytes size of the files before
 */
record Recovery(double openMillis, double firstMillis, long bytes) {

    private static final int WINDOW = 512;
    private static final int STATIONS = 100;

    /** Fills a journal, and copies its files while it is open, as a power cut would leave them. */
    static void prepare(Path filled, Path cut, int entries) throws IOException {
        Message.Writer writer = Message.writer();
        try (Journal journal = Journal.open(JournalSettings.at(FerruleJournal.file(filled)))) {
            CompletableFuture<?> last = CompletableFuture.completedFuture(true);
            for (int i = 0; i < entries; i++) {
                Message message = writer.write(i % STATIONS, i);
                last = journal.outbox().append(message.call(), message.reply()).toCompletableFuture();
                if (i % WINDOW == 0) {
                    last.join();
                }
            }
            last.join();
            for (String suffix : new String[] {"", "-wal", ".provisional"}) {
                Path part = Path.of(FerruleJournal.file(filled) + suffix);
                if (Files.exists(part)) {
                    Files.copy(part, cut.resolve(part.getFileName()));
                }
            }
        }
    }

    static Recovery of(Path directory) throws IOException {
        long bytes = size(directory);
        long start = System.nanoTime();
        try (Journal journal = Journal.open(JournalSettings.at(FerruleJournal.file(directory)))) {
            long open = System.nanoTime();
            boolean found = journal.outbox()
                    .next(new StationId("CP0"))
                    .toCompletableFuture()
                    .join()
                    .isPresent();
            long first = System.nanoTime();
            if (!found) {
                throw new IllegalStateException("the journal lost its first entry");
            }
            return new Recovery((open - start) / 1e6, (first - start) / 1e6, bytes);
        }
    }

    private static long size(Path directory) throws IOException {
        long bytes = 0;
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.toList()) {
                bytes += Files.size(file);
            }
        }
        return bytes;
    }
}
