// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.internal.session;

import java.time.Duration;

/**
 * How often one station makes us dial its CSMS: a station that comes and goes in a loop must not make us shake hands with the CSMS
 * as fast as it can. Time in nanoseconds of any origin. Guarded by the roster's lock.
 */
final class DialPace {

    /** Dials that may come at once. */
    static final int BURST = 60;
    /** Time after which there may be one more. */
    static final Duration INTERVAL = Duration.ofMillis(500);

    private static final long ALLOWANCE = BURST * INTERVAL.toNanos();

    private boolean begun;
    private long paidUntil;

    /** Takes a turn, or tells how long there is none yet. */
    Duration turn(long now) {
        if (!begun || paidUntil - now < 0) {
            begun = true;
            paidUntil = now;
        }
        long wait = paidUntil + INTERVAL.toNanos() - ALLOWANCE - now;
        if (wait > 0) {
            return Duration.ofNanos(wait);
        }
        paidUntil += INTERVAL.toNanos();
        return Duration.ZERO;
    }
}
