// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.journal.internal;

import io.ferrule.model.StationId;
import io.ferrule.proxy.journal.Fingerprint;
import io.ferrule.proxy.journal.JournalLimits;
import io.ferrule.proxy.journal.Kind;
import java.sql.SQLException;
import java.util.HexFormat;

/** How often the CSMS refused a content that its station keeps: rows among the records of stations. */
record RefusalTable(PayloadCipher cipher, Room room, Newest newest) {

    private static final byte[] NOTHING = {};

    int count(Sql sql, StationId station, Fingerprint fingerprint) throws SQLException {
        return (int) sql.number(
                "SELECT number FROM station_record WHERE station = ? AND part = 'REFUSAL' AND name = ?",
                station.value(),
                HexFormat.of().formatHex(cipher.blind(fingerprint)));
    }

    /** Writes how often. Where there is no room it stays unknown: that costs one more refusal. */
    void write(Sql sql, StationId station, String content, int refusals) throws SQLException {
        int known = sql.update(
                "UPDATE station_record SET number = ?, at = ? WHERE station = ? AND part = 'REFUSAL' AND name = ?",
                refusals,
                newest.now(),
                station.value(),
                content);
        if (known > 0 || !room.makeIfPossible(sql, Kind.SHADOW, new Room.Size(1, JournalLimits.ROW_BYTES))) {
            return;
        }
        room.count(Kind.SHADOW, JournalLimits.ROW_BYTES);
        sql.update(
                "INSERT INTO station_record (station, part, name, kind, number, told, at, size, payload)"
                        + " VALUES (?, 'REFUSAL', ?, ?, ?, 0, ?, ?, ?)",
                station.value(),
                content,
                Kind.SHADOW,
                refusals,
                newest.now(),
                JournalLimits.ROW_BYTES,
                NOTHING);
    }
}
