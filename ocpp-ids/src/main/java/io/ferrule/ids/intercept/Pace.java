// SPDX-License-Identifier: Apache-2.0
package io.ferrule.ids.intercept;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** So much within a while, for each of many; the one that was asked for longest ago is forgotten when there are too many. Safe for several threads. */
final class Pace {

    private static final int MOST_KEYS = 20_000;

    private final int most;
    private final Duration within;
    private final Map<String, Window> windows = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Window> eldest) {
            return size() > MOST_KEYS;
        }
    };

    private static final class Window {
        private Instant since;
        private int count;

        Window(Instant since) {
            this.since = since;
        }
    }

    Pace(int most, Duration within) {
        this.most = most;
        this.within = within;
    }

    /** Counts one more; whether that is still within the bound. */
    synchronized boolean count(String key, Instant now) {
        Window window = current(key, now);
        window.count++;
        return window.count <= most;
    }

    /** Whether one more would be beyond the bound. */
    synchronized boolean spent(String key, Instant now) {
        return windows.containsKey(key) && current(key, now).count >= most;
    }

    private Window current(String key, Instant now) {
        Window window = windows.computeIfAbsent(key, any -> new Window(now));
        if (!now.isBefore(window.since.plus(within))) {
            window.since = now;
            window.count = 0;
        }
        return window;
    }
}
