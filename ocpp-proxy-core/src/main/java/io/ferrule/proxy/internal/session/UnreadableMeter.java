// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.internal.session;

import io.ferrule.proxy.internal.lane.Timers;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/** Knows persistent offenders: more than 30 unreadable frames within a minute. Used on the session's lane only. */
final class UnreadableMeter {

    private static final int TOLERATED = 30;
    private static final long WINDOW = Duration.ofMinutes(1).toNanos();

    private final Timers timers;
    private final Deque<Long> seen = new ArrayDeque<>();

    UnreadableMeter(Timers timers) {
        this.timers = timers;
    }

    /** Counts one more; true if that is one too many. */
    boolean exceeded() {
        long now = timers.nanos();
        while (!seen.isEmpty() && now - seen.element() >= WINDOW) {
            seen.remove();
        }
        seen.add(now);
        return seen.size() > TOLERATED;
    }
}
