// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.intercept;

import java.time.Clock;
import java.time.Instant;

/**
 * A clock that may be wrong. A box without a battery starts in 1970; a broken one may show 2100. By such a time nothing is
 * renewed and no validity is judged: what works goes on working.
 *
 * @param clock the clock
 * @param since earlier the clock was never set
 */
record ClockSense(Clock clock, Instant since) {

    /** Later than this program will run. */
    private static final Instant UNTIL = Instant.parse("2070-01-01T00:00:00Z");

    Instant now() {
        return clock.instant();
    }

    boolean plausible() {
        Instant now = now();
        return !now.isBefore(since) && now.isBefore(UNTIL);
    }

    /** The time for judgements; where there is none, one that the engines take for a clock that was never set. */
    Instant judging() {
        return plausible() ? now() : Instant.EPOCH;
    }
}
