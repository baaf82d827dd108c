// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.internal.observer;

import io.ferrule.proxy.internal.lane.Timers;
import java.time.Duration;

/** Knows who sends more than 30 unreadable frames within a minute. Used on one lane only. */
final class Strikes {

    private static final int TOLERATED = 30;
    private static final long WINDOW = Duration.ofMinutes(1).toNanos();

    private final Timers timers;
    private long since;
    private int count;

    Strikes(Timers timers) {
        this.timers = timers;
        since = timers.nanos();
    }

    /** Counts one more; true if that is one too many. */
    boolean exceeded() {
        long now = timers.nanos();
        if (now - since >= WINDOW) {
            since = now;
            count = 0;
        }
        count++;
        return count > TOLERATED;
    }
}
