// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.journal.internal;

import io.ferrule.proxy.journal.JournalEvent;
import io.ferrule.proxy.journal.JournalEvent.Cause;
import io.ferrule.proxy.journal.JournalEvent.Sacrificed;
import io.ferrule.proxy.journal.JournalException;
import io.ferrule.proxy.journal.JournalException.Reason;
import io.ferrule.proxy.journal.JournalLimits;
import io.ferrule.proxy.journal.Kind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Keeps count of what is in the tables, and makes room in the order of {@link Kind}. For the writer's thread. */
final class Room {

    private static final List<Kind> ORDER = List.of(Kind.SHADOW, Kind.STATUS, Kind.SECURITY, Kind.REPLY);

    private final JournalLimits limits;
    private final Announcer announcer;
    private final List<JournalEvent> events = new ArrayList<>();
    private Map<Kind, Size> sizes = new EnumMap<>(Kind.class);

    Room(JournalLimits limits, Announcer announcer) {
        this.limits = limits;
        this.announcer = announcer;
    }

    /** Counts what is there. */
    void load(Sql sql) throws SQLException {
        for (Kind kind : Kind.values()) {
            sizes.put(kind, Size.NONE);
        }
        for (String table : List.of("entry", "station_record")) {
            sql.list("SELECT kind, count(*), sum(size) FROM " + table + " GROUP BY kind", results -> {
                add(Kind.valueOf(results.getString(1)), new Size(results.getLong(2), results.getLong(3)));
                return table;
            });
        }
        sql.list("SELECT count(*), coalesce(sum(size), 0) FROM reply", results -> {
            add(Kind.REPLY, new Size(results.getLong(1), results.getLong(2)));
            return results.getLong(1);
        });
    }

    /** What a row with this payload counts. */
    static long size(byte[] payload) {
        return (long) payload.length + JournalLimits.ROW_BYTES;
    }

    /** Makes room for rows of together this size, or refuses and changes nothing. */
    void make(Sql sql, Kind kind, int rows, long bytes) throws SQLException {
        Size wanted = new Size(rows, bytes);
        Size lasting = total();
        for (Kind lesser : ORDER) {
            if (lesser.compareTo(kind) <= 0) {
                lasting = lasting.less(of(lesser));
            }
        }
        if (!fits(lasting, wanted)) {
            throw new JournalException(
                    Reason.FULL,
                    "the journal has no room for " + bytes + " bytes of kind " + kind + ", and nothing may go for it");
        }
        for (Kind lesser : ORDER) {
            sacrifice(sql, lesser, wanted);
        }
    }

    /** A row was written. */
    void count(Kind kind, long size) {
        add(kind, new Size(1, size));
    }

    /** A row is gone. */
    void give(Kind kind, long size) {
        sizes.put(kind, of(kind).less(new Size(1, size)));
    }

    /** Gives up what is too old. */
    Boolean sweep(Sql sql) throws SQLException {
        Instant now = announcer.now();
        Instant eldest = now.minus(limits.age());
        int buried = sql.update(
                "UPDATE entry SET state = 'DEAD', reason = 'waited too long', changed_at = ?"
                        + " WHERE state <> 'DEAD' AND kind = ? AND changed_at < ?",
                now,
                Kind.BILLING,
                eldest);
        if (buried > 0) {
            events.add(new JournalEvent.WaitedTooLong(now, buried));
        }
        for (Kind kind : List.of(Kind.STATUS, Kind.SECURITY)) {
            outdated(sql, kind, "DELETE FROM entry WHERE kind = ? AND changed_at < ? RETURNING size", kind, eldest);
        }
        outdated(sql, Kind.REPLY, "DELETE FROM reply WHERE given_at < ? RETURNING size", now.minus(limits.replyAge()));
        sql.update(
                "DELETE FROM transaction_link WHERE linked_at < ? AND NOT EXISTS (SELECT 1 FROM entry"
                        + " WHERE entry.station = transaction_link.station AND transaction_id = station_side)",
                eldest);
        return true;
    }

    Size total() {
        return sizes.values().stream().reduce(Size.NONE, Size::plus);
    }

    List<JournalEvent> takeEvents() {
        List<JournalEvent> taken = List.copyOf(events);
        events.clear();
        return taken;
    }

    Mark mark() {
        return new Mark(new EnumMap<>(sizes), events.size());
    }

    /** Forgets what happened since the mark. */
    void reset(Mark mark) {
        sizes = new EnumMap<>(mark.sizes());
        events.subList(mark.events(), events.size()).clear();
    }

    private void sacrifice(Sql sql, Kind kind, Size wanted) throws SQLException {
        long gone = 0;
        while (!fits(total(), wanted)) {
            Optional<Long> freed = removeEldest(sql, kind);
            if (freed.isEmpty()) {
                break;
            }
            give(kind, freed.get());
            gone++;
        }
        if (gone > 0) {
            events.add(new Sacrificed(announcer.now(), kind, gone, Cause.ROOM));
        }
    }

    private static Optional<Long> removeEldest(Sql sql, Kind kind) throws SQLException {
        if (kind == Kind.REPLY) {
            return sql.first(
                    "DELETE FROM reply WHERE rowid = (SELECT rowid FROM reply ORDER BY given_at LIMIT 1) RETURNING size",
                    Room::firstLong);
        }
        Optional<Long> freed = sql.first(
                "DELETE FROM entry WHERE number = (SELECT number FROM entry WHERE kind = ? ORDER BY number LIMIT 1)"
                        + " RETURNING size",
                Room::firstLong,
                kind);
        return freed.isPresent()
                ? freed
                : sql.first(
                        "DELETE FROM station_record WHERE rowid ="
                                + " (SELECT rowid FROM station_record WHERE kind = ? ORDER BY at LIMIT 1) RETURNING size",
                        Room::firstLong,
                        kind);
    }

    private void outdated(Sql sql, Kind kind, String statement, Object... arguments) throws SQLException {
        List<Long> freed = sql.list(statement, Room::firstLong, arguments);
        freed.forEach(size -> give(kind, size));
        if (!freed.isEmpty()) {
            events.add(new Sacrificed(announcer.now(), kind, freed.size(), Cause.AGE));
        }
    }

    private static Long firstLong(ResultSet results) throws SQLException {
        return results.getLong(1);
    }

    private boolean fits(Size present, Size more) {
        Size sum = present.plus(more);
        return sum.rows() <= limits.rows() && sum.bytes() <= limits.bytes();
    }

    private Size of(Kind kind) {
        return sizes.getOrDefault(kind, Size.NONE);
    }

    private void add(Kind kind, Size more) {
        sizes.put(kind, of(kind).plus(more));
    }

    /** Where {@link #reset} goes back to. */
    record Mark(Map<Kind, Size> sizes, int events) {}

    /** Rows and what they count in bytes. */
    record Size(long rows, long bytes) {

        static final Size NONE = new Size(0, 0);

        Size plus(Size other) {
            return new Size(rows + other.rows, bytes + other.bytes);
        }

        Size less(Size other) {
            return new Size(rows - other.rows, bytes - other.bytes);
        }
    }
}
