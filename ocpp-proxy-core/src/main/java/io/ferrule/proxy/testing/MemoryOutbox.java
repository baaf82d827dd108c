// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.testing;

import io.ferrule.model.StationId;
import io.ferrule.proxy.journal.Entry;
import io.ferrule.proxy.journal.Entry.State;
import io.ferrule.proxy.journal.EntryQuery;
import io.ferrule.proxy.journal.Fingerprint;
import io.ferrule.proxy.journal.GivenReply;
import io.ferrule.proxy.journal.JournaledCall;
import io.ferrule.proxy.journal.Outbox;
import io.ferrule.proxy.journal.Outcome;
import io.ferrule.proxy.journal.Reach;
import io.ferrule.proxy.journal.Tally;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The outbox of a journal in memory; the journal is the lock. */
final class MemoryOutbox implements Outbox {

    private final MemoryJournal journal;
    private final MemoryBooks books;
    private final MemoryEntries entries;

    MemoryOutbox(MemoryJournal journal, MemoryBooks books, Clock clock) {
        this.journal = journal;
        this.books = books;
        entries = new MemoryEntries(clock);
    }

    @Override
    public CompletionStage<Long> append(JournaledCall call) {
        return journal.done(() -> entries.add(call));
    }

    @Override
    public CompletionStage<Long> append(JournaledCall call, GivenReply reply) {
        return journal.done(() -> {
            books.put(call.station(), reply);
            return entries.add(call, reply.fingerprint());
        });
    }

    @Override
    public CompletionStage<Long> appendSent(JournaledCall call, Fingerprint fingerprint) {
        return journal.done(() -> entries.addSent(call, fingerprint));
    }

    @Override
    public CompletionStage<Void> answer(long number, GivenReply reply) {
        return journal.did(() -> {
            Entry entry = entries.living(number);
            books.put(entry.call().station(), reply);
            reply.transaction().ifPresent(id -> entries.place(entry, Integer.toString(id)));
        });
    }

    @Override
    public CompletionStage<Optional<Entry>> next(StationId station) {
        return journal.done(() -> waiting()
                .filter(entry -> entry.call().station().equals(station))
                .findFirst());
    }

    @Override
    public CompletionStage<Optional<Entry>> find(long number) {
        return journal.done(() -> entries.find(number));
    }

    @Override
    public CompletionStage<Optional<Entry>> find(StationId station, Fingerprint fingerprint) {
        return journal.done(
                () -> entries.of(station, fingerprint).min(Comparator.comparing(entry -> entry.state() == State.DEAD)));
    }

    @Override
    public CompletionStage<Void> sent(long number) {
        return journal.did(() -> {
            Entry entry = entries.living(number);
            entries.put(entry, State.SENT, entry.attempts() + 1, entry.refusals(), entry.reason());
        });
    }

    @Override
    public CompletionStage<Void> acknowledged(long number) {
        return journal.did(() -> removeLiving(number));
    }

    @Override
    public CompletionStage<Void> acknowledged(long number, StationId station, Outcome outcome) {
        return journal.did(() -> {
            removeLiving(number);
            outcome.link().ifPresent(link -> books.put(station, link));
            outcome.reply().ifPresent(reply -> books.put(station, reply));
        });
    }

    @Override
    public CompletionStage<Integer> refused(long number, String reason) {
        return journal.done(() -> {
            Entry entry = entries.living(number);
            entries.put(entry, State.PENDING, entry.attempts(), entry.refusals() + 1, reason);
            return entry.refusals() + 1;
        });
    }

    @Override
    public CompletionStage<Integer> withdraw(long number, int limit, String reason) {
        return journal.done(() -> {
            Entry entry = entries.living(number);
            int refusals = entries.countWithdrawal(entry);
            if (refusals < limit) {
                entries.remove(number);
            } else {
                entries.put(entry, State.DEAD, entry.attempts(), refusals, reason);
            }
            return refusals;
        });
    }

    @Override
    public CompletionStage<Integer> bury(long number, Reach reach, String reason) {
        return journal.done(() -> {
            List<Entry> reached = entries.reached(entries.living(number), reach);
            reached.forEach(entry -> entries.put(entry, State.DEAD, entry.attempts(), entry.refusals(), reason));
            return reached.size();
        });
    }

    @Override
    public CompletionStage<Integer> retry(long number, Reach reach) {
        return journal.done(() -> {
            List<Entry> reached = entries.reached(entries.dead(number), reach);
            reached.forEach(entry -> entries.put(entry, State.PENDING, entry.attempts(), 0, ""));
            return reached.size();
        });
    }

    @Override
    public CompletionStage<Void> drop(long number) {
        return journal.did(() -> entries.remove(entries.dead(number).number()));
    }

    @Override
    public CompletionStage<List<Entry>> list(EntryQuery query) {
        return journal.done(() -> entries.after(query.after())
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

    @Override
    public CompletionStage<Map<StationId, Tally>> tallies() {
        return journal.done(() -> entries.all()
                .collect(Collectors.toMap(
                        entry -> entry.call().station(),
                        entry -> entry.state() == State.DEAD ? new Tally(0, 1) : new Tally(1, 0),
                        Tally::plus)));
    }

    Tally total() {
        long dead = entries.all().filter(entry -> entry.state() == State.DEAD).count();
        return new Tally(entries.all().count() - dead, dead);
    }

    private Stream<Entry> waiting() {
        return entries.all().filter(entry -> entry.state() != State.DEAD);
    }

    private void removeLiving(long number) {
        entries.find(number).filter(entry -> entry.state() != State.DEAD).ifPresent(entry -> entries.remove(number));
    }
}
