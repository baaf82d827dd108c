// SPDX-License-Identifier: Apache-2.0
package io.ferrule.ids.intercept;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/**
 * Time for an engine that must never see it go back: it follows the clock of the machine forward, and where that is put back, it goes on
 * at the pace of the monotonic time. Safe for use by several threads.
 */
final class LiveClock {

    private static final Duration STEP = Duration.ofSeconds(2);

    private final InstantSource clock;
    private final LongSupplier nanos;
    private Instant anchor;
    private long anchoredAt;

    LiveClock(InstantSource clock, LongSupplier nanos) {
        this.clock = clock;
        this.nanos = nanos;
        this.anchor = clock.instant();
        this.anchoredAt = nanos.getAsLong();
    }

    synchronized Instant now() {
        long at = nanos.getAsLong();
        Instant running = anchor.plusNanos(Math.max(0, at - anchoredAt));
        Instant told = clock.instant();
        if (told.isAfter(running.plus(STEP))) {
            anchor = told;
            anchoredAt = at;
            return told;
        }
        return running;
    }
}
