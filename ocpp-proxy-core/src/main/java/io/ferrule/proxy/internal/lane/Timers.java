// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.internal.lane;

import java.time.Duration;

/** Deadlines. Safe for use by several threads. */
public interface Timers {

    /** Time that only goes forward, in nanoseconds from an arbitrary start; compare by subtraction. */
    long nanos();

    /** Runs a short task once, after the delay, unless it is cancelled before. */
    Timer after(Duration delay, Runnable task);

    /** One task that waits for its time. */
    interface Timer {

        /** Keeps the task from running if it has not begun. Idempotent. */
        void cancel();
    }
}
