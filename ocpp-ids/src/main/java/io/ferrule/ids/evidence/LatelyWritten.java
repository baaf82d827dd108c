// SPDX-License-Identifier: Apache-2.0
package io.ferrule.ids.evidence;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * Messages of the last five seconds, 64 at most. Syslog knows no acknowledgement: what was written shortly before a stream broke may have
 * been in a buffer of a receiver that never read it. For one thread.
 */
final class LatelyWritten {

    private static final int MOST = 64;
    private static final long WINDOW = Duration.ofSeconds(5).toNanos();

    private final LongSupplier nanos;
    private final Deque<Written> messages = new ArrayDeque<>();

    private record Written(String message, long at) {}

    LatelyWritten(LongSupplier nanos) {
        this.nanos = nanos;
    }

    void add(String message) {
        messages.add(new Written(message, nanos.getAsLong()));
        if (messages.size() > MOST) {
            messages.remove();
        }
    }

    /** Takes what was written within the window, the eldest first. */
    List<String> take() {
        long now = nanos.getAsLong();
        List<String> lately = new ArrayList<>();
        messages.stream().filter(one -> now - one.at() <= WINDOW).forEach(one -> lately.add(one.message()));
        messages.clear();
        return lately;
    }
}
