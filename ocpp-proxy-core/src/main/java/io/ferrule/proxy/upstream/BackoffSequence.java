// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.upstream;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * The waits of one station between its attempts to reach the CSMS (OCPP 2.0.1 part 4, 5.3): the minimum plus a random part; then
 * twice the wait before plus a new random part, as often as configured; then the last wait again and again. Not safe for use
 * by several threads at once.
 */
public final class BackoffSequence {

    private final Backoff backoff;
    private Duration last = Duration.ZERO;
    private int doublings;

    /**
     * Starts at the minimum.
     *
     * @param backoff the configured waits
     */
    public BackoffSequence(Backoff backoff) {
        this.backoff = backoff;
    }

    /**
     * The wait before the next attempt.
     *
     * @param random source of the random part
     * @return never less than the minimum
     */
    public Duration next(RandomGenerator random) {
        if (last.isZero()) {
            last = backoff.waitMinimum().plus(part(random));
        } else if (doublings < backoff.repeatTimes()) {
            doublings++;
            last = last.multipliedBy(2).plus(part(random));
        }
        return last;
    }

    /** Starts again at the minimum: after an attempt that succeeded (errata 2025-04). */
    public void reset() {
        last = Duration.ZERO;
        doublings = 0;
    }

    private Duration part(RandomGenerator random) {
        return Duration.ofMillis(random.nextLong(backoff.randomRange().toMillis() + 1));
    }
}
