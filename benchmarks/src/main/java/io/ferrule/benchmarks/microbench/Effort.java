// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.microbench;

import java.time.Duration;

/**
 * How long one benchmark is run.
 *
 * @param warmUps iterations that are not counted
 * @param warmUp length of each of them
 * @param measurements iterations that are counted
 * @param measurement length of each of them
 */
public record Effort(int warmUps, Duration warmUp, int measurements, Duration measurement) {

    /** For few benchmarks of milliseconds each. */
    public static Effort thorough() {
        return new Effort(6, Duration.ofSeconds(1), 5, Duration.ofSeconds(1));
    }

    /** For hundreds of benchmarks of microseconds each; most of it goes to the compiler. */
    public static Effort many() {
        return new Effort(4, Duration.ofMillis(400), 4, Duration.ofMillis(150));
    }

    /** Enough to see that everything works, not enough to quote. */
    public static Effort quick() {
        return new Effort(1, Duration.ofMillis(200), 1, Duration.ofMillis(100));
    }
}
