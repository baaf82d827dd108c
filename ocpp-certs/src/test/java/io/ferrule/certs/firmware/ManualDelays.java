// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.firmware;

import io.ferrule.certs.firmware.transfer.Delays;
import io.ferrule.proxy.testing.MutableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Queue;

/** Delays that are over when a test moves the clock. */
public final class ManualDelays implements Delays {

    private record Task(Instant due, long number, Runnable work) {}

    private final MutableClock clock;
    private final Queue<Task> tasks =
            new PriorityQueue<>(Comparator.comparing(Task::due).thenComparing(Task::number));
    private long numbers;

    public ManualDelays(MutableClock clock) {
        this.clock = clock;
    }

    @Override
    public synchronized void after(Duration wait, Runnable work) {
        tasks.add(new Task(clock.instant().plus(wait), numbers++, work));
    }

    /** Moves the clock; each task sees it at its own time. */
    public void advance(Duration step) {
        Instant end = clock.instant().plus(step);
        for (Optional<Task> next = due(end); next.isPresent(); next = due(end)) {
            clock.set(next.get().due());
            next.get().work().run();
        }
        clock.set(end);
    }

    private synchronized Optional<Task> due(Instant end) {
        return Optional.ofNullable(tasks.peek())
                .filter(task -> !task.due().isAfter(end))
                .map(task -> tasks.remove());
    }
}
