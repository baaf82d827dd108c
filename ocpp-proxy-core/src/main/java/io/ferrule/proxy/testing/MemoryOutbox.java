// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.testing;

import io.ferrule.model.StationId;
import io.ferrule.proxy.journal.Entry;
import io.ferrule.proxy.journal.Entry.State;
import io.ferrule.proxy.journal.EntryQuery;
import io.ferrule.proxy.journal.GivenReply;
import io.ferrule.proxy.journal.JournalException;
import io.ferrule.proxy.journal.JournalException.Reason;
import io.ferrule.proxy.journal.JournaledCall;
import io.ferrule.proxy.journal.Outbox;
import io.ferrule.proxy.journal.Reach;
import io.ferrule.proxy.journal.TransactionLink;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;

/** Entries in a map by number; the journal is the lock. */
final class MemoryOutbox implements Outbox {

    private static final int REASON_LENGTH = 255;

    private final MemoryJournal journal;
    private final MemoryBooks books;
    private final Clock clock;
    private final TreeMap<Long, Entry> entries = new TreeMap<>();
    private long last;

    MemoryOutbox(MemoryJournal journal, MemoryBooks books, Clock clock) {
        this.journal = journal;
        this.books = books;
        this.clock = clock;
    }

    @Override
    public CompletionStage<Long> append(JournaledCall call) {
        return journal.done(() -> add(call));
    }

    @Override
    public CompletionStage<Long> append(JournaledCall call, GivenReply reply) {
        return journal.done(() -> {
            books.put(call.station(), reply);
            return add(call);
        });
    }

    @Override
    public CompletionStage<Optional<Entry>> next(StationId station) {
        return journal.done(() -> waiting()
                .filter(entry -> entry.call().station().equals(station))
                .findFirst());
    }

    @Override
    public CompletionStage<Void> sent(long number) {
        return journal.did(() -> {
            Entry entry = living(number);
            put(entry, State.SENT, entry.attempts() + 1, entry.refusals(), entry.reason());
        });
    }

    @Override
    public CompletionStage<Void> acknowledged(long number) {
        return journal.did(() ->
                find(number).filter(entry -> entry.state() != State.DEAD).ifPresent(entry -> entries.remove(number)));
    }

    @Override
    public CompletionStage<Void> acknowledged(long number, int csmsId) {
        return journal.did(() -> {
            JournaledCall call = living(number).call();
            int stationSide = call.transaction().orElseThrow(MemoryOutbox::unknown);
            books.put(call.station(), new TransactionLink(stationSide, csmsId));
            entries.remove(number);
        });
    }

    @Override
    public CompletionStage<Integer> refused(long number, String reason) {
        return journal.done(() -> {
            Entry entry = living(number);
            put(entry, State.PENDING, entry.attempts(), entry.refusals() + 1, reason);
            return entry.refusals() + 1;
        });
    }

    @Override
    public CompletionStage<Integer> bury(long number, Reach reach, String reason) {
        return journal.done(() -> {
            List<Entry> reached = reached(living(number), reach);
            reached.forEach(entry -> put(entry, State.DEAD, entry.attempts(), entry.refusals(), reason));
            return reached.size();
        });
    }

    @Override
    public CompletionStage<Integer> retry(long number, Reach reach) {
        return journal.done(() -> {
            List<Entry> reached = reached(dead(number), reach);
            reached.forEach(entry -> put(entry, State.PENDING, entry.attempts(), 0, ""));
            return reached.size();
        });
    }

    @Override
    public CompletionStage<Void> drop(long number) {
        return journal.did(() -> entries.remove(dead(number).number()));
    }

    @Override
    public CompletionStage<List<Entry>> list(EntryQuery query) {
        return journal.done(() -> entries.tailMap(query.after(), false).values().stream()
                .filter(entry -> query.states().contains(entry.state()))
                .filter(entry ->
                        query.station().map(entry.call().station()::equals).orElse(true))
                .limit(query.limit())
                .toList());
    }

    @Override
    public CompletionStage<List<StationId>> stationsWaiting() {
        return journal.done(
                () -> waiting().map(entry -> entry.call().station()).distinct().toList());
    }

    long count(State state) {
        return entries.values().stream().filter(entry -> entry.state() == state).count();
    }

    private long add(JournaledCall call) {
        last++;
        entries.put(last, new Entry(last, call, State.PENDING, 0, 0, "", now()));
        return last;
    }

    private Stream<Entry> waiting() {
        return entries.values().stream().filter(entry -> entry.state() != State.DEAD);
    }

    private Entry living(long number) {
        return find(number).filter(entry -> entry.state() != State.DEAD).orElseThrow(MemoryOutbox::unknown);
    }

    private Entry dead(long number) {
        return find(number).filter(entry -> entry.state() == State.DEAD).orElseThrow(MemoryOutbox::unknown);
    }

    private Optional<Entry> find(long number) {
        return Optional.ofNullable(entries.get(number));
    }

    private List<Entry> reached(Entry first, Reach reach) {
        if (reach == Reach.ENTRY || first.call().transaction().isEmpty()) {
            return List.of(first);
        }
        boolean dead = first.state() == State.DEAD;
        return entries.tailMap(first.number()).values().stream()
                .filter(entry -> entry.call().station().equals(first.call().station()))
                .filter(entry -> entry.call().transaction().equals(first.call().transaction()))
                .filter(entry -> (entry.state() == State.DEAD) == dead)
                .toList();
    }

    private void put(Entry old, State state, int attempts, int refusals, String reason) {
        String cut = reason.length() <= REASON_LENGTH ? reason : reason.substring(0, REASON_LENGTH);
        entries.put(old.number(), new Entry(old.number(), old.call(), state, attempts, refusals, cut, now()));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private static JournalException unknown() {
        return new JournalException(Reason.UNKNOWN, "there is no such entry in the state that is needed");
    }
}
