// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/**
 * What happened to the security of each station: a text file for each, one event in a line, that survives a loss of power
 * and is bounded. The eldest half goes when there is no more room.
 *
 * <p>Safe for use by several threads. No method waits for the disk; stages complete on a thread of the executor.
 */
public final class SecurityLog {

    private static final long MIN_BYTES = 2_048;
    private static final int MOST_WAITING = 10_000;

    private final LogFiles files;
    private final Executor executor;
    private final Deque<Request<?>> waiting = new ArrayDeque<>();
    private boolean working;

    private SecurityLog(LogFiles files, Executor executor) {
        this.files = files;
        this.executor = executor;
    }

    /**
     * Opens the logs, or makes the place for them.
     *
     * @param directory where the files are; made for its owner alone
     * @param bytes how much each station's log may take, at least 2,048
     * @param executor where the disk is waited for; one thread of it at a time is used
     * @return the logs
     * @throws IOException if the directory cannot be used
     */
    public static SecurityLog open(Path directory, long bytes, Executor executor) throws IOException {
        if (bytes < MIN_BYTES) {
            throw new IllegalArgumentException("a security log takes at least " + MIN_BYTES + " bytes, was " + bytes);
        }
        new SyncedFiles(SyncedFiles.Steps.silent()).directory(directory);
        return new SecurityLog(new LogFiles(directory, bytes / 2), executor);
    }

    /**
     * Writes an entry behind all others of its station.
     *
     * @param station identity of the station
     * @param entry the entry
     * @return when it is on disk; fails with an {@link IOException} if it cannot be written
     */
    public CompletionStage<Void> append(String station, LogEntry entry) {
        return ask(() -> {
                    files.append(station, entry);
                    return true;
                })
                .thenAccept(done -> {});
    }

    /**
     * Reads what happened in a stretch of time.
     *
     * @param station identity of the station
     * @param span from when until when
     * @return its entries in the order in which they were written; fails with an {@link IOException} if the log cannot
     *     be read
     */
    public CompletionStage<List<LogEntry>> read(String station, LogSpan span) {
        return ask(() -> files.read(station).stream()
                .filter(entry -> span.contains(entry.at()))
                .toList());
    }

    private <T> CompletableFuture<T> ask(Work<T> work) {
        Request<T> request = new Request<>(work, new CompletableFuture<>());
        synchronized (waiting) {
            if (waiting.size() >= MOST_WAITING) {
                request.done.completeExceptionally(new IOException("too much waits for the security log"));
                return request.done;
            }
            waiting.add(request);
            if (working) {
                return request.done;
            }
            working = true;
        }
        start();
        return request.done;
    }

    private void start() {
        try {
            executor.execute(this::work);
        } catch (RejectedExecutionException e) {
            IOException closed = new IOException("the security log is closed", e);
            for (List<Request<?>> batch = everything(); !batch.isEmpty(); batch = everything()) {
                batch.forEach(request -> request.done.completeExceptionally(closed));
            }
        }
    }

    private void work() {
        for (List<Request<?>> batch = everything(); !batch.isEmpty(); batch = everything()) {
            batch.forEach(Request::run);
        }
    }

    private List<Request<?>> everything() {
        synchronized (waiting) {
            List<Request<?>> batch = new ArrayList<>(waiting);
            waiting.clear();
            working = !batch.isEmpty() && working;
            return batch;
        }
    }

    /** Something that waits for the disk. */
    @FunctionalInterface
    private interface Work<T> {
        T get() throws IOException;
    }

    private record Request<T>(Work<T> work, CompletableFuture<T> done) {
        void run() {
            try {
                done.complete(work.get());
            } catch (IOException | RuntimeException e) {
                done.completeExceptionally(e);
            }
        }
    }
}
