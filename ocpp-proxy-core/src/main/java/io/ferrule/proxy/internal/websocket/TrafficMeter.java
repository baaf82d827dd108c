// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.internal.websocket;

import io.ferrule.proxy.guard.Traffic;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Counts what one connection brings, and says when that is worth telling: at once when there are many pings or fragments, else every
 * fifteen seconds if there were pings, fragments or a message that is not finished. Counted by one thread, asked by several.
 */
final class TrafficMeter {

    private static final long INTERVAL = Duration.ofSeconds(15).toNanos();
    private static final int MANY_PINGS = 50;
    private static final int MANY_FRAGMENTS = 200;

    private final AtomicLong pings = new AtomicLong();
    private final AtomicLong frames = new AtomicLong();
    private final AtomicLong messages = new AtomicLong();
    private final AtomicLong bytes = new AtomicLong();
    private volatile long announced;
    private volatile long toldAt;

    TrafficMeter(long now) {
        toldAt = now;
    }

    /** Bytes came; the frame under way announces so many. */
    void bytes(int count, long underWay) {
        bytes.addAndGet(count);
        announced = underWay;
    }

    void ping() {
        pings.incrementAndGet();
    }

    /** A data frame came, which finished a message or did not. */
    void frame(boolean whole) {
        frames.incrementAndGet();
        messages.addAndGet(whole ? 1 : 0);
    }

    /** What is worth telling now; it is not told again. */
    Optional<Traffic> due(long now) {
        boolean many = pings.get() >= MANY_PINGS || fragments() >= MANY_FRAGMENTS;
        if (!many && now - toldAt < INTERVAL) {
            return Optional.empty();
        }
        boolean notable = many || pings.get() > 0 || fragments() > 0 || announced > 0;
        toldAt = now;
        Traffic traffic = take();
        return notable ? Optional.of(traffic) : Optional.empty();
    }

    /** Everything since it was told last. */
    Traffic take() {
        return new Traffic(
                pings.getAndSet(0), frames.getAndSet(0), messages.getAndSet(0), bytes.getAndSet(0), announced);
    }

    private long fragments() {
        return frames.get() - messages.get();
    }
}
