// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.firmware.transfer;

import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Has something done after a while. Safe for use by several threads. */
@FunctionalInterface
public interface Delays {

    /**
     * Has something done after a while.
     *
     * @param wait how long, not negative
     * @param work what; it does not block
     */
    void after(Duration wait, Runnable work);

    /**
     * Delays of the runtime's own kind.
     *
     * @param timers where they are kept; one thread is enough
     * @return the delays
     */
    static Delays of(ScheduledExecutorService timers) {
        return (wait, work) -> {
            var unused = timers.schedule(work, wait.toMillis(), TimeUnit.MILLISECONDS);
        };
    }
}
