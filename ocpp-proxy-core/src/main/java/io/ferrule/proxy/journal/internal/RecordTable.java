// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.journal.internal;

import io.ferrule.model.StationId;
import io.ferrule.proxy.journal.BootRecord;
import io.ferrule.proxy.journal.Kind;
import io.ferrule.proxy.journal.StationRecord;
import io.ferrule.proxy.journal.StatusRecord;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Boot, status and configuration of stations. */
record RecordTable(PayloadCipher cipher, Room room, Clock clock) {

    boolean write(Sql sql, StationId station, BootRecord boot) throws SQLException {
        return put(
                sql, station, new Row(Part.BOOT, "", boot.interval().toSeconds(), boot.acceptedAt(), boot.payload()));
    }

    boolean write(Sql sql, StationId station, StatusRecord status) throws SQLException {
        int connector = status.connector();
        return put(
                sql,
                station,
                new Row(Part.STATUS, Integer.toString(connector), connector, status.at(), status.payload()));
    }

    boolean shadow(Sql sql, StationId station, String key, String value) throws SQLException {
        return put(sql, station, new Row(Part.SHADOW, key, 0, clock.instant(), value));
    }

    /** What can no longer be read counts as not known. */
    StationRecord read(Sql sql, StationId station) throws SQLException {
        Optional<BootRecord> boot = Optional.empty();
        List<StatusRecord> statuses = new ArrayList<>();
        Map<String, String> shadow = new HashMap<>();
        for (Row row : rows(sql, station)) {
            switch (row.part()) {
                case BOOT -> boot = Optional.of(new BootRecord(row.text(), Duration.ofSeconds(row.number()), row.at()));
                case STATUS -> statuses.add(new StatusRecord((int) row.number(), row.text(), row.at()));
                case SHADOW -> shadow.put(row.name(), row.text());
            }
        }
        statuses.sort(Comparator.comparingInt(StatusRecord::connector));
        return new StationRecord(boot, statuses, shadow);
    }

    boolean forget(Sql sql, StationId station) throws SQLException {
        sql.list("DELETE FROM station_record WHERE station = ? RETURNING kind, size", this::give, station.value());
        return true;
    }

    private boolean put(Sql sql, StationId station, Row row) throws SQLException {
        byte[] payload = cipher.seal(row.text(), place(station, row.part(), row.name()));
        long size = Room.size(payload);
        room.make(sql, row.part().kind, 1, size);
        sql.list(
                "DELETE FROM station_record WHERE station = ? AND part = ? AND name = ? RETURNING kind, size",
                this::give,
                station.value(),
                row.part(),
                row.name());
        room.count(row.part().kind, size);
        sql.update(
                "INSERT INTO station_record (station, part, name, kind, number, at, size, payload)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                station.value(),
                row.part(),
                row.name(),
                row.part().kind,
                row.number(),
                row.at(),
                size,
                payload);
        return true;
    }

    private List<Row> rows(Sql sql, StationId station) throws SQLException {
        return sql
                .list(
                        "SELECT * FROM station_record WHERE station = ?",
                        results -> row(results, station),
                        station.value())
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<Row> row(ResultSet results, StationId station) throws SQLException {
        Part part = Part.valueOf(results.getString("part"));
        String name = results.getString("name");
        long number = results.getLong("number");
        Instant at = Sql.instant(results, "at");
        return cipher.open(results.getBytes("payload"), place(station, part, name))
                .map(text -> new Row(part, name, number, at, text));
    }

    private long give(ResultSet results) throws SQLException {
        room.give(Kind.valueOf(results.getString("kind")), results.getLong("size"));
        return results.getLong("size");
    }

    private static String place(StationId station, Part part, String name) {
        return "record\0" + station.value() + '\0' + part + '\0' + name;
    }

    /** The parts of a record and what they are worth. */
    private enum Part {
        BOOT(Kind.BILLING),
        STATUS(Kind.STATUS),
        SHADOW(Kind.SHADOW);

        private final Kind kind;

        Part(Kind kind) {
            this.kind = kind;
        }
    }

    /**
     * A row of the table.
     *
     * @param number seconds of the interval, or the connector
     */
    private record Row(Part part, String name, long number, Instant at, String text) {}
}
