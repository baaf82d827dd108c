// SPDX-License-Identifier: Apache-2.0
package io.ferrule.ids.intercept;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Which station was connected from which address, for a minute at least: what worked before goes on working although somebody
 * attacks from the same address, which may be that of a whole site. At most 20,000. Safe for use by several threads.
 */
final class Regulars {

    private static final int MOST = 20_000;
    private static final Duration PROBATION = Duration.ofMinutes(1);

    private final Map<String, Instant> since = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Instant> eldest) {
            return size() > MOST;
        }
    };

    /** A station is connected now. */
    synchronized void connected(String address, String station, Instant now) {
        since.putIfAbsent(key(address, station), now);
    }

    /** A connection has ended; one that did not last is no recommendation. */
    synchronized void left(String address, String station, Instant now) {
        if (!regular(address, station, now)) {
            since.remove(key(address, station));
        }
    }

    synchronized boolean regular(String address, String station, Instant now) {
        Instant first = since.get(key(address, station));
        return first != null && !now.isBefore(first.plus(PROBATION));
    }

    synchronized void forget(String address, String station) {
        since.remove(key(address, station));
    }

    private static String key(String address, String station) {
        return address + "\n" + station;
    }
}
