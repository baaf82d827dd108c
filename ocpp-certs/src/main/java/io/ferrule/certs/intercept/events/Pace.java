// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.intercept.events;

import io.ferrule.certs.intercept.SecurityEventType;
import io.ferrule.model.StationId;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;

/** So many events of one type and station within an hour; what is held back is counted. Safe for use by several threads. */
final class Pace {

    private static final Duration WINDOW = Duration.ofHours(1);
    private static final int MOST_SOURCES = 100_000;

    private final int perHour;
    private final Map<Source, Spending> spendings = new LinkedHashMap<>();

    Pace(int perHour) {
        this.perHour = perHour;
    }

    /** How many were held back before this one, or empty if this one is held back itself. */
    synchronized OptionalLong spend(StationId station, SecurityEventType type, Instant now) {
        Source source = new Source(station, type);
        Spending before = spendings.get(source);
        if (before == null || before.isOver(now)) {
            spendings.remove(source);
            if (spendings.size() >= MOST_SOURCES) {
                spendings.remove(spendings.keySet().iterator().next());
            }
            spendings.put(source, new Spending(now));
            return OptionalLong.of(before == null ? 0 : before.held);
        }
        if (before.spent < perHour) {
            before.spent++;
            return OptionalLong.of(0);
        }
        before.held++;
        return OptionalLong.empty();
    }

    private record Source(StationId station, SecurityEventType type) {}

    private static final class Spending {
        private final Instant since;
        private int spent = 1;
        private long held;

        Spending(Instant since) {
            this.since = since;
        }

        boolean isOver(Instant now) {
            return Duration.between(since, now).abs().compareTo(WINDOW) >= 0;
        }
    }
}
