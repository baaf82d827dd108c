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
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Keeps count of what is in the tables, and makes room in the order of {@link Kind}. For the writer's thread. */
final class Room {

    private static final String ELDEST_REPLY =
            "DELETE FROM reply WHERE rowid = (SELECT rowid FROM reply ORDER BY given_at LIMIT 1) RETURNING size";

    private static final List<Kind> ORDER = List.of(Kind.SHADOW, Kind.STATUS, Kind.TOKEN, Kind.SECURITY, Kind.REPLY);

    /** How one row of each kind goes; the next way counts where there is none for the first. */
    private static final Map<Kind, List<String>> ELDEST = Map.of(
            Kind.SHADOW, List.of(eldestRecord("SHADOW")),
            Kind.STATUS, List.of(eldestEntry("STATUS"), eldestRecord("STATUS")),
            Kind.TOKEN, List.of(eldestToken("ANSWER"), eldestToken("LIST")),
            Kind.SECURITY, List.of(eldestEntry("SECURITY")),
            Kind.REPLY, List.of(ELDEST_REPLY));

    private final JournalLimits limits;
    private final Announcer announcer;
    private final List<JournalEvent> events = new ArrayList<>();
    private boolean diskFull;
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
        load(sql, Kind.REPLY, "SELECT count(*), coalesce(sum(size), 0) FROM reply");
        load(sql, Kind.TOKEN, "SELECT count(*), coalesce(sum(size), 0) FROM token");
    }

    private void load(Sql sql, Kind kind, String query) throws SQLException {
        add(
                kind,
                sql.first(query, results -> new Size(results.getLong(1), results.getLong(2)))
                        .orElse(Size.NONE));
    }

    /** What a row with this payload counts. */
    static long size(byte[] payload) {
        return (long) payload.length + JournalLimits.ROW_BYTES;
    }

    /** Makes room for rows of together this size, or refuses and changes nothing. */
    void make(Sql sql, Kind kind, Size wanted) throws SQLException {
        if (!makeIfPossible(sql, kind, wanted)) {
            throw new JournalException(
                    Reason.FULL,
                    "the journal has no room for " + wanted.bytes() + " bytes of kind " + kind
                            + ", and nothing may go for it");
        }
    }

    /** From here on nothing is taken in, or it is again. */
    void diskFull(boolean full) {
        diskFull = full;
    }

    /** Makes room, or changes nothing. */
    boolean makeIfPossible(Sql sql, Kind kind, Size wanted) throws SQLException {
        if (diskFull && wanted.bytes() > 0) {
            return false;
        }
        Size lasting = total();
        for (Kind lesser : ORDER) {
            if (lesser.compareTo(kind) <= 0) {
                lasting = lasting.less(of(lesser));
            }
        }
        if (!fits(lasting, wanted)) {
            return false;
        }
        for (Kind lesser : ORDER) {
            sacrifice(sql, lesser, wanted);
        }
        return true;
    }

    /** A row was written. */
    void count(Kind kind, long size) {
        add(kind, new Size(1, size));
    }

    /** A row is gone. */
    void give(Kind kind, long size) {
        sizes.put(kind, of(kind).less(new Size(1, size)));
    }

    /** Rows were taken away because they were too old. */
    void outdated(Kind kind, List<Long> freed) {
        freed.forEach(size -> give(kind, size));
        if (!freed.isEmpty()) {
            announce(new Sacrificed(announcer.now(), kind, freed.size(), Cause.AGE));
        }
    }

    /** Told when what belongs to it is on disk. */
    void announce(JournalEvent event) {
        events.add(event);
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
        for (String statement : ELDEST.getOrDefault(kind, List.of())) {
            Optional<Long> freed = sql.first(statement, Room::firstLong);
            if (freed.isPresent()) {
                return freed;
            }
        }
        return Optional.empty();
    }

    private static String eldestEntry(String kind) {
        return "DELETE FROM entry WHERE number = (SELECT number FROM entry WHERE kind = '" + kind
                + "' AND kind <> 'BILLING' ORDER BY number LIMIT 1) RETURNING size";
    }

    private static String eldestRecord(String kind) {
        return "DELETE FROM station_record WHERE rowid = (SELECT rowid FROM station_record WHERE kind = '" + kind
                + "' ORDER BY at LIMIT 1) RETURNING size";
    }

    private static String eldestToken(String origin) {
        return "DELETE FROM token WHERE rowid = (SELECT rowid FROM token WHERE origin = '" + origin
                + "' ORDER BY at LIMIT 1) RETURNING size";
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
