// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.journal.internal;

import io.ferrule.model.StationId;
import io.ferrule.proxy.journal.Entry;
import io.ferrule.proxy.journal.EntryQuery;
import io.ferrule.proxy.journal.GivenReply;
import io.ferrule.proxy.journal.JournalException;
import io.ferrule.proxy.journal.JournalException.Reason;
import io.ferrule.proxy.journal.JournaledCall;
import io.ferrule.proxy.journal.Outbox;
import io.ferrule.proxy.journal.Reach;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** The outbox: each method is one request to the writer. */
record SqliteOutbox(Writer writer, EntryTable entries, ReplyTable replies, LinkTable links) implements Outbox {

    @Override
    public CompletionStage<Long> append(JournaledCall call) {
        return writer.submit(sql -> entries.insert(sql, call, Room.Size.NONE));
    }

    @Override
    public CompletionStage<Long> append(JournaledCall call, GivenReply reply) {
        return writer.submit(sql -> {
            // Room for both is found before either is written.
            long number = entries.insert(sql, call, replies.size(call.station(), reply));
            replies.put(sql, call.station(), reply);
            return number;
        });
    }

    @Override
    public CompletionStage<Optional<Entry>> next(StationId station) {
        return writer.submit(sql -> entries.next(sql, station));
    }

    @Override
    public CompletionStage<Void> sent(long number) {
        return done(sql -> entries.sent(sql, number));
    }

    @Override
    public CompletionStage<Void> acknowledged(long number) {
        return writer.submit(sql -> entries.remove(sql, number, false)).thenAccept(removed -> {});
    }

    @Override
    public CompletionStage<Void> acknowledged(long number, int csmsId) {
        return done(sql -> {
            Optional<EntryTable.Member> start = entries.member(sql, number, false);
            if (start.isEmpty() || start.get().transaction().isEmpty()) {
                return false;
            }
            EntryTable.Member member = start.get();
            links.link(sql, member.station(), member.transaction().getAsInt(), csmsId);
            return entries.remove(sql, number, false);
        });
    }

    @Override
    public CompletionStage<Integer> refused(long number, String reason) {
        return writer.submit(sql -> entries.refused(sql, number, reason).orElseThrow(SqliteOutbox::unknown));
    }

    @Override
    public CompletionStage<Integer> bury(long number, Reach reach, String reason) {
        return writer.submit(sql -> {
            int count = 0;
            for (long each : reached(sql, number, reach, false)) {
                count += entries.bury(sql, each, reason);
            }
            return count;
        });
    }

    @Override
    public CompletionStage<Integer> retry(long number, Reach reach) {
        return writer.submit(sql -> {
            int count = 0;
            for (long each : reached(sql, number, reach, true)) {
                count += entries.revive(sql, each);
            }
            return count;
        });
    }

    @Override
    public CompletionStage<Void> drop(long number) {
        return done(sql -> entries.remove(sql, number, true));
    }

    @Override
    public CompletionStage<List<Entry>> list(EntryQuery query) {
        return writer.submit(sql -> entries.list(sql, query));
    }

    @Override
    public CompletionStage<List<StationId>> stationsWaiting() {
        return writer.submit(entries::stationsWaiting);
    }

    private List<Long> reached(Sql sql, long number, Reach reach, boolean dead) throws SQLException {
        EntryTable.Member member = entries.member(sql, number, dead).orElseThrow(SqliteOutbox::unknown);
        List<Long> numbers = new ArrayList<>(List.of(number));
        if (reach == Reach.TRANSACTION && member.transaction().isPresent()) {
            numbers.addAll(entries.later(sql, number, member, dead));
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
