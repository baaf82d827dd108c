// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.journal.internal;

import io.ferrule.model.StationId;
import io.ferrule.proxy.journal.Fingerprint;
import io.ferrule.proxy.journal.Kind;
import io.ferrule.proxy.journal.KnownToken;
import io.ferrule.proxy.journal.KnownToken.Origin;
import io.ferrule.proxy.journal.TokenListChange;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What the CSMS said about tokens. */
record TokenTable(PayloadCipher cipher, Room room, Newest newest) {

    boolean answered(Sql sql, StationId station, String token, String info) throws SQLException {
        Slot slot = slot(station, Origin.ANSWER, token);
        byte[] payload = cipher.seal(info, slot.place());
        room.make(sql, Kind.TOKEN, new Room.Size(1, Room.size(payload)));
        put(sql, slot, payload);
        return true;
    }

    boolean change(Sql sql, StationId station, TokenListChange change) throws SQLException {
        Map<Slot, byte[]> coming = new HashMap<>();
        change.entries().forEach((token, info) -> {
            Slot slot = slot(station, Origin.LIST, token);
            coming.put(slot, cipher.seal(info, slot.place()));
        });
        long bytes = coming.values().stream().mapToLong(Room::size).sum();
        room.make(sql, Kind.TOKEN, new Room.Size(coming.size(), bytes).less(going(sql, station, change)));
        if (change.full()) {
            clear(sql, station, Origin.LIST);
        }
        for (String token : change.removed()) {
            remove(sql, slot(station, Origin.LIST, token));
        }
        for (Map.Entry<Slot, byte[]> row : coming.entrySet()) {
            put(sql, row.getKey(), row.getValue());
        }
        return true;
    }

    Optional<KnownToken> find(Sql sql, StationId station, String token) throws SQLException {
        Optional<KnownToken> listed = find(sql, slot(station, Origin.LIST, token));
        return listed.isPresent() ? listed : find(sql, slot(station, Origin.ANSWER, token));
    }

    boolean clear(Sql sql, StationId station, Origin origin) throws SQLException {
        sql.list(
                "DELETE FROM token WHERE station = ? AND origin = ? RETURNING size",
                this::give,
                station.value(),
                origin);
        return true;
    }

    /** What a full list makes room for. */
    private static Room.Size going(Sql sql, StationId station, TokenListChange change) throws SQLException {
        if (!change.full()) {
            return Room.Size.NONE;
        }
        return sql.first(
                        "SELECT count(*), coalesce(sum(size), 0) FROM token WHERE station = ? AND origin = 'LIST'",
                        results -> new Room.Size(results.getLong(1), results.getLong(2)),
                        station.value())
                .orElse(Room.Size.NONE);
    }

    /** One that can no longer be read counts as not known. */
    private Optional<KnownToken> find(Sql sql, Slot slot) throws SQLException {
        return sql.first(
                        "SELECT at, payload FROM token WHERE station = ? AND origin = ? AND name = ?",
                        results -> read(results, slot),
                        slot.station().value(),
                        slot.origin(),
                        slot.name())
                .flatMap(found -> found);
    }

    private Optional<KnownToken> read(ResultSet results, Slot slot) throws SQLException {
        var at = Sql.instant(results, "at");
        return cipher.open(results.getBytes("payload"), slot.place())
                .map(info -> new KnownToken(slot.origin(), info, at));
    }

    private void put(Sql sql, Slot slot, byte[] payload) throws SQLException {
        remove(sql, slot);
        room.count(Kind.TOKEN, Room.size(payload));
        sql.update(
                "INSERT INTO token (station, origin, name, at, size, payload) VALUES (?, ?, ?, ?, ?, ?)",
                slot.station().value(),
                slot.origin(),
                slot.name(),
                newest.now(),
                Room.size(payload),
                payload);
    }

    private void remove(Sql sql, Slot slot) throws SQLException {
        sql.list(
                "DELETE FROM token WHERE station = ? AND origin = ? AND name = ? RETURNING size",
                this::give,
                slot.station().value(),
                slot.origin(),
                slot.name());
    }

    private long give(ResultSet results) throws SQLException {
        room.give(Kind.TOKEN, results.getLong(1));
        return results.getLong(1);
    }

    private Slot slot(StationId station, Origin origin, String token) {
        Fingerprint content = Fingerprint.of("token", token.toLowerCase(Locale.ROOT));
        return new Slot(station, origin, HexFormat.of().formatHex(cipher.blind(content)));
    }

    /** Names a row; the token itself is not in it. */
    private record Slot(StationId station, Origin origin, String name) {

        String place() {
            return "token\0" + station.value() + '\0' + origin + '\0' + name;
        }
    }
}
