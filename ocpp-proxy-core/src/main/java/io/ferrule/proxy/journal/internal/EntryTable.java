// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.journal.internal;

import io.ferrule.model.StationId;
import io.ferrule.proxy.journal.Entry;
import io.ferrule.proxy.journal.EntryQuery;
import io.ferrule.proxy.journal.JournaledCall;
import io.ferrule.proxy.journal.Kind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Calls that wait, and dead letters. */
record EntryTable(PayloadCipher cipher, Room room, Clock clock) {

    private static final int REASON_LENGTH = 255;
    private static final String UNREADABLE = "its text on disk was changed";

    /** Makes room for the call and for what else is to be written with it. */
    long insert(Sql sql, JournaledCall call, Room.Size more) throws SQLException {
        byte[] payload = cipher.seal(call.text(), place(call.station().value(), call.messageId()));
        long size = Room.size(payload);
        room.make(sql, call.kind(), (int) more.rows() + 1, size + more.bytes());
        room.count(call.kind(), size);
        return sql.number(
                "INSERT INTO entry (station, kind, state, message_id, action, transaction_id, taken_at, changed_at,"
                        + " attempts, refusals, reason, size, payload)"
                        + " VALUES (?, ?, 'PENDING', ?, ?, ?, ?, ?, 0, 0, '', ?, ?) RETURNING number",
                call.station().value(),
                call.kind(),
                call.messageId(),
                call.action(),
                call.transaction(),
                call.takenAt(),
                clock.instant(),
                size,
                payload);
    }

    Optional<Entry> next(Sql sql, StationId station) throws SQLException {
        while (true) {
            Optional<Read> eldest = sql.first(
                    "SELECT * FROM entry WHERE station = ? AND state <> 'DEAD' ORDER BY number LIMIT 1",
                    this::read,
                    station.value());
            if (eldest.isEmpty() || eldest.get().readable()) {
                return eldest.map(Read::entry);
            }
            // What cannot be sent must not hold up the others.
            bury(sql, eldest.get().entry().number(), UNREADABLE);
        }
    }

    boolean sent(Sql sql, long number) throws SQLException {
        return sql.update(
                        "UPDATE entry SET state = 'SENT', attempts = attempts + 1, changed_at = ?"
                                + " WHERE number = ? AND state <> 'DEAD'",
                        clock.instant(),
                        number)
                > 0;
    }

    boolean remove(Sql sql, long number, boolean dead) throws SQLException {
        List<Long> sizes = sql.list(
                "DELETE FROM entry WHERE number = ? AND (state = 'DEAD') = ? RETURNING kind, size",
                results -> {
                    room.give(Kind.valueOf(results.getString(1)), results.getLong(2));
                    return results.getLong(2);
                },
                number,
                dead ? 1 : 0);
        return !sizes.isEmpty();
    }

    Optional<Integer> refused(Sql sql, long number, String reason) throws SQLException {
        return sql.first(
                "UPDATE entry SET state = 'PENDING', refusals = refusals + 1, reason = ?, changed_at = ?"
                        + " WHERE number = ? AND state <> 'DEAD' RETURNING refusals",
                results -> results.getInt(1),
                cut(reason),
                clock.instant(),
                number);
    }

    int bury(Sql sql, long number, String reason) throws SQLException {
        return sql.update(
                "UPDATE entry SET state = 'DEAD', reason = ?, changed_at = ? WHERE number = ? AND state <> 'DEAD'",
                cut(reason),
                clock.instant(),
                number);
    }

    int revive(Sql sql, long number) throws SQLException {
        return sql.update(
                "UPDATE entry SET state = 'PENDING', refusals = 0, reason = '', changed_at = ?"
                        + " WHERE number = ? AND state = 'DEAD'",
                clock.instant(),
                number);
    }

    List<Entry> list(Sql sql, EntryQuery query) throws SQLException {
        List<Entry.State> states = new ArrayList<>(query.states());
        Entry.State first = states.get(0);
        String station = query.station().map(StationId::value).orElse("");
        return sql
                .list(
                        "SELECT * FROM entry WHERE number > ? AND (? = '' OR station = ?) AND state IN (?, ?, ?)"
                                + " ORDER BY number LIMIT ?",
                        this::read,
                        query.after(),
                        station,
                        station,
                        first,
                        states.size() > 1 ? states.get(1) : first,
                        states.size() > 2 ? states.get(2) : first,
                        query.limit())
                .stream()
                .map(Read::entry)
                .toList();
    }

    List<StationId> stationsWaiting(Sql sql) throws SQLException {
        return sql.list(
                "SELECT station FROM entry WHERE state <> 'DEAD' GROUP BY station ORDER BY min(number)",
                results -> new StationId(results.getString(1)));
    }

    Optional<Member> member(Sql sql, long number, boolean dead) throws SQLException {
        return sql.first(
                "SELECT station, transaction_id FROM entry WHERE number = ? AND (state = 'DEAD') = ?",
                results -> new Member(
                        new StationId(results.getString("station")), Sql.optionalInt(results, "transaction_id")),
                number,
                dead ? 1 : 0);
    }

    /** Later entries of the same transaction. */
    List<Long> later(Sql sql, long number, Member member, boolean dead) throws SQLException {
        return sql.list(
                "SELECT number FROM entry WHERE station = ? AND transaction_id = ? AND number > ? AND (state = 'DEAD') = ?",
                results -> results.getLong(1),
                member.station().value(),
                member.transaction(),
                number,
                dead ? 1 : 0);
    }

    private Read read(ResultSet results) throws SQLException {
        String station = results.getString("station");
        String messageId = results.getString("message_id");
        Optional<String> text = cipher.open(results.getBytes("payload"), place(station, messageId));
        JournaledCall call = new JournaledCall(
                new StationId(station),
                Kind.valueOf(results.getString("kind")),
                messageId,
                results.getString("action"),
                Sql.optionalInt(results, "transaction_id"),
                text.orElse(""),
                Sql.instant(results, "taken_at"));
        Entry entry = new Entry(
                results.getLong("number"),
                call,
                Entry.State.valueOf(results.getString("state")),
                results.getInt("attempts"),
                results.getInt("refusals"),
                results.getString("reason"),
                Sql.instant(results, "changed_at"));
        return new Read(entry, text.isPresent());
    }

    private static String place(String station, String messageId) {
        return "entry\0" + station + '\0' + messageId;
    }

    private static String cut(String reason) {
        return reason.length() <= REASON_LENGTH ? reason : reason.substring(0, REASON_LENGTH);
    }

    /** Whose entry it is, and of which transaction. */
    record Member(StationId station, OptionalInt transaction) {}

    /** An entry; its text is empty if it could not be read. */
    private record Read(Entry entry, boolean readable) {}
}
