// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.measurement;

import java.time.Duration;

/**
 * How long and how often is measured.
 *
 * @param passes times that each subject has its turn, at least 1
 * @param warmUp load on a new process before its first pass
 * @param settle load on new connections before each measurement
 * @param measure length of one measurement
 */
public record Schedule(int passes, Duration warmUp, Duration settle, Duration measure) {

    /** What the tables in the README were taken with. */
    public static Schedule full() {
        return new Schedule(5, Duration.ofSeconds(6), Duration.ofMillis(500), Duration.ofSeconds(3));
    }

    /** Enough to see that everything works, not enough to quote. */
    public static Schedule quick() {
        return new Schedule(2, Duration.ofSeconds(2), Duration.ofMillis(500), Duration.ofSeconds(2));
    }
}
