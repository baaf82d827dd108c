// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.journal.internal;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;

/**
 * The newest time at which the journal is known to have been in use. Rows are dated with no earlier one: a clock that starts in
 * 1970 must not make them old. Written by the writer's thread, read by any.
 */
final class Newest {

    private static final String META = "newest";

    private final Clock clock;
    private volatile Instant known = Instant.EPOCH;

    Newest(Clock clock) {
        this.clock = clock;
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
            sql.update("INSERT OR REPLACE INTO meta (name, value) VALUES (?, ?)", META, now);
            known = now;
        }
        return now;
    }
}
