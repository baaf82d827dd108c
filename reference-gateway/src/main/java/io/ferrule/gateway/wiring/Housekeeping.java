// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.wiring;

import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Small things that are done again and again, on one thread. One that fails is told and done again next time. */
final class Housekeeping implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);

    private final ScheduledThreadPoolExecutor thread = new ScheduledThreadPoolExecutor(1, task -> {
        Thread daemon = new Thread(task, "ferrule-housekeeping");
        daemon.setDaemon(true);
        return daemon;
    });

    /** Does something at once and then after each interval. */
    void every(Duration interval, String what, Runnable task) {
        after(Duration.ZERO, interval, what, task);
    }

    /** Does something after a while and then after each interval. */
    void after(Duration first, Duration interval, String what, Runnable task) {
        ScheduledFuture<?> unused = thread.scheduleWithFixedDelay(
                () -> contained(what, task), first.toNanos(), interval.toNanos(), TimeUnit.NANOSECONDS);
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }

    private static void contained(String what, Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            LOG.atError().addKeyValue("task", what).setCause(e).log("housekeeping failed");
        }
    }
}
