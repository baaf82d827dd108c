// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy;

import io.ferrule.proxy.event.ProxyEvent;
import io.ferrule.proxy.event.ProxyListener;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;

/** All events so far, to wait for one. Safe for use by several threads. */
final class EventLog implements ProxyListener {

    private final List<ProxyEvent> all = new ArrayList<>();
    private final Lock lock = new ReentrantLock();
    private final Condition came = lock.newCondition();

    @Override
    public void on(ProxyEvent event) {
        lock.lock();
        try {
            all.add(event);
            came.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** The first event that fits, be it already there. */
    ProxyEvent first(Predicate<ProxyEvent> fits, Duration atMost) {
        long left = atMost.toNanos();
        lock.lock();
        try {
            Optional<ProxyEvent> found = all.stream().filter(fits).findFirst();
            while (found.isEmpty()) {
                if (left <= 0) {
                    throw new AssertionError("the event did not come; so far " + all);
                }
                left = came.awaitNanos(left);
                found = all.stream().filter(fits).findFirst();
            }
            return found.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted after " + TimeUnit.NANOSECONDS.toMillis(left) + " ms", e);
        } finally {
            lock.unlock();
        }
    }
}
