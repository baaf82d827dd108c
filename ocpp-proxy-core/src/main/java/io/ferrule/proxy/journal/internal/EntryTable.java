// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.journal.internal;

import io.ferrule.model.StationId;
import io.ferrule.proxy.journal.Entry;
import io.ferrule.proxy.journal.Fingerprint;
import io.ferrule.proxy.journal.GivenReply;
import io.ferrule.proxy.journal.JournaledCall;
import io.ferrule.proxy.journal.Kind;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Writes calls that wait, and dead letters. */
record EntryTable(PayloadCipher cipher, Room room, Newest newest) {

    private static final int REASON_LENGTH = 255;

    /** Makes room for the call and for what else is to be written with it. */
    long insert(Sql sql, JournaledCall call, Start start, Room.Size more) throws SQLException {
        byte[] payload = cipher.seal(call.text(), place(call.station(), call.messageId()));
        long size = Room.size(payload);
        room.make(sql, call.kind(), new Room.Size(1, size).plus(more));
        room.count(call.kind(), size);
        return sql.number(
                "INSERT INTO entry (station, version, kind, state, message_id, action, transaction_id, fingerprint,"
                        + " taken_at, changed_at, attempts, refusals, reason, size, payload)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, '', ?, ?) RETURNING number",
                call.station().value(),
                call.version().number(),
                call.kind(),
                start.state(),
                call.messageId(),
                call.action(),
                call.transaction(),
                start.content().map(cipher::blind),
                call.takenAt(),
                newest.now(),
                start.attempts(),
                start.refusals(),
                size,
                payload);
    }

    boolean sent(Sql sql, long number) throws SQLException {
        return sql.update(
                        "UPDATE entry SET state = 'SENT', attempts = attempts + 1, changed_at = ?"
                                + " WHERE number = ? AND state <> 'DEAD'",
                        newest.now(),
                        number)
                > 0;
    }

    /** Puts an entry into the transaction that a reply gave to its station. */
    void answered(Sql sql, long number, GivenReply reply) throws SQLException {
        if (reply.transaction().isPresent()) {
            sql.update(
                    "UPDATE entry SET transaction_id = ? WHERE number = ? AND state <> 'DEAD'",
                    Integer.toString(reply.transaction().getAsInt()),
                    number);
        }
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
                newest.now(),
                number);
    }

    int bury(Sql sql, long number, String reason) throws SQLException {
        return sql.update(
                "UPDATE entry SET state = 'DEAD', reason = ?, changed_at = ? WHERE number = ? AND state <> 'DEAD'",
                cut(reason),
                newest.now(),
                number);
    }

    int revive(Sql sql, long number) throws SQLException {
        return sql.update(
                "UPDATE entry SET state = 'PENDING', refusals = 0, reason = '', changed_at = ?"
                        + " WHERE number = ? AND state = 'DEAD'",
                newest.now(),
                number);
    }

    /** Stations whose last entry is long gone. */
    void forgetEmptyTallies(Sql sql) throws SQLException {
        sql.update("DELETE FROM tally WHERE waiting = 0 AND dead = 0");
    }

    /** Where a text is sealed in. */
    static String place(StationId station, String messageId) {
        return "entry\0" + station.value() + '\0' + messageId;
    }

    private static String cut(String reason) {
        return reason.length() <= REASON_LENGTH ? reason : reason.substring(0, REASON_LENGTH);
    }

    /** How an entry begins, and the content by which it is recognised. */
    record Start(Optional<Fingerprint> content, Entry.State state, int attempts, int refusals) {

        static Start pending(Optional<Fingerprint> content) {
            return new Start(content, Entry.State.PENDING, 0, 0);
        }

        static Start sent(Fingerprint content, int refusals) {
            return new Start(Optional.of(content), Entry.State.SENT, 1, refusals);
        }
    }
}
