// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.journal.internal;

import io.ferrule.proxy.journal.JournalEvent;
import io.ferrule.proxy.journal.JournalException;
import io.ferrule.proxy.journal.JournalException.Reason;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The one thread that touches the database. What waits is done in one transaction, so that many stations share a sync;
 * while the disk syncs, the next ones gather. Reads wait with the rest: nobody sees what is not on disk.
 */
final class Writer implements AutoCloseable {

    private static final String DISK_FULL = "the disk is full; the journal takes in nothing until it has room again";
    private static final int BATCH = 512;
    private static final Duration SWEEP_EVERY = Duration.ofMinutes(1);

    private final Sql sql;
    private final Room room;
    private final Sweep sweep;
    private final Ballast ballast;
    private final Announcer announcer;
    private final BlockingQueue<Task<?>> queue;
    private final Task<Boolean> wakeUp = new Task<>(nothing -> true);
    private final CompletableFuture<Boolean> ended = new CompletableFuture<>();
    private final Object door = new Object();
    private final Thread thread = new Thread(this::run, "ferrule-journal");
    private boolean closed;
    private volatile boolean sweepDue;
    private long sweptAt = System.nanoTime();

    Writer(Sql sql, Sweep sweep, Ballast ballast, Announcer announcer, int capacity) {
        this.sql = sql;
        this.ballast = ballast;
        this.sweep = sweep;
        this.room = sweep.room();
        this.announcer = announcer;
        queue = new LinkedBlockingQueue<>(capacity);
    }

    /** Starts the thread. What was submitted before waits for it. */
    void start() {
        ballast.hold();
        if (!ballast.held()) {
            room.diskFull(true);
            announcer.tell(new JournalEvent.WriteFailed(announcer.now(), DISK_FULL));
        }
        thread.setDaemon(true);
        thread.start();
    }

    /** Never blocks. The stage completes when the work is committed. */
    <T> CompletionStage<T> submit(Work<T> work) {
        Task<T> task = new Task<>(work);
        synchronized (door) {
            if (closed) {
                task.fail(new JournalException(Reason.CLOSED, "the journal is closed"));
            } else if (!queue.offer(task)) {
                task.fail(new JournalException(Reason.BUSY, "too much waits to be written to the journal"));
            }
        }
        return task.promise.minimalCompletionStage();
    }

    /** Gives up what is too old, and looks for room on the disk, now instead of once a minute. */
    CompletionStage<Boolean> sweepNow() {
        sweepDue = true;
        return submit(nothing -> true);
    }

    @Override
    public void close() {
        synchronized (door) {
            closed = true;
            // Wakes the thread; where there is no room for it, the thread is awake.
            queue.offer(wakeUp);
        }
        ended.join();
    }

    private boolean closed() {
        synchronized (door) {
            return closed;
        }
    }

    private void run() {
        try {
            while (!closed() || !queue.isEmpty()) {
                List<Task<?>> batch = next();
                if (!batch.isEmpty()) {
                    commit(batch);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            abandonTheRest();
            ended.complete(true);
        }
    }

    private List<Task<?>> next() throws InterruptedException {
        List<Task<?>> batch = new ArrayList<>();
        Task<?> first = queue.poll(SWEEP_EVERY.toMillis(), TimeUnit.MILLISECONDS);
        if (first != null) {
            batch.add(first);
            queue.drainTo(batch, BATCH - 1);
        }
        if (sweepDue || System.nanoTime() - sweptAt >= SWEEP_EVERY.toNanos()) {
            sweepDue = false;
            sweptAt = System.nanoTime();
            if (!ballast.held()) {
                takeUpBallast();
            }
            batch.add(new Task<>(sweep));
        }
        return batch;
    }

    private void commit(List<Task<?>> batch) {
        Room.Mark mark = room.mark();
        try {
            for (Task<?> task : batch) {
                task.run(sql);
            }
            sql.commit();
        } catch (SQLException | IOException | RuntimeException e) {
            room.reset(mark);
            undo(batch, e);
            return;
        }
        room.takeEvents().forEach(announcer::tell);
        batch.forEach(Task::complete);
    }

    /** One bad request must not spoil the others: each gets a transaction of its own. */
    private void undo(List<Task<?>> batch, Exception failure) {
        try {
            sql.rollback();
        } catch (SQLException e) {
            failure.addSuppressed(e);
        }
        boolean roomier = Failures.diskFull(failure) && makeRoomOnDisk(failure);
        if (roomier || batch.size() > 1) {
            batch.forEach(task -> commit(List.of(task)));
            return;
        }
        JournalException exception = Failures.exception(failure);
        announcer.tell(new JournalEvent.WriteFailed(announcer.now(), String.valueOf(exception.getMessage())));
        batch.forEach(task -> task.fail(exception));
    }

    /** Once: what comes is refused from here on, and what removes something finds room in the log. */
    private boolean makeRoomOnDisk(Exception failure) {
        room.diskFull(true);
        if (!ballast.held()) {
            return false;
        }
        announcer.tell(new JournalEvent.WriteFailed(announcer.now(), DISK_FULL));
        ballast.drop();
        try {
            sql.checkpoint();
        } catch (SQLException e) {
            failure.addSuppressed(e);
        }
        return true;
    }

    /** Takes in again what comes when the disk has room for the ballast again. */
    private void takeUpBallast() {
        try {
            sql.shrink();
        } catch (SQLException e) {
            announcer.tell(new JournalEvent.WriteFailed(announcer.now(), String.valueOf(e.getMessage())));
        }
        ballast.hold();
        room.diskFull(!ballast.held());
    }

    private void abandonTheRest() {
        synchronized (door) {
            closed = true;
        }
        List<Task<?>> rest = new ArrayList<>();
        queue.drainTo(rest);
        rest.forEach(task -> task.fail(new JournalException(Reason.CLOSED, "the journal is closed")));
    }

    /** A request and who waits for it. */
    private static final class Task<T> {

        private final Work<T> work;
        private final CompletableFuture<T> promise = new CompletableFuture<>();
        private @Nullable Runnable outcome;

        Task(Work<T> work) {
            this.work = work;
        }

        void run(Sql sql) throws SQLException, IOException {
            try {
                T value = work.run(sql);
                outcome = () -> promise.complete(value);
            } catch (JournalException e) {
                outcome = () -> fail(e);
            }
        }

        void complete() {
            if (outcome != null) {
                outcome.run();
            }
        }

        void fail(JournalException e) {
            promise.completeExceptionally(e);
        }
    }
}
