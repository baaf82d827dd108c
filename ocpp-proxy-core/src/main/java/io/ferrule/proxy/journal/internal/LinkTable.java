// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.journal.internal;

import io.ferrule.model.StationId;
import io.ferrule.proxy.journal.TransactionLink;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** Transactions under both their names. */
record LinkTable(Newest newest) {

    void link(Sql sql, StationId station, TransactionLink link) throws SQLException {
        sql.update(
                "DELETE FROM transaction_link WHERE station = ? AND (station_side = ? OR csms_side = ?)",
                station.value(),
                link.stationSide(),
                link.csmsSide());
        sql.update(
                "INSERT INTO transaction_link (station, station_side, csms_side, linked_at) VALUES (?, ?, ?, ?)",
                station.value(),
                link.stationSide(),
                link.csmsSide(),
                newest.now());
    }

    Optional<TransactionLink> byStationSide(Sql sql, StationId station, int id) throws SQLException {
        return sql.first(
                "SELECT station_side, csms_side FROM transaction_link WHERE station = ? AND station_side = ?",
                LinkTable::read,
                station.value(),
                id);
    }

    Optional<TransactionLink> byCsmsSide(Sql sql, StationId station, int id) throws SQLException {
        return sql.first(
                "SELECT station_side, csms_side FROM transaction_link WHERE station = ? AND csms_side = ?",
                LinkTable::read,
                station.value(),
                id);
    }

    private static TransactionLink read(ResultSet results) throws SQLException {
        return new TransactionLink(results.getInt("station_side"), results.getInt("csms_side"));
    }
}
