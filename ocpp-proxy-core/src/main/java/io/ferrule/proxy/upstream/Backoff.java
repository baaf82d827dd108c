// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.upstream;

import java.time.Duration;

/**
 * The waits between attempts to reach a CSMS (OCPP 2.0.1 part 4, 5.3): at first the minimum plus a random part, then twice
 * the wait before plus a new random part, and after a number of doublings always the same.
 *
 * @param waitMinimum RetryBackOffWaitMinimum, at least one second
 * @param randomRange RetryBackOffRandomRange, not negative
 * @param repeatTimes RetryBackOffRepeatTimes, 0 to 20
 */
public record Backoff(Duration waitMinimum, Duration randomRange, int repeatTimes) {

    /** Checks the ranges. */
    public Backoff {
        if (waitMinimum.compareTo(Duration.ofSeconds(1)) < 0) {
            throw new IllegalArgumentException("waitMinimum must be at least one second, was " + waitMinimum);
        }
        if (randomRange.isNegative()) {
            throw new IllegalArgumentException("randomRange must not be negative, was " + randomRange);
        }
        if (repeatTimes < 0 || repeatTimes > 20) {
            throw new IllegalArgumentException("repeatTimes must be 0 to 20, was " + repeatTimes);
        }
    }

    /**
     * What holds where nothing else is configured.
     *
     * @return 10 s, 10 s, 5
     */
    public static Backoff defaults() {
        return new Backoff(Duration.ofSeconds(10), Duration.ofSeconds(10), 5);
    }
}
