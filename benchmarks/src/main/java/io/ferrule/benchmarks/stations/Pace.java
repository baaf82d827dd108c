// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.stations;

import java.time.Duration;

/**
 * How often a station calls.
 *
 * @param interval time between two calls; zero means at once after each result
 */
public record Pace(Duration interval) {

    /** Checks the range. */
    public Pace {
        if (interval.isNegative()) {
            throw new IllegalArgumentException("interval must not be negative, was " + interval);
        }
    }

    /** The next call follows each result at once. */
    public static Pace closedLoop() {
        return new Pace(Duration.ZERO);
    }

    /**
     * So many calls a second from each station, spread evenly.
     *
     * @param calls at least 1
     */
    public static Pace perSecond(int calls) {
        return new Pace(Duration.ofSeconds(1).dividedBy(calls));
    }
}
