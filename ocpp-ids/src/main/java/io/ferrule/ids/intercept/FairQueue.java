// SPDX-License-Identifier: Apache-2.0
package io.ferrule.ids.intercept;

import io.ferrule.ids.event.ConnectionEvent;
import io.ferrule.ids.event.Event;
import io.ferrule.ids.event.FrameEvent;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Events in the order in which they came, at most 8,192, of which one address may have a quarter: who floods is heard enough to be
 * found out, and does not keep others from being heard. Safe for use by several threads.
 */
final class FairQueue {

    private static final int ROOM = 8_192;
    private static final int SHARE = ROOM / 4;

    private final LinkedBlockingQueue<Event> events = new LinkedBlockingQueue<>(ROOM);
    private final Map<String, Integer> shares = new HashMap<>();
    private final AtomicLong refused = new AtomicLong();

    void offer(Event event) {
        String source = source(event);
        synchronized (shares) {
            int has = shares.getOrDefault(source, 0);
            if (has >= SHARE || !events.offer(event)) {
                refused.incrementAndGet();
                return;
            }
            shares.put(source, has + 1);
        }
    }

    Optional<Event> poll() {
        return taken(Optional.ofNullable(events.poll()));
    }

    Optional<Event> poll(Duration atMost) throws InterruptedException {
        return taken(Optional.ofNullable(events.poll(atMost.toMillis(), TimeUnit.MILLISECONDS)));
    }

    boolean isEmpty() {
        return events.isEmpty();
    }

    /** Events that found no room. */
    long refused() {
        return refused.get();
    }

    private Optional<Event> taken(Optional<Event> event) {
        event.ifPresent(gone -> {
            synchronized (shares) {
                shares.computeIfPresent(source(gone), (any, has) -> has > 1 ? has - 1 : null);
            }
        });
        return event;
    }

    private static String source(Event event) {
        if (event instanceof FrameEvent frame) {
            return frame.from() + frame.link().peer();
        }
        return event instanceof ConnectionEvent connection ? connection.link().peer() : "";
    }
}
