// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.internal.lane;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Runs tasks one at a time and in order, on an executor, with happens-before from each to the next.
 *
 * <p>A task that is the core's own may run at once on the calling thread when the lane is idle ({@link #enter}): no
 * hand-over, no wake-up. When such a task finds that it has to call somebody's code it hands the rest over to the
 * executor with {@link #next}, which nothing can overtake.
 */
public final class Lane {

    /** Tasks in a row before other lanes of the same executor get a turn. */
    private static final int TURN = 64;

    private final Executor executor;
    private final int capacity;
    private final Consumer<Throwable> failures;
    private final Object lock = new Object();
    private final Deque<Runnable> tasks = new ArrayDeque<>();
    private boolean busy;
    // Written and read by the running task only.
    private boolean inline;

    /**
     * Makes an idle lane.
     *
     * @param executor may refuse work; it is then done on the calling thread, which slows the peer and loses nothing
     * @param capacity most tasks that may wait, but for those of {@link #submit}
     * @param failures hears what a task throws; the lane goes on
     */
    public Lane(Executor executor, int capacity, Consumer<Throwable> failures) {
        this.executor = executor;
        this.capacity = capacity;
        this.failures = failures;
    }

    /** Runs the task here and now if the lane is idle, else queues it. False if too many wait: it will not run. */
    public boolean enter(Runnable task) {
        synchronized (lock) {
            if (busy) {
                return tasks.size() < capacity && tasks.add(task);
            }
            busy = true;
        }
        inline = true;
        run(task);
        inline = false;
        handOverIfNeeded();
        return true;
    }

    /** Queues the task for the executor. False if too many wait: it will not run. */
    public boolean offer(Runnable task) {
        synchronized (lock) {
            if (tasks.size() >= capacity) {
                return false;
            }
        }
        submit(task);
        return true;
    }

    /** Queues a task of our own that must not be lost; the caller knows why there are not many of them. */
    public void submit(Runnable task) {
        synchronized (lock) {
            tasks.add(task);
            if (busy) {
                return;
            }
            busy = true;
        }
        handOver();
    }

    /** From the running task only: goes on with this on the executor, before everything that waits. */
    public void next(Runnable rest) {
        synchronized (lock) {
            tasks.addFirst(rest);
        }
    }

    /** From the running task only: whether it runs on the thread of whoever entered. */
    public boolean inline() {
        return inline;
    }

    private void handOverIfNeeded() {
        synchronized (lock) {
            if (tasks.isEmpty()) {
                busy = false;
                return;
            }
        }
        handOver();
    }

    private void handOver() {
        try {
            executor.execute(this::drain);
        } catch (RejectedExecutionException e) {
            drain();
        }
    }

    private void drain() {
        for (int done = 0; done < TURN; done++) {
            Runnable task = take();
            if (task == null) {
                return;
            }
            run(task);
        }
        handOverIfNeeded();
    }

    private @Nullable Runnable take() {
        synchronized (lock) {
            Runnable task = tasks.poll();
            busy = task != null;
            return task;
        }
    }

    private void run(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException | Error e) {
            failures.accept(e);
        }
    }
}
