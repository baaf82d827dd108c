// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.testing;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** What has come in so far, to look at and to wait for. Safe for use by several threads. */
final class Inbox<T> {

    private final String name;
    private final List<T> all = new ArrayList<>();
    private int taken;

    /** Names what comes in, for the message of a wait that is over. */
    Inbox(String name) {
        this.name = name;
    }

    synchronized void add(T item) {
        all.add(item);
        notifyAll();
    }

    synchronized List<T> all() {
        return List.copyOf(all);
    }

    /** The next one that nobody took yet. */
    T next(Duration atMost) {
        return await(() -> taken < all.size() ? Optional.of(all.get(taken++)) : Optional.empty(), atMost);
    }

    /** The first one of all that fits. */
    T first(Predicate<T> fits, Duration atMost) {
        return await(() -> all.stream().filter(fits).findFirst(), atMost);
    }

    private synchronized T await(Search<T> search, Duration atMost) {
        long end = System.nanoTime() + atMost.toNanos();
        Optional<T> found = search.look();
        while (found.isEmpty()) {
            long left = end - System.nanoTime();
            if (left <= 0) {
                throw new AssertionError("no " + name + " within " + atMost.toMillis() + " ms; so far " + all);
            }
            pause(left);
            found = search.look();
        }
        return found.get();
    }

    private void pause(long nanos) {
        try {
            TimeUnit.NANOSECONDS.timedWait(this, nanos);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while waiting for a " + name, e);
        }
    }

    private interface Search<T> {
        Optional<T> look();
    }
}
