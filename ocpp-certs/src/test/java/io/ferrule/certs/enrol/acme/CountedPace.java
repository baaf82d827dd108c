// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.enrol.acme;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Time that passes only while somebody waits, or when a test says so. */
final class CountedPace implements Pace {

    private static final Instant BEGIN = Instant.parse("2026-11-22T12:00:00Z");

    final List<Duration> waits = new ArrayList<>();
    private final AtomicLong nanos = new AtomicLong();

    @Override
    public long nanos() {
        return nanos.get();
    }

    @Override
    public Instant instant() {
        return BEGIN.plusNanos(nanos.get());
    }

    @Override
    public void await(Duration time) {
        waits.add(time);
        pass(time);
    }

    void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }
}
