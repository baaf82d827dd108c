// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.testing;

import io.ferrule.proxy.journal.Journal;
import io.ferrule.proxy.journal.JournalException;
import io.ferrule.proxy.journal.JournalException.Reason;
import io.ferrule.proxy.journal.JournalUsage;
import io.ferrule.proxy.journal.Outbox;
import io.ferrule.proxy.journal.ReplyBook;
import io.ferrule.proxy.journal.StationBook;
import io.ferrule.proxy.journal.Tally;
import io.ferrule.proxy.journal.TokenBook;
import io.ferrule.proxy.journal.TransactionBook;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/**
 * A journal for tests: it forgets everything at its end, has no bounds, and its stages are complete when they are returned.
 * Safe for use by several threads.
 */
public final class MemoryJournal implements Journal {

    private final MemoryOutbox outbox;
    private final MemoryBooks books;
    private final Clock clock;
    private boolean closed;
    private Instant newest = Instant.EPOCH;

    /**
     * Makes an empty journal.
     *
     * @param clock tells when entries change
     */
    public MemoryJournal(Clock clock) {
        this.clock = clock;
        books = new MemoryBooks(this, clock);
        outbox = new MemoryOutbox(this, books, clock);
    }

    @Override
    public Outbox outbox() {
        return outbox;
    }

    @Override
    public ReplyBook replies() {
        return books.replies();
    }

    @Override
    public TransactionBook transactions() {
        return books.transactions();
    }

    @Override
    public StationBook stations() {
        return books.stations();
    }

    @Override
    public TokenBook tokens() {
        return books.tokens();
    }

    @Override
    public synchronized Instant newest() {
        return newest;
    }

    @Override
    public CompletionStage<Boolean> confirm(Instant told) {
        return done(() -> {
            Instant now = clock.instant();
            boolean agrees = Duration.between(told, now).abs().compareTo(CLOCK_TOLERANCE) <= 0;
            newest = agrees ? now : newest;
            return agrees;
        });
    }

    @Override
    public CompletionStage<JournalUsage> usage() {
        return done(() -> {
            Tally total = outbox.total();
            long rows = total.waiting() + total.dead() + books.rows();
            return new JournalUsage(total.waiting(), total.dead(), rows, 0);
        });
    }

    /** There is nothing to copy: fails with {@link Reason#STORAGE}. */
    @Override
    public CompletionStage<Path> backup(Path target) {
        return done(() -> {
            throw new JournalException(Reason.STORAGE, "a journal in memory has no backup");
        });
    }

    @Override
    public CompletionStage<List<String>> check() {
        return done(List::of);
    }

    @Override
    public synchronized void close() {
        closed = true;
    }

    /** Does one request at once. */
    synchronized <T> CompletionStage<T> done(Supplier<T> request) {
        try {
            if (closed) {
                throw new JournalException(Reason.CLOSED, "the journal is closed");
            }
            Instant now = clock.instant();
            newest = now.isAfter(newest) ? now : newest;
            return CompletableFuture.completedStage(request.get());
        } catch (JournalException e) {
            return CompletableFuture.failedStage(e);
        }
    }

    /** Likewise, for a request without a result. */
    CompletionStage<Void> did(Runnable request) {
        return done(() -> {
                    request.run();
                    return true;
                })
                .thenAccept(done -> {});
    }
}
