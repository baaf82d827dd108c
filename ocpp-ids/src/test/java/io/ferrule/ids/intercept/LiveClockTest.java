// SPDX-License-Identifier: Apache-2.0
package io.ferrule.ids.intercept;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** The engine's time. */
class LiveClockTest {

    private static final Instant START = Instant.parse("1970-01-01T00:00:00Z");

    private final AtomicReference<Instant> machine = new AtomicReference<>(START);
    private final AtomicLong nanos = new AtomicLong();
    private final LiveClock live = new LiveClock(machine::get, nanos::get);

    @Test
    void goesForwardWithAClockThatIsSetForward() {
        machine.set(START.plus(Duration.ofDays(20_000)));

        Instant now = live.now();

        assertThat(now).isEqualTo(START.plus(Duration.ofDays(20_000)));
    }

    @Test
    void goesOnAtItsPaceWhenTheClockIsPutBack() {
        machine.set(START.plus(Duration.ofHours(5)));
        Instant before = live.now();
        machine.set(START.plus(Duration.ofHours(1)));
        nanos.addAndGet(Duration.ofSeconds(7).toNanos());

        Instant now = live.now();

        assertThat(now).isEqualTo(before.plusSeconds(7));
    }
}
