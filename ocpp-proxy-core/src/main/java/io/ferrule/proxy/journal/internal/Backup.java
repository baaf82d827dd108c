// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.journal.internal;

import io.ferrule.proxy.journal.JournalException;
import io.ferrule.proxy.journal.JournalException.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Copies of the database while it works: SQLite's {@code VACUUM INTO} on a connection of its own reads one state of it and
 * does not hold up the writer. One at a time.
 */
final class Backup {

    private final Path source;
    private final AtomicBoolean busy = new AtomicBoolean();

    Backup(Path source) {
        this.source = source;
    }

    CompletionStage<Path> to(Path target) {
        if (!busy.compareAndSet(false, true)) {
            return CompletableFuture.failedStage(new JournalException(Reason.BUSY, "a backup is being made"));
        }
        CompletableFuture<Path> promise = new CompletableFuture<>();
        Thread thread = new Thread(() -> run(target, promise), "ferrule-journal-backup");
        thread.setDaemon(true);
        thread.start();
        return promise.minimalCompletionStage();
    }

    private void run(Path target, CompletableFuture<Path> promise) {
        try {
            copy(target.toAbsolutePath());
            busy.set(false);
            promise.complete(target);
        } catch (SQLException | IOException | RuntimeException e) {
            busy.set(false);
            promise.completeExceptionally(Failures.exception(e));
        }
    }

    private void copy(Path target) throws SQLException, IOException {
        if (Files.exists(target)) {
            throw new JournalException(Reason.STORAGE, "a backup replaces no file: " + target);
        }
        Path partial = DatabaseFile.beside(target, ".partial");
        Files.deleteIfExists(partial);
        // An empty file is accepted as the target and gives the copy its permissions.
        DurableFiles.create(partial);
        try (Connection connection = DatabaseFile.connect(source);
                PreparedStatement statement = connection.prepareStatement("VACUUM INTO ?")) {
            statement.setString(1, partial.toString());
            statement.execute();
        }
        DurableFiles.publish(partial, target);
    }
}
