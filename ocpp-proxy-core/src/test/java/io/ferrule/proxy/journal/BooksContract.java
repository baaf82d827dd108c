// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.journal;

import static io.ferrule.proxy.journal.Samples.CP1;
import static io.ferrule.proxy.journal.Samples.CP2;
import static io.ferrule.proxy.journal.Samples.NOON;
import static io.ferrule.proxy.journal.Samples.reply;
import static io.ferrule.proxy.journal.Samples.start;
import static io.ferrule.proxy.journal.Samples.value;
import static org.assertj.core.api.Assertions.assertThat;

import io.ferrule.proxy.testing.MemoryJournal;
import io.ferrule.proxy.testing.MutableClock;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every journal does with replies, transaction ids and records; the journal under test. */
abstract class BooksContract {

    static final int FIRST = TransactionBook.FIRST_PROVISIONAL;

    final MutableClock clock = new MutableClock(NOON);
    Journal journal = closedJournal();
    Outbox outbox = journal.outbox();

    abstract Journal open(Clock time);

    @BeforeEach
    void openJournal() {
        journal = open(clock);
        outbox = journal.outbox();
    }

    @AfterEach
    void closeJournal() {
        journal.close();
    }

    private static Journal closedJournal() {
        Journal none = new MemoryJournal(Clock.systemUTC());
        none.close();
        return none;
    }

    @Test
    void theLastReplyToAContentCounts() {
        value(journal.replies().remember(CP1, reply("same", 1)));

        value(journal.replies().remember(CP1, reply("same", 2)));

        assertThat(value(journal.replies().find(CP1, reply("same", 2).fingerprint())))
                .contains(reply("same", 2));
        assertThat(value(journal.usage()).rows()).isEqualTo(1);
    }

    @Test
    void issuesEachProvisionalIdOnce() {
        Set<Integer> issued = new HashSet<>();

        for (int i = 0; i < 250; i++) {
            issued.add(value(journal.transactions().provisional()));
        }

        assertThat(issued).hasSize(250).allMatch(id -> id >= 2_000_000_000);
    }

    @Test
    void aNewLinkReplacesThoseOfEitherId() {
        value(journal.transactions().link(CP1, new TransactionLink(1, 10)));
        value(journal.transactions().link(CP1, new TransactionLink(2, 20)));

        value(journal.transactions().link(CP1, new TransactionLink(1, 20)));

        assertThat(value(journal.transactions().byCsmsSide(CP1, 10))).isEmpty();
        assertThat(value(journal.transactions().byStationSide(CP1, 2))).isEmpty();
        assertThat(value(journal.transactions().byCsmsSide(CP1, 20))).contains(new TransactionLink(1, 20));
    }

    @Test
    void remembersBootStatusAndConfiguration() {
        BootRecord boot = new BootRecord("{\"chargePointModel\":\"X\"}", Duration.ofMinutes(5), NOON, true);
        StatusRecord second = new StatusRecord(0, 2, "{\"status\":\"Faulted\"}", NOON, false);
        StatusRecord first = new StatusRecord(0, 1, "{\"status\":\"Available\"}", NOON, true);
        value(journal.stations().write(CP1, boot));
        value(journal.stations().write(CP1, second));
        value(journal.stations().write(CP1, new StatusRecord(0, 1, "{\"status\":\"Charging\"}", NOON, true)));
        value(journal.stations().write(CP1, first));
        value(journal.stations().shadow(CP1, "HeartbeatInterval", "60"));

        StationRecord record = value(journal.stations().read(CP1));

        assertThat(record)
                .isEqualTo(new StationRecord(
                        Optional.of(boot), List.of(first, second), Map.of("HeartbeatInterval", "60")));
        assertThat(value(journal.stations().read(CP2)).boot()).isEmpty();
    }

    @Test
    void forgetsAStationButNotItsBills() {
        value(journal.stations().shadow(CP1, "HeartbeatInterval", "60"));
        value(outbox.append(start(CP1, "a", FIRST)));

        value(journal.stations().forget(CP1));

        assertThat(value(journal.stations().read(CP1)).shadow()).isEmpty();
        assertThat(value(journal.usage()).rows()).isEqualTo(1);
    }
}
