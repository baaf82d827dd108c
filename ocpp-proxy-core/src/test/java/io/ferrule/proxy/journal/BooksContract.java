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
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
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
    void remembersOfWhatTheCsmsWasTold() {
        BootRecord boot = new BootRecord("{}", Duration.ofMinutes(5), NOON, false);
        StatusRecord status = new StatusRecord(1, 2, "{}", NOON, false);
        value(journal.stations().write(CP1, boot));
        value(journal.stations().write(CP1, status));

        value(journal.stations().told(CP1, boot));
        value(journal.stations().told(CP1, status));

        assertThat(value(journal.stations().read(CP1)))
                .isEqualTo(new StationRecord(Optional.of(boot.asTold()), List.of(status.asTold()), Map.of()));
    }

    @Test
    void isNotToldOfWhatHasTakenThePlaceOfWhatItWasTold() {
        BootRecord boot = new BootRecord("{}", Duration.ofMinutes(5), NOON, false);
        StatusRecord later = new StatusRecord(0, 1, "{\"status\":\"Faulted\"}", NOON, false);
        value(journal.stations().write(CP1, boot));
        value(journal.stations().write(CP1, later));

        value(journal.stations().told(CP1, new BootRecord("{ }", Duration.ofMinutes(5), NOON, false)));
        value(journal.stations().told(CP1, new StatusRecord(0, 1, "{}", NOON, false)));

        assertThat(value(journal.stations().read(CP1)))
                .isEqualTo(new StationRecord(Optional.of(boot), List.of(later), Map.of()));
    }

    @Test
    void ordersStatusesByEvseAndConnector() {
        StatusRecord tenth = new StatusRecord(10, 1, "{}", NOON, true);
        StatusRecord second = new StatusRecord(2, 2, "{}", NOON, true);
        StatusRecord first = new StatusRecord(2, 1, "{}", NOON, true);
        value(journal.stations().write(CP1, tenth));
        value(journal.stations().write(CP1, second));
        value(journal.stations().write(CP1, first));

        StationRecord record = value(journal.stations().read(CP1));

        assertThat(record.statuses()).containsExactly(first, second, tenth);
    }

    @Test
    void knowsATokenByItsLocalListBeforeWhatWasAnswered() {
        value(journal.tokens().answered(CP1, "Tag1", "{\"status\":\"Accepted\"}"));
        value(journal.tokens()
                .change(CP1, new TokenListChange(true, Map.of("tag1", "{\"status\":\"Blocked\"}"), Set.of())));

        Optional<KnownToken> known = value(journal.tokens().find(CP1, "TAG1"));

        assertThat(known).contains(new KnownToken(KnownToken.Origin.LIST, "{\"status\":\"Blocked\"}", NOON));
        assertThat(value(journal.tokens().find(CP2, "TAG1"))).isEmpty();
    }

    @Test
    void aFullListReplacesAllAndADifferentialOneSome() {
        value(journal.tokens().change(CP1, new TokenListChange(true, Map.of("a", "1", "b", "2"), Set.of())));
        value(journal.tokens().change(CP1, new TokenListChange(true, Map.of("c", "3", "d", "4"), Set.of())));

        value(journal.tokens().change(CP1, new TokenListChange(false, Map.of("e", "5"), Set.of("d"))));

        assertThat(known("a", "b", "c", "d", "e")).containsExactly("c 3", "e 5");
        assertThat(value(journal.usage()).rows()).isEqualTo(2);
    }

    @Test
    void forgetsAnswersButNotTheLocalList() {
        value(journal.tokens().answered(CP1, "a", "1"));
        value(journal.tokens().answered(CP1, "a", "2"));
        value(journal.tokens().change(CP1, new TokenListChange(false, Map.of("b", "3"), Set.of())));

        value(journal.tokens().clearAnswers(CP1));

        assertThat(known("a", "b")).containsExactly("b 3");
    }

    @Test
    void knowsTheNewestTimeOfItsUse() {
        value(outbox.append(start(CP1, "a", FIRST)));
        clock.set(NOON.minusSeconds(3600));

        value(outbox.append(start(CP1, "b", FIRST)));

        assertThat(journal.newest()).isEqualTo(NOON);
    }

    @Test
    void forgetsALaterTimeWhenSomebodyConfirmsTheEarlierOne() {
        value(outbox.append(start(CP1, "a", FIRST)));
        Instant corrected = NOON.minusSeconds(3600);
        clock.set(corrected);

        boolean agrees = value(journal.confirm(corrected.plusSeconds(30)));

        assertThat(agrees).isTrue();
        assertThat(journal.newest()).isEqualTo(corrected);
    }

    @Test
    void keepsTheLaterTimeWhenSomebodySaysThatTheClockIsWrong() {
        value(outbox.append(start(CP1, "a", FIRST)));
        clock.set(NOON.minusSeconds(3600));

        boolean agrees = value(journal.confirm(NOON));

        assertThat(agrees).isFalse();
        assertThat(journal.newest()).isEqualTo(NOON);
    }

    private List<String> known(String... tokens) {
        return Stream.of(tokens)
                .flatMap(token ->
                        value(journal.tokens().find(CP1, token)).map(known -> token + " " + known.info()).stream())
                .toList();
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
