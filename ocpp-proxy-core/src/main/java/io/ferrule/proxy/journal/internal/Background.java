// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.journal.internal;

import io.ferrule.proxy.journal.JournalException;
import io.ferrule.proxy.journal.JournalException.Reason;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;

/** Long readings of the database while it works, one at a time, each on a thread and a connection of its own. */
final class Background {

    private final Path source;
    private final AtomicBoolean busy = new AtomicBoolean();

    Background(Path source) {
        this.source = source;
    }

    <T> CompletionStage<T> read(Reading<T> reading) {
        if (!busy.compareAndSet(false, true)) {
            return CompletableFuture.failedStage(
                    new JournalException(Reason.BUSY, "a backup or a check of the journal is under way"));
        }
        CompletableFuture<T> promise = new CompletableFuture<>();
        Thread thread = new Thread(() -> run(reading, promise), "ferrule-journal-reading");
        thread.setDaemon(true);
        thread.start();
        return promise.minimalCompletionStage();
    }

    private <T> void run(Reading<T> reading, CompletableFuture<T> promise) {
        try {
            T value = read(source, reading);
            busy.set(false);
            promise.complete(value);
        } catch (SQLException | IOException | RuntimeException e) {
            busy.set(false);
            promise.completeExceptionally(Failures.exception(e));
        }
    }

    private static <T> T read(Path source, Reading<T> reading) throws SQLException, IOException {
        try (Connection connection = DatabaseFile.connectToRead(source)) {
            return reading.of(connection);
        }
    }

    /** Reads something. */
    @FunctionalInterface
    interface Reading<T> {
        T of(Connection connection) throws SQLException, IOException;
    }
}
