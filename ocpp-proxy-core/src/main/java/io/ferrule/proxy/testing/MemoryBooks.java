// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.testing;

import io.ferrule.model.StationId;
import io.ferrule.proxy.journal.BootRecord;
import io.ferrule.proxy.journal.Fingerprint;
import io.ferrule.proxy.journal.GivenReply;
import io.ferrule.proxy.journal.JournalException;
import io.ferrule.proxy.journal.JournalException.Reason;
import io.ferrule.proxy.journal.ReplyBook;
import io.ferrule.proxy.journal.StationBook;
import io.ferrule.proxy.journal.StationRecord;
import io.ferrule.proxy.journal.StatusRecord;
import io.ferrule.proxy.journal.TokenBook;
import io.ferrule.proxy.journal.TransactionBook;
import io.ferrule.proxy.journal.TransactionLink;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;

/** What is known of each station, in maps; the journal is the lock. */
final class MemoryBooks {

    private final MemoryJournal journal;
    private final Map<StationId, Known> stations = new HashMap<>();
    private final ReplyBook replies = new Replies();
    private final TransactionBook transactions = new Transactions();
    private final StationBook records = new Records();
    private final MemoryTokens tokens;
    private long issued;

    MemoryBooks(MemoryJournal journal, Clock clock) {
        this.journal = journal;
        tokens = new MemoryTokens(journal, clock);
    }

    ReplyBook replies() {
        return replies;
    }

    TransactionBook transactions() {
        return transactions;
    }

    StationBook stations() {
        return records;
    }

    TokenBook tokens() {
        return tokens;
    }

    long rows() {
        return tokens.rows() + stations.values().stream().mapToLong(Known::rows).sum();
    }

    void put(StationId station, GivenReply reply) {
        known(station).replies.put(reply.fingerprint(), reply);
    }

    void put(StationId station, TransactionLink link) {
        List<TransactionLink> links = known(station).links;
        links.removeIf(old -> old.stationSide() == link.stationSide() || old.csmsSide() == link.csmsSide());
        links.add(link);
    }

    private Known known(StationId station) {
        return stations.computeIfAbsent(station, id -> new Known());
    }

    /** Everything about one station. */
    private static final class Known {

        private final Map<Fingerprint, GivenReply> replies = new HashMap<>();
        private final List<TransactionLink> links = new ArrayList<>();
        private final TreeMap<List<Integer>, StatusRecord> statuses = new TreeMap<>(
                Comparator.comparing((List<Integer> ids) -> ids.get(0)).thenComparing(ids -> ids.get(1)));
        private final Map<String, String> shadow = new HashMap<>();
        private Optional<BootRecord> boot = Optional.empty();

        long rows() {
            return (long) replies.size() + statuses.size() + shadow.size() + (boot.isPresent() ? 1 : 0);
        }
    }

    private final class Replies implements ReplyBook {

        @Override
        public CompletionStage<Void> remember(StationId station, GivenReply reply) {
            return journal.did(() -> put(station, reply));
        }

        @Override
        public CompletionStage<Optional<GivenReply>> find(StationId station, Fingerprint fingerprint) {
            return journal.done(() -> Optional.ofNullable(known(station).replies.get(fingerprint)));
        }
    }

    private final class Transactions implements TransactionBook {

        @Override
        public CompletionStage<Integer> provisional() {
            return journal.done(() -> {
                long id = FIRST_PROVISIONAL + issued;
                if (id > Integer.MAX_VALUE) {
                    throw new JournalException(Reason.EXHAUSTED, "all provisional transaction ids were issued");
                }
                issued++;
                return (int) id;
            });
        }

        @Override
        public CompletionStage<Void> link(StationId station, TransactionLink link) {
            return journal.did(() -> put(station, link));
        }

        @Override
        public CompletionStage<Optional<TransactionLink>> byStationSide(StationId station, int id) {
            return find(station, link -> link.stationSide() == id);
        }

        @Override
        public CompletionStage<Optional<TransactionLink>> byCsmsSide(StationId station, int id) {
            return find(station, link -> link.csmsSide() == id);
        }

        private CompletionStage<Optional<TransactionLink>> find(StationId station, Predicate<TransactionLink> sought) {
            return journal.done(
                    () -> known(station).links.stream().filter(sought).findFirst());
        }
    }

    private final class Records implements StationBook {

        @Override
        public CompletionStage<Void> write(StationId station, BootRecord boot) {
            return journal.did(() -> known(station).boot = Optional.of(boot));
        }

        @Override
        public CompletionStage<Void> write(StationId station, StatusRecord status) {
            return journal.did(() -> known(station).statuses.put(place(status), status));
        }

        @Override
        public CompletionStage<Void> told(StationId station, BootRecord boot) {
            return journal.did(() -> {
                Known known = known(station);
                known.boot = known.boot.map(now -> now.equals(boot) ? boot.asTold() : now);
            });
        }

        @Override
        public CompletionStage<Void> told(StationId station, StatusRecord status) {
            return journal.did(() -> known(station)
                    .statuses
                    .computeIfPresent(place(status), (place, now) -> now.equals(status) ? status.asTold() : now));
        }

        private static List<Integer> place(StatusRecord status) {
            return List.of(status.evse(), status.connector());
        }

        @Override
        public CompletionStage<Void> shadow(StationId station, String key, String value) {
            return journal.did(() -> known(station).shadow.put(key, value));
        }

        @Override
        public CompletionStage<StationRecord> read(StationId station) {
            return journal.done(() -> {
                Known known = known(station);
                return new StationRecord(known.boot, List.copyOf(known.statuses.values()), known.shadow);
            });
        }

        @Override
        public CompletionStage<Void> forget(StationId station) {
            return journal.did(() -> {
                Known known = known(station);
                known.boot = Optional.empty();
                known.statuses.clear();
                known.shadow.clear();
            });
        }
    }
}
