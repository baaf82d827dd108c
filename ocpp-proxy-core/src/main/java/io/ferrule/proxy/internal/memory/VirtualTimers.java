// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.internal.memory;

import io.ferrule.proxy.internal.lane.Timers;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.function.Consumer;

/** Timers that go off when a test moves the clock, in the order of their times. */
public final class VirtualTimers implements Timers {

    private final InstantSource clock;
    private final Consumer<Duration> advance;
    private final Instant start;
    private final Queue<Task> tasks =
            new PriorityQueue<>(Comparator.comparingLong(Task::due).thenComparingLong(Task::number));
    private long numbers;

    /** Goes by this clock, which the function moves. */
    public VirtualTimers(InstantSource clock, Consumer<Duration> advance) {
        this.clock = clock;
        this.advance = advance;
        start = clock.instant();
    }

    @Override
    public long nanos() {
        return ChronoUnit.NANOS.between(start, clock.instant());
    }

    @Override
    public synchronized Timer after(Duration delay, Runnable task) {
        Task added = new Task(nanos() + delay.toNanos(), numbers++, task);
        tasks.add(added);
        return () -> remove(added);
    }

    /** Moves the clock; each timer sees the clock at its own time. */
    public void advance(Duration step) {
        long end = nanos() + step.toNanos();
        Optional<Task> next = nextUntil(end);
        while (next.isPresent()) {
            advance.accept(Duration.ofNanos(Math.max(0, next.get().due() - nanos())));
            next.get().run().run();
            next = nextUntil(end);
        }
        advance.accept(Duration.ofNanos(end - nanos()));
    }

    private synchronized Optional<Task> nextUntil(long end) {
        return Optional.ofNullable(tasks.peek())
                .filter(task -> task.due() <= end)
                .map(task -> tasks.remove());
    }

    private synchronized void remove(Task task) {
        tasks.remove(task);
    }

    private record Task(long due, long number, Runnable run) {}
}
