// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.journal.internal;

import io.ferrule.model.OcppVersion;
import io.ferrule.model.StationId;
import io.ferrule.proxy.journal.Entry;
import io.ferrule.proxy.journal.Entry.State;
import io.ferrule.proxy.journal.EntryQuery;
import io.ferrule.proxy.journal.Fingerprint;
import io.ferrule.proxy.journal.JournaledCall;
import io.ferrule.proxy.journal.Kind;
import io.ferrule.proxy.journal.Tally;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads calls that wait, and dead letters. */
record EntryReader(PayloadCipher cipher) {

    /** The eldest that waits. Its text is empty if it was changed on disk. */
    Optional<Found> next(Sql sql, StationId station) throws SQLException {
        return sql.first(
                "SELECT * FROM entry WHERE station = ? AND state <> 'DEAD' ORDER BY number LIMIT 1",
                this::read,
                station.value());
    }

    Optional<Entry> find(Sql sql, long number) throws SQLException {
        return sql.first("SELECT * FROM entry WHERE number = ?", this::read, number)
                .map(Found::entry);
    }

    Optional<Entry> find(Sql sql, StationId station, Fingerprint fingerprint) throws SQLException {
        return sql.first(
                        "SELECT * FROM entry WHERE station = ? AND fingerprint = ?"
                                + " ORDER BY state = 'DEAD', number LIMIT 1",
                        this::read,
                        station.value(),
                        cipher.blind(fingerprint))
                .map(Found::entry);
    }

    List<Entry> list(Sql sql, EntryQuery query) throws SQLException {
        List<Found> found = new ArrayList<>();
        if (query.states().contains(State.DEAD)) {
            found.addAll(list(sql, query, "state = 'DEAD'"));
        }
        if (query.states().contains(State.PENDING)) {
            found.addAll(list(sql, query, "state <> 'DEAD' AND state = 'PENDING'"));
        }
        if (query.states().contains(State.SENT)) {
            found.addAll(list(sql, query, "state <> 'DEAD' AND state = 'SENT'"));
        }
        return found.stream()
                .map(Found::entry)
                .sorted(Comparator.comparingLong(Entry::number))
                .limit(query.limit())
                .toList();
    }

    /** Each state has an index of its own, so each is a statement of its own. */
    private List<Found> list(Sql sql, EntryQuery query, String inState) throws SQLException {
        String rest = inState + " AND number > ? ORDER BY number LIMIT ?";
        return query.station().isPresent()
                ? sql.list(
                        "SELECT * FROM entry WHERE station = ? AND " + rest,
                        this::read,
                        query.station().get().value(),
                        query.after(),
                        query.limit())
                : sql.list("SELECT * FROM entry WHERE " + rest, this::read, query.after(), query.limit());
    }

    List<StationId> stationsWaiting(Sql sql) throws SQLException {
        return sql.list(
                "SELECT station FROM tally WHERE waiting > 0 ORDER BY (SELECT min(number) FROM entry"
                        + " WHERE entry.station = tally.station AND state <> 'DEAD')",
                results -> new StationId(results.getString(1)));
    }

    Map<StationId, Tally> tallies(Sql sql) throws SQLException {
        return sql
                .list(
                        "SELECT station, waiting, dead FROM tally WHERE waiting > 0 OR dead > 0",
                        results -> Map.entry(
                                new StationId(results.getString(1)), new Tally(results.getLong(2), results.getLong(3))))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    Tally total(Sql sql) throws SQLException {
        return sql.first(
                        "SELECT coalesce(sum(waiting), 0), coalesce(sum(dead), 0) FROM tally",
                        results -> new Tally(results.getLong(1), results.getLong(2)))
                .orElse(new Tally(0, 0));
    }

    Optional<Member> member(Sql sql, long number, boolean dead) throws SQLException {
        return sql.first(
                "SELECT station, transaction_id, fingerprint FROM entry WHERE number = ? AND (state = 'DEAD') = ?",
                results -> new Member(
                        number,
                        new StationId(results.getString(1)),
                        Optional.ofNullable(results.getString(2)),
                        Optional.ofNullable(results.getBytes(3)).map(HexFormat.of()::formatHex)),
                number,
                dead ? 1 : 0);
    }

    /** Later entries of the same transaction. */
    List<Long> later(Sql sql, Member member, boolean dead) throws SQLException {
        return sql.list(
                "SELECT number FROM entry WHERE station = ? AND transaction_id = ? AND number > ? AND (state = 'DEAD') = ?",
                results -> results.getLong(1),
                member.station().value(),
                member.transaction(),
                member.number(),
                dead ? 1 : 0);
    }

    private Found read(ResultSet results) throws SQLException {
        StationId station = new StationId(results.getString("station"));
        String messageId = results.getString("message_id");
        Optional<String> text = cipher.open(results.getBytes("payload"), EntryTable.place(station, messageId));
        JournaledCall call = new JournaledCall(
                station,
                OcppVersion.ofNumber(results.getString("version"))
                        .orElseThrow(() -> Failures.damage("no such version")),
                Kind.valueOf(results.getString("kind")),
                messageId,
                results.getString("action"),
                Optional.ofNullable(results.getString("transaction_id")),
                text.orElse(""),
                Sql.instant(results, "taken_at"));
        Entry entry = new Entry(
                results.getLong("number"),
                call,
                State.valueOf(results.getString("state")),
                results.getInt("attempts"),
                results.getInt("refusals"),
                results.getString("reason"),
                Sql.instant(results, "changed_at"));
        return new Found(entry, text.isPresent());
    }

    /** What it takes to find the others of its transaction. The content is as it is called on disk. */
    record Member(long number, StationId station, Optional<String> transaction, Optional<String> content) {}

    /** An entry; its text is empty if it could not be read. */
    record Found(Entry entry, boolean readable) {}
}
