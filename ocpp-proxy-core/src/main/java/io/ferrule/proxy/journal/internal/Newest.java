// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.journal.internal;

import io.ferrule.proxy.journal.Journal;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * The newest time at which the journal is known to have been in use. Rows are dated with no earlier one: a clock that starts in
 * 1970 must not make them old. And none becomes old by a clock that leaps ahead: only one that somebody has confirmed, and that has
 * gone as a clock goes since then, may age anything. Written by the writer's thread, read by any.
 */
final class Newest {

    private static final String META = "newest";

    private final Clock clock;
    private final LongSupplier ticks;
    private volatile Instant known = Instant.EPOCH;
    private Optional<Instant> start = Optional.empty();

    /** Ticks are nanoseconds that go on steadily whatever the clock does. */
    Newest(Clock clock, LongSupplier ticks) {
        this.clock = clock;
        this.ticks = ticks;
    }

    /** Somebody who knows says what time it is. If the clock agrees, what it showed later before was wrong. */
    boolean confirm(Sql sql, Instant told) throws SQLException {
        Instant now = clock.instant();
        if (apart(now, told)) {
            start = Optional.empty();
            return false;
        }
        start = Optional.of(origin(now));
        if (now.isBefore(known)) {
            write(sql, now);
        }
        return true;
    }

    /** Whether something may be called old by this clock. */
    boolean steady() {
        Instant now = origin(clock.instant());
        return start.filter(origin -> !apart(origin, now)).isPresent();
    }

    /** When the ticks were zero, by a clock that shows this now. */
    private Instant origin(Instant now) {
        return now.minusNanos(ticks.getAsLong());
    }

    private static boolean apart(Instant one, Instant other) {
        return Duration.between(one, other).abs().compareTo(Journal.CLOCK_TOLERANCE) > 0;
    }

    void load(Sql sql) throws SQLException {
        known = Instant.ofEpochMilli(sql.number("SELECT value FROM meta WHERE name = ?", META));
    }

    Instant known() {
        return known;
    }

    /** The time to date a row with. */
    Instant now() {
        Instant now = clock.instant();
        return now.isAfter(known) ? now : known;
    }

    /** Notes that the journal is in use now. */
    Instant mark(Sql sql) throws SQLException {
        Instant now = now();
        if (now.isAfter(known)) {
            write(sql, now);
        }
        return now;
    }

    private void write(Sql sql, Instant now) throws SQLException {
        sql.update("INSERT OR REPLACE INTO meta (name, value) VALUES (?, ?)", META, now);
        known = now;
    }
}
