// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.buffer;

import io.ferrule.proxy.journal.Journal;
import io.ferrule.proxy.journal.JournalException;
import io.ferrule.proxy.journal.JournalUsage;
import io.ferrule.proxy.journal.Outbox;
import io.ferrule.proxy.journal.Outcome;
import io.ferrule.proxy.journal.ReplyBook;
import io.ferrule.proxy.journal.StationBook;
import io.ferrule.proxy.journal.TokenBook;
import io.ferrule.proxy.journal.TransactionBook;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A journal whose disk can be full or slow: what is asked for then fails, or completes later. For one thread. */
final class FragileJournal implements Journal {

    private static final Set<String> READS =
            Set.of("find", "next", "list", "read", "byStationSide", "byCsmsSide", "tallies", "stationsWaiting");

    private final Journal journal;
    private final List<Runnable> held = new ArrayList<>();
    private boolean full;
    private boolean slow;
    private boolean crowded;

    FragileJournal(Journal journal) {
        this.journal = journal;
    }

    /** Nothing can be written any longer, but read; or again. */
    void full(boolean isFull) {
        full = isFull;
    }

    /** Has no room for replies any longer, which are the first to go. */
    void crowded() {
        crowded = true;
    }

    /** From now on everything is done at once, but nobody hears of it. */
    void slow() {
        slow = true;
    }

    /** Everybody hears of what was done so far. */
    void step() {
        List<Runnable> done = List.copyOf(held);
        held.clear();
        done.forEach(Runnable::run);
    }

    /** No longer slow. */
    void quick() {
        slow = false;
        step();
    }

    @Override
    public Outbox outbox() {
        return fragile(Outbox.class, journal.outbox());
    }

    @Override
    public ReplyBook replies() {
        return fragile(ReplyBook.class, journal.replies());
    }

    @Override
    public TransactionBook transactions() {
        return fragile(TransactionBook.class, journal.transactions());
    }

    @Override
    public StationBook stations() {
        return fragile(StationBook.class, journal.stations());
    }

    @Override
    public TokenBook tokens() {
        return fragile(TokenBook.class, journal.tokens());
    }

    @Override
    public Instant newest() {
        return journal.newest();
    }

    @Override
    public CompletionStage<Boolean> confirm(Instant told) {
        return journal.confirm(told);
    }

    @Override
    public CompletionStage<JournalUsage> usage() {
        return journal.usage();
    }

    @Override
    public CompletionStage<Path> backup(Path target) {
        return journal.backup(target);
    }

    @Override
    public CompletionStage<List<String>> check() {
        return journal.check();
    }

    @Override
    public void close() {
        journal.close();
    }

    private <T> T fragile(Class<T> type, T book) {
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    if (full && !READS.contains(method.getName())) {
                        return CompletableFuture.failedStage(
                                new JournalException(JournalException.Reason.STORAGE, "the disk is full"));
                    }
                    if (crowded && method.getName().equals("acknowledged")) {
                        arguments[2] = new Outcome(((Outcome) arguments[2]).link(), Optional.empty());
                    }
                    try {
                        return slow ? hold(method.invoke(book, arguments)) : method.invoke(book, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }

    private CompletionStage<?> hold(Object stage) {
        CompletableFuture<Object> later = new CompletableFuture<>();
        held.add(() -> ((CompletionStage<?>) stage).whenComplete((value, failure) -> {
            if (failure == null) {
                later.complete(value);
            } else {
                later.completeExceptionally(failure);
            }
        }));
        return later;
    }
}
