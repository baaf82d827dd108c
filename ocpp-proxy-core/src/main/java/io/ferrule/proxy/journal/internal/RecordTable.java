// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.journal.internal;

import io.ferrule.model.StationId;
import io.ferrule.proxy.journal.BootRecord;
import io.ferrule.proxy.journal.Kind;
import io.ferrule.proxy.journal.StationRecord;
import io.ferrule.proxy.journal.StatusRecord;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Boot, status and configuration of stations. */
record RecordTable(PayloadCipher cipher, Room room, Newest newest) {

    boolean write(Sql sql, StationId station, BootRecord boot) throws SQLException {
        return put(
                sql,
                station,
                new Row(Part.BOOT, "", boot.interval().toSeconds(), boot.told(), boot.acceptedAt(), boot.payload()));
    }

    boolean write(Sql sql, StationId station, StatusRecord status) throws SQLException {
        String name = name(status);
        return put(sql, station, new Row(Part.STATUS, name, 0, status.told(), status.at(), status.payload()));
    }

    boolean told(Sql sql, StationId station, BootRecord boot) throws SQLException {
        boolean same = read(sql, station).boot().filter(boot::equals).isPresent();
        return same && told(sql, station, Part.BOOT, "");
    }

    boolean told(Sql sql, StationId station, StatusRecord status) throws SQLException {
        boolean same = read(sql, station).statuses().contains(status);
        return same && told(sql, station, Part.STATUS, name(status));
    }

    private static boolean told(Sql sql, StationId station, Part part, String name) throws SQLException {
        return sql.update(
                        "UPDATE station_record SET told = 1 WHERE station = ? AND part = ? AND name = ?",
                        station.value(),
                        part,
                        name)
                > 0;
    }

    boolean shadow(Sql sql, StationId station, String key, String value) throws SQLException {
        return put(sql, station, new Row(Part.SHADOW, key, 0, false, newest.now(), value));
    }

    /** What can no longer be read counts as not known. */
    StationRecord read(Sql sql, StationId station) throws SQLException {
        Optional<BootRecord> boot = Optional.empty();
        List<StatusRecord> statuses = new ArrayList<>();
        Map<String, String> shadow = new HashMap<>();
        for (Row row : rows(sql, station)) {
            switch (row.part()) {
                case BOOT ->
                    boot = Optional.of(
                            new BootRecord(row.text(), Duration.ofSeconds(row.number()), row.at(), row.told()));
                case STATUS -> statuses.add(status(row));
                case SHADOW -> shadow.put(row.name(), row.text());
            }
        }
        statuses.sort(Comparator.comparingInt(StatusRecord::evse).thenComparing(StatusRecord::connector));
        return new StationRecord(boot, statuses, shadow);
    }

    boolean forget(Sql sql, StationId station) throws SQLException {
        sql.list("DELETE FROM station_record WHERE station = ? RETURNING kind, size", this::give, station.value());
        return true;
    }

    private boolean put(Sql sql, StationId station, Row row) throws SQLException {
        byte[] payload = cipher.seal(row.text(), place(station, row.part(), row.name()));
        long size = Room.size(payload);
        room.make(sql, row.part().kind, new Room.Size(1, size).less(present(sql, station, row)));
        sql.list(
                "DELETE FROM station_record WHERE station = ? AND part = ? AND name = ? RETURNING kind, size",
                this::give,
                station.value(),
                row.part(),
                row.name());
        room.count(row.part().kind, size);
        sql.update(
                "INSERT INTO station_record (station, part, name, kind, number, told, at, size, payload)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                station.value(),
                row.part(),
                row.name(),
                row.part().kind,
                row.number(),
                row.told() ? 1 : 0,
                row.at(),
                size,
                payload);
        return true;
    }

    private List<Row> rows(Sql sql, StationId station) throws SQLException {
        return sql
                .list(
                        "SELECT * FROM station_record WHERE station = ? AND part IN ('BOOT', 'STATUS', 'SHADOW')",
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
        boolean told = results.getBoolean("told");
        Instant at = Sql.instant(results, "at");
        return cipher.open(results.getBytes("payload"), place(station, part, name))
                .map(text -> new Row(part, name, number, told, at, text));
    }

    private static Room.Size present(Sql sql, StationId station, Row row) throws SQLException {
        return sql.first(
                        "SELECT size FROM station_record WHERE station = ? AND part = ? AND name = ?",
                        results -> new Room.Size(1, results.getLong(1)),
                        station.value(),
                        row.part(),
                        row.name())
                .orElse(Room.Size.NONE);
    }

    private static String name(StatusRecord status) {
        return status.evse() + "/" + status.connector();
    }

    private static StatusRecord status(Row row) {
        String[] ids = row.name().split("/", 2);
        return new StatusRecord(Integer.parseInt(ids[0]), Integer.parseInt(ids[1]), row.text(), row.at(), row.told());
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
     * @param name EVSE and connector, or the key
     * @param number seconds of the interval
     */
    private record Row(Part part, String name, long number, boolean told, Instant at, String text) {}
}
