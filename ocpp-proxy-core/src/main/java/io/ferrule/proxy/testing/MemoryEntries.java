// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.testing;

import io.ferrule.model.StationId;
import io.ferrule.proxy.journal.Entry;
import io.ferrule.proxy.journal.Entry.State;
import io.ferrule.proxy.journal.Fingerprint;
import io.ferrule.proxy.journal.JournalException;
import io.ferrule.proxy.journal.JournalException.Reason;
import io.ferrule.proxy.journal.JournaledCall;
import io.ferrule.proxy.journal.Reach;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Entries by their number. For one thread at a time. */
final class MemoryEntries {

    private static final int REASON_LENGTH = 255;

    private final Clock clock;
    private final TreeMap<Long, Entry> entries = new TreeMap<>();
    private final Map<Long, Content> contents = new HashMap<>();
    private final Map<Content, Integer> withdrawn = new HashMap<>();
    private long last;

    MemoryEntries(Clock clock) {
        this.clock = clock;
    }

    long add(JournaledCall call) {
        last++;
        entries.put(last, new Entry(last, call, State.PENDING, 0, 0, "", now()));
        return last;
    }

    long add(JournaledCall call, Fingerprint fingerprint) {
        contents.put(last + 1, new Content(call.station(), fingerprint));
        return add(call);
    }

    long addSent(JournaledCall call, Fingerprint fingerprint) {
        Content content = new Content(call.station(), fingerprint);
        Entry entry = living(add(call, fingerprint));
        put(entry, State.SENT, 1, withdrawn.getOrDefault(content, 0), "");
        return last;
    }

    Stream<Entry> of(StationId station, Fingerprint fingerprint) {
        Content sought = new Content(station, fingerprint);
        return all().filter(entry -> sought.equals(contents.get(entry.number())));
    }

    Stream<Entry> all() {
        return entries.values().stream();
    }

    Stream<Entry> after(long number) {
        return entries.tailMap(number, false).values().stream();
    }

    Optional<Entry> find(long number) {
        return Optional.ofNullable(entries.get(number));
    }

    Entry living(long number) {
        return find(number).filter(entry -> entry.state() != State.DEAD).orElseThrow(MemoryEntries::unknown);
    }

    Entry dead(long number) {
        return find(number).filter(entry -> entry.state() == State.DEAD).orElseThrow(MemoryEntries::unknown);
    }

    /** The entry and what goes with it. */
    List<Entry> reached(Entry first, Reach reach) {
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

    void put(Entry old, State state, int attempts, int refusals, String reason) {
        String cut = reason.length() <= REASON_LENGTH ? reason : reason.substring(0, REASON_LENGTH);
        entries.put(old.number(), new Entry(old.number(), old.call(), state, attempts, refusals, cut, now()));
    }

    void place(Entry entry, String transaction) {
        JournaledCall call = entry.call().within(transaction);
        entries.put(
                entry.number(),
                new Entry(
                        entry.number(),
                        call,
                        entry.state(),
                        entry.attempts(),
                        entry.refusals(),
                        entry.reason(),
                        entry.changedAt()));
    }

    void remove(long number) {
        entries.remove(number);
        contents.remove(number);
    }

    /** Counts a refusal for all entries to come with the same content. */
    int countWithdrawal(Entry entry) {
        int refusals = entry.refusals() + 1;
        Content content = contents.get(entry.number());
        if (content != null) {
            withdrawn.put(content, refusals);
        }
        return refusals;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private static JournalException unknown() {
        return new JournalException(Reason.UNKNOWN, "there is no such entry in the state that is needed");
    }

    private record Content(StationId station, Fingerprint fingerprint) {}
}
