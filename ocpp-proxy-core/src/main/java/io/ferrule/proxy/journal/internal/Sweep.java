// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.journal.internal;

import io.ferrule.proxy.journal.JournalEvent.WaitedTooLong;
import io.ferrule.proxy.journal.JournalLimits;
import io.ferrule.proxy.journal.Kind;
import java.sql.SQLException;
import java.time.Instant;

/** Gives up what is too old. For the writer's thread. */
record Sweep(Room room, JournalLimits limits, Newest newest) implements Work<Boolean> {

    @Override
    public Boolean run(Sql sql) throws SQLException {
        Instant now = newest.mark(sql);
        if (!newest.steady()) {
            return false; // the limits of size hold all the same
        }
        Instant eldest = now.minus(limits.age());
        Instant eldestReply = now.minus(limits.replyAge());
        bury(sql, now, eldest);
        remove(sql, Kind.STATUS, outdatedEntries("STATUS"), eldest);
        remove(sql, Kind.SECURITY, outdatedEntries("SECURITY"), eldest);
        remove(sql, Kind.REPLY, "DELETE FROM reply WHERE given_at < ? RETURNING size", eldestReply);
        remove(
                sql,
                Kind.SHADOW,
                "DELETE FROM station_record WHERE part = 'REFUSAL' AND at < ? RETURNING size",
                eldestReply);
        remove(sql, Kind.TOKEN, "DELETE FROM token WHERE origin = 'ANSWER' AND at < ? RETURNING size", eldest);
        sql.update(
                "DELETE FROM transaction_link WHERE linked_at < ? AND NOT EXISTS (SELECT 1 FROM entry"
                        + " WHERE entry.station = transaction_link.station"
                        + " AND transaction_id = CAST(station_side AS TEXT))",
                eldest);
        return true;
    }

    private void bury(Sql sql, Instant now, Instant eldest) throws SQLException {
        int buried = sql.update(
                "UPDATE entry SET state = 'DEAD', reason = 'waited too long', changed_at = ?"
                        + " WHERE state <> 'DEAD' AND kind = 'BILLING' AND changed_at < ?",
                now,
                eldest);
        if (buried > 0) {
            room.announce(new WaitedTooLong(now, buried));
        }
    }

    private void remove(Sql sql, Kind kind, String statement, Instant eldest) throws SQLException {
        room.outdated(kind, sql.list(statement, results -> results.getLong(1), eldest));
    }

    private static String outdatedEntries(String kind) {
        return "DELETE FROM entry WHERE state <> 'DEAD' AND kind = '" + kind + "' AND changed_at < ? RETURNING size";
    }
}
