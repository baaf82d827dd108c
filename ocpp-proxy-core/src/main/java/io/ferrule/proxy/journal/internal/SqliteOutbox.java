// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.journal.internal;

import io.ferrule.model.StationId;
import io.ferrule.proxy.journal.Entry;
import io.ferrule.proxy.journal.EntryQuery;
import io.ferrule.proxy.journal.Fingerprint;
import io.ferrule.proxy.journal.GivenReply;
import io.ferrule.proxy.journal.JournalException;
import io.ferrule.proxy.journal.JournalException.Reason;
import io.ferrule.proxy.journal.JournaledCall;
import io.ferrule.proxy.journal.Kind;
import io.ferrule.proxy.journal.Outbox;
import io.ferrule.proxy.journal.Outcome;
import io.ferrule.proxy.journal.Reach;
import io.ferrule.proxy.journal.Tally;
import io.ferrule.proxy.journal.internal.EntryTable.Start;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** The outbox: each method is one request to the writer. */
record SqliteOutbox(Writer writer, Tables tables) implements Outbox {

    private static final String UNREADABLE = "its text on disk was changed";

    @Override
    public CompletionStage<Long> append(JournaledCall call) {
        return writer.submit(
                sql -> tables.entries().insert(sql, call, Start.pending(Optional.empty()), Room.Size.NONE));
    }

    @Override
    public CompletionStage<Long> append(JournaledCall call, GivenReply reply) {
        return writer.submit(sql -> {
            // Room for both is found before either is written.
            Start start = Start.pending(Optional.of(reply.fingerprint()));
            long number =
                    tables.entries().insert(sql, call, start, tables.replies().size(call.station(), reply));
            tables.replies().put(sql, call.station(), reply);
            return number;
        });
    }

    @Override
    public CompletionStage<Long> appendSent(JournaledCall call, Fingerprint fingerprint) {
        return writer.submit(sql -> {
            int refusals = tables.refusals().count(sql, call.station(), fingerprint);
            return tables.entries().insert(sql, call, Start.sent(fingerprint, refusals), Room.Size.NONE);
        });
    }

    @Override
    public CompletionStage<Void> answer(long number, GivenReply reply) {
        return done(sql -> {
            StationId station = living(sql, number).station();
            tables.room().make(sql, Kind.REPLY, tables.replies().size(station, reply));
            tables.replies().put(sql, station, reply);
            tables.entries().answered(sql, number, reply);
            return true;
        });
    }

    @Override
    public CompletionStage<Optional<Entry>> next(StationId station) {
        return writer.submit(sql -> {
            Optional<EntryReader.Found> eldest = tables.reader().next(sql, station);
            while (eldest.isPresent() && !eldest.get().readable()) {
                // What cannot be sent must not hold up the others.
                tables.entries().bury(sql, eldest.get().entry().number(), UNREADABLE);
                eldest = tables.reader().next(sql, station);
            }
            return eldest.map(EntryReader.Found::entry);
        });
    }

    @Override
    public CompletionStage<Optional<Entry>> find(long number) {
        return writer.submit(sql -> tables.reader().find(sql, number));
    }

    @Override
    public CompletionStage<Optional<Entry>> find(StationId station, Fingerprint fingerprint) {
        return writer.submit(sql -> tables.reader().find(sql, station, fingerprint));
    }

    @Override
    public CompletionStage<Void> sent(long number) {
        return done(sql -> tables.entries().sent(sql, number));
    }

    @Override
    public CompletionStage<Void> acknowledged(long number) {
        return writer.submit(sql -> tables.entries().remove(sql, number, false)).thenAccept(removed -> {});
    }

    @Override
    public CompletionStage<Void> acknowledged(long number, StationId station, Outcome outcome) {
        return done(sql -> {
            tables.entries().remove(sql, number, false);
            if (outcome.link().isPresent()) {
                tables.links().link(sql, station, outcome.link().get());
            }
            if (outcome.reply().isPresent()) {
                tables.replies().putIfRoom(sql, station, outcome.reply().get());
            }
            return true;
        });
    }

    @Override
    public CompletionStage<Integer> refused(long number, String reason) {
        return writer.submit(
                sql -> tables.entries().refused(sql, number, reason).orElseThrow(SqliteOutbox::unknown));
    }

    @Override
    public CompletionStage<Integer> withdraw(long number, int limit, String reason) {
        return writer.submit(sql -> {
            EntryReader.Member member = living(sql, number);
            int refusals = tables.entries().refused(sql, number, reason).orElseThrow(SqliteOutbox::unknown);
            if (member.content().isPresent()) {
                tables.refusals().write(sql, member.station(), member.content().get(), refusals);
            }
            if (refusals < limit) {
                tables.entries().remove(sql, number, false);
            } else {
                tables.entries().bury(sql, number, reason);
            }
            return refusals;
        });
    }

    @Override
    public CompletionStage<Integer> bury(long number, Reach reach, String reason) {
        return writer.submit(sql -> {
            int count = 0;
            for (long each : reached(sql, number, reach, false)) {
                count += tables.entries().bury(sql, each, reason);
            }
            return count;
        });
    }

    @Override
    public CompletionStage<Integer> retry(long number, Reach reach) {
        return writer.submit(sql -> {
            int count = 0;
            for (long each : reached(sql, number, reach, true)) {
                count += tables.entries().revive(sql, each);
            }
            return count;
        });
    }

    @Override
    public CompletionStage<Void> drop(long number) {
        return done(sql -> tables.entries().remove(sql, number, true));
    }

    @Override
    public CompletionStage<List<Entry>> list(EntryQuery query) {
        return writer.submit(sql -> tables.reader().list(sql, query));
    }

    @Override
    public CompletionStage<List<StationId>> stationsWaiting() {
        return writer.submit(sql -> tables.reader().stationsWaiting(sql));
    }

    @Override
    public CompletionStage<Map<StationId, Tally>> tallies() {
        return writer.submit(sql -> tables.reader().tallies(sql));
    }

    private EntryReader.Member living(Sql sql, long number) throws SQLException {
        return tables.reader().member(sql, number, false).orElseThrow(SqliteOutbox::unknown);
    }

    private List<Long> reached(Sql sql, long number, Reach reach, boolean dead) throws SQLException {
        EntryReader.Member member = tables.reader().member(sql, number, dead).orElseThrow(SqliteOutbox::unknown);
        List<Long> numbers = new ArrayList<>(List.of(number));
        if (reach == Reach.TRANSACTION && member.transaction().isPresent()) {
            numbers.addAll(tables.reader().later(sql, member, dead));
        }
        return numbers;
    }

    private CompletionStage<Void> done(Work<Boolean> work) {
        return writer.submit(sql -> {
                    if (!work.run(sql)) {
                        throw unknown();
                    }
                    return true;
                })
                .thenAccept(nothing -> {});
    }

    private static JournalException unknown() {
        return new JournalException(Reason.UNKNOWN, "there is no such entry in the state that is needed");
    }
}
