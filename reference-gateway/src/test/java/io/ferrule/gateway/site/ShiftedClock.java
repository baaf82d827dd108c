// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.site;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that goes on by itself from any instant, and can be put forward. Safe for use by several threads. */
final class ShiftedClock extends Clock {

    private final Clock real = Clock.systemUTC();
    private final AtomicReference<Duration> shift;

    ShiftedClock(Instant start) {
        shift = new AtomicReference<>(Duration.between(real.instant(), start));
    }

    /** Time goes on from another instant. */
    void goesOnFrom(Instant instant) {
        shift.set(Duration.between(real.instant(), instant));
    }

    @Override
    public Instant instant() {
        return real.instant().plus(shift.get());
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("only instants are asked for");
    }
}
