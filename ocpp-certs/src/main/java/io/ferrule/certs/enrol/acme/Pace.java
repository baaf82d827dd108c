// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.enrol.acme;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The time between two questions, and the time of day. Safe for use by several threads. */
public interface Pace {

    /**
     * Monotonic time.
     *
     * @return nanoseconds since some moment
     */
    long nanos();

    /**
     * The time of day, for what outlives the process.
     *
     * @return now
     */
    Instant instant();

    /**
     * Lets time pass.
     *
     * @param time how long, not negative
     * @throws InterruptedException if the thread is to end
     */
    void await(Duration time) throws InterruptedException;

    /**
     * The time of this machine.
     *
     * @return the pace
     */
    static Pace real() {
        Clock clock = Clock.systemUTC();
        return new Pace() {
            @Override
            public Instant instant() {
                return clock.instant();
            }

            @Override
            public long nanos() {
                return System.nanoTime();
            }

            @Override
            public void await(Duration time) throws InterruptedException {
                var unused = new CountDownLatch(1).await(time.toNanos(), TimeUnit.NANOSECONDS);
            }
        };
    }
}
