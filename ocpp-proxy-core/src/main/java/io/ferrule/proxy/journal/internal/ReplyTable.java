// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.journal.internal;

import io.ferrule.model.StationId;
import io.ferrule.proxy.journal.Fingerprint;
import io.ferrule.proxy.journal.GivenReply;
import io.ferrule.proxy.journal.Kind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.Optional;

/** Replies that were given. */
record ReplyTable(PayloadCipher cipher, Room room) {

    /** What a reply counts. */
    Room.Size size(StationId station, GivenReply reply) {
        return new Room.Size(1, Room.size(seal(station, reply)));
    }

    /** Writes a reply in place of an earlier one. There is room for it. */
    void put(Sql sql, StationId station, GivenReply reply) throws SQLException {
        byte[] name = cipher.blind(reply.fingerprint());
        byte[] payload = seal(station, reply);
        long size = Room.size(payload);
        sql.list(
                        "DELETE FROM reply WHERE station = ? AND fingerprint = ? RETURNING size",
                        results -> results.getLong(1),
                        station.value(),
                        name)
                .forEach(old -> room.give(Kind.REPLY, old));
        room.count(Kind.REPLY, size);
        sql.update(
                "INSERT INTO reply (station, fingerprint, message_id, transaction_id, given_at, size, payload)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?)",
                station.value(),
                name,
                reply.messageId(),
                reply.transaction(),
                reply.givenAt(),
                size,
                payload);
    }

    /** Likewise, or forgets it where there is no room. */
    void putIfRoom(Sql sql, StationId station, GivenReply reply) throws SQLException {
        if (room.makeIfPossible(sql, Kind.REPLY, size(station, reply))) {
            put(sql, station, reply);
        }
    }

    /** A reply that can no longer be read counts as forgotten. */
    Optional<GivenReply> find(Sql sql, StationId station, Fingerprint fingerprint) throws SQLException {
        return sql.first(
                        "SELECT * FROM reply WHERE station = ? AND fingerprint = ?",
                        results -> read(results, station, fingerprint),
                        station.value(),
                        cipher.blind(fingerprint))
                .flatMap(found -> found);
    }

    private Optional<GivenReply> read(ResultSet results, StationId station, Fingerprint fingerprint)
            throws SQLException {
        String messageId = results.getString("message_id");
        var transaction = Sql.optionalInt(results, "transaction_id");
        var givenAt = Sql.instant(results, "given_at");
        return cipher.open(results.getBytes("payload"), place(station, fingerprint))
                .map(payload -> new GivenReply(fingerprint, messageId, transaction, payload, givenAt));
    }

    private byte[] seal(StationId station, GivenReply reply) {
        return cipher.seal(reply.payload(), place(station, reply.fingerprint()));
    }

    private String place(StationId station, Fingerprint fingerprint) {
        return "reply\0" + station.value() + '\0' + HexFormat.of().formatHex(cipher.blind(fingerprint));
    }
}
