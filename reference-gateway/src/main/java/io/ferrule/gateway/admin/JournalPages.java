// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.admin;

import io.ferrule.gateway.admin.Page.Answer;
import io.ferrule.gateway.config.NearestWord;
import io.ferrule.model.StationId;
import io.ferrule.proxy.journal.Entry;
import io.ferrule.proxy.journal.Entry.State;
import io.ferrule.proxy.journal.EntryQuery;
import io.ferrule.proxy.journal.Journal;
import io.ferrule.proxy.journal.JournalException;
import io.ferrule.proxy.journal.JournalException.Reason;
import io.ferrule.proxy.journal.Reach;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * {@code /api/journal}: what waits for its CSMS, dead letters, and what an operator may do with those. A gateway without a
 * journal has an empty list. Payloads and tags are not shown.
 */
public final class JournalPages {

    private static final Set<String> PARAMETERS = Set.of("station", "state", "after", "limit");
    private static final int USUAL_LIMIT = 100;
    private static final int HIGHEST_LIMIT = 1_000;

    private final Optional<Journal> journal;
    private final Consumer<StationId> wake;

    /**
     * Shows a journal.
     *
     * @param journal the journal, if there is one
     * @param wake told whose entries wait again
     */
    public JournalPages(Optional<Journal> journal, Consumer<StationId> wake) {
        this.journal = journal;
        this.wake = wake;
    }

    /**
     * Lists entries, eldest first.
     *
     * @param request {@code station}, {@code state} ({@code pending}, which covers sent ones, or {@code dead}), {@code after}
     *     (the number of the last entry of the page before) and {@code limit} (1 to 1,000, else 100)
     * @return a JSON list; 400 for a parameter that is wrong or unknown
     */
    public Answer list(Request request) {
        EntryQuery query;
        try {
            query = query(request);
        } catch (IllegalArgumentException e) {
            return Answer.line(400, String.valueOf(e.getMessage()));
        }
        List<Entry> entries = journal.isEmpty()
                ? List.of()
                : JournalAnswer.await(journal.get().outbox().list(query));
        return Answer.json(JsonText.of(json -> {
            json.writeStartArray();
            for (Entry entry : entries) {
                EntryJson.write(json, entry);
            }
            json.writeEndArray();
        }));
    }

    /**
     * Makes a dead letter wait again, and with it what went dead because of it.
     *
     * @param request the number of the entry is in its path
     * @return {@code {"entry":12,"retried":3}}; 404 if there is no such entry, 409 if it is not dead
     */
    public Answer retry(Request request) {
        return onDead(request, (open, entry) -> {
            int retried = JournalAnswer.await(open.outbox().retry(entry.number(), Reach.TRANSACTION));
            wake.accept(entry.call().station());
            return done(entry, "retried", retried);
        });
    }

    /**
     * Removes a dead letter for good.
     *
     * @param request the number of the entry is in its path
     * @return {@code {"entry":12,"dropped":1}}; 404 if there is no such entry, 409 if it is not dead
     */
    public Answer drop(Request request) {
        return onDead(request, (open, entry) -> {
            JournalAnswer.await(open.outbox().drop(entry.number()));
            return done(entry, "dropped", 1);
        });
    }

    private interface Deed {
        Answer on(Journal journal, Entry entry);
    }

    private Answer onDead(Request request, Deed deed) {
        String written = request.variables().get(0);
        Optional<Entry> entry = written.matches("[0-9]{1,18}") ? find(Long.parseLong(written)) : Optional.empty();
        if (journal.isEmpty() || entry.isEmpty()) {
            return Answer.line(404, "There is no such entry; /api/journal lists them.");
        }
        if (entry.get().state() != State.DEAD) {
            return notDead();
        }
        try {
            return deed.on(journal.get(), entry.get());
        } catch (JournalException e) {
            if (e.reason() == Reason.UNKNOWN) { // somebody else was quicker
                return notDead();
            }
            throw e;
        }
    }

    private static Answer notDead() {
        return Answer.line(409, "This entry is not dead: it is sent by itself.");
    }

    private Optional<Entry> find(long number) {
        var query = new EntryQuery(Optional.empty(), EnumSet.allOf(State.class), Math.max(0, number - 1), 1);
        return journal.flatMap(open -> JournalAnswer.await(open.outbox().list(query)).stream()
                .filter(entry -> entry.number() == number)
                .findFirst());
    }

    private static EntryQuery query(Request request) {
        for (String name : request.parameters().keySet()) {
            if (!PARAMETERS.contains(name)) {
                throw new IllegalArgumentException("There is no such parameter; "
                        + NearestWord.of(name, PARAMETERS)
                                .map(word -> "did you mean " + word + "?")
                                .orElse("there are station, state, after and limit."));
            }
        }
        Optional<StationId> station = request.parameter("station").map(StationId::new);
        Set<State> states = request.parameter("state").map(JournalPages::states).orElse(EnumSet.allOf(State.class));
        long after = number(request, "after", 0, Long.MAX_VALUE).orElse(0L);
        long limit = number(request, "limit", 1, HIGHEST_LIMIT).orElse((long) USUAL_LIMIT);
        return new EntryQuery(station, states, after, (int) limit);
    }

    private static Set<State> states(String word) {
        return switch (word) {
            case "pending" -> EnumSet.of(State.PENDING, State.SENT);
            case "dead" -> EnumSet.of(State.DEAD);
            default -> throw new IllegalArgumentException("state is pending or dead.");
        };
    }

    private static Optional<Long> number(Request request, String name, long least, long most) {
        return request.parameter(name).map(text -> {
            long number = text.matches("[0-9]{1,18}") ? Long.parseLong(text) : -1;
            if (number < least || number > most) {
                throw new IllegalArgumentException(name + " is a whole number from " + least + " to " + most + ".");
            }
            return number;
        });
    }

    private static Answer done(Entry entry, String what, int count) {
        return Answer.json(JsonText.of(json -> {
            json.writeStartObject();
            json.writeNumberField("entry", entry.number());
            json.writeNumberField(what, count);
            json.writeEndObject();
        }));
    }
}
