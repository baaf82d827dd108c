// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.journal;

import static io.ferrule.proxy.journal.Samples.CP1;
import static io.ferrule.proxy.journal.Samples.CP2;
import static io.ferrule.proxy.journal.Samples.failure;
import static io.ferrule.proxy.journal.Samples.meterValues;
import static io.ferrule.proxy.journal.Samples.reply;
import static io.ferrule.proxy.journal.Samples.start;
import static io.ferrule.proxy.journal.Samples.value;
import static org.assertj.core.api.Assertions.assertThat;

import io.ferrule.proxy.journal.JournalException.Reason;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What every journal does with calls, and all of {@link RepeatsContract}. */
abstract class JournalContract extends RepeatsContract {

    @Test
    void keepsACallCharacterForCharacter() {
        JournaledCall call = start(CP1, "a", FIRST);

        long number = value(outbox.append(call));

        assertThat(value(outbox.next(CP1)))
                .contains(new Entry(number, call, Entry.State.PENDING, 0, 0, "", clock.instant()));
    }

    @Test
    void yieldsTheCallsOfAStationInTheirOrder() {
        value(outbox.append(start(CP1, "a", FIRST)));
        value(outbox.append(start(CP2, "b", FIRST + 1)));
        value(outbox.append(meterValues(CP1, "c", FIRST)));

        value(outbox.acknowledged(numberOf("a")));

        assertThat(value(outbox.next(CP1)).orElseThrow().call().messageId()).isEqualTo("c");
        assertThat(value(outbox.next(CP2)).orElseThrow().call().messageId()).isEqualTo("b");
        assertThat(value(outbox.stationsWaiting())).containsExactly(CP2, CP1);
    }

    @Test
    void yieldsASentCallAgainUntilItIsAcknowledged() {
        long number = value(outbox.append(start(CP1, "a", FIRST)));

        value(outbox.sent(number));

        Entry entry = value(outbox.next(CP1)).orElseThrow();
        assertThat(entry.state()).isEqualTo(Entry.State.SENT);
        assertThat(entry.attempts()).isEqualTo(1);
    }

    @Test
    void countsRefusals() {
        long number = value(outbox.append(start(CP1, "a", FIRST)));
        value(outbox.sent(number));
        value(outbox.refused(number, "InternalError"));
        value(outbox.sent(number));

        int refusals = value(outbox.refused(number, "x".repeat(300)));

        Entry entry = value(outbox.next(CP1)).orElseThrow();
        assertThat(refusals).isEqualTo(2);
        assertThat(entry.refusals()).isEqualTo(2);
        assertThat(entry.attempts()).isEqualTo(2);
        assertThat(entry.state()).isEqualTo(Entry.State.PENDING);
        assertThat(entry.reason()).isEqualTo("x".repeat(255));
    }

    @Test
    void aDeadLetterLetsTheNextOneGoOn() {
        long dead = value(outbox.append(start(CP1, "a", FIRST)));
        value(outbox.append(start(CP1, "b", FIRST + 1)));

        value(outbox.bury(dead, Reach.ENTRY, "refused three times"));

        assertThat(value(outbox.next(CP1)).orElseThrow().call().messageId()).isEqualTo("b");
        assertThat(ids(EntryQuery.dead())).containsExactly("a");
    }

    @Test
    void stopAndMeterValuesOfADeadStartGoDeadWithIt() {
        long dead = value(outbox.append(start(CP1, "start", FIRST)));
        value(outbox.append(start(CP1, "other", FIRST + 1)));
        value(outbox.append(meterValues(CP1, "meter", FIRST)));
        value(outbox.append(meterValues(CP2, "neighbour", FIRST)));

        int buried = value(outbox.bury(dead, Reach.TRANSACTION, "refused three times"));

        assertThat(buried).isEqualTo(2);
        assertThat(ids(EntryQuery.dead())).containsExactly("start", "meter");
        assertThat(ids(EntryQuery.waiting())).containsExactly("other", "neighbour");
    }

    @Test
    void aRetriedTransactionTakesItsOldPlace() {
        long dead = value(outbox.append(start(CP1, "start", FIRST)));
        value(outbox.append(meterValues(CP1, "meter", FIRST)));
        value(outbox.append(start(CP1, "later", FIRST + 1)));
        value(outbox.refused(dead, "no"));
        value(outbox.bury(dead, Reach.TRANSACTION, "no"));

        int revived = value(outbox.retry(dead, Reach.TRANSACTION));

        Entry next = value(outbox.next(CP1)).orElseThrow();
        assertThat(revived).isEqualTo(2);
        assertThat(ids(EntryQuery.waiting())).containsExactly("start", "meter", "later");
        assertThat(next.refusals()).isZero();
        assertThat(next.reason()).isEmpty();
    }

    @Test
    void onlyADeadLetterCanBeDroppedOrRetried() {
        long number = value(outbox.append(start(CP1, "a", FIRST)));

        assertThat(failure(outbox.drop(number))).isEqualTo(Reason.UNKNOWN);
        assertThat(failure(outbox.retry(number, Reach.ENTRY))).isEqualTo(Reason.UNKNOWN);
        value(outbox.bury(number, Reach.ENTRY, "no"));
        value(outbox.drop(number));
        assertThat(value(journal.usage()).rows()).isZero();
    }

    @Test
    void aDeadLetterIsNeitherSentNorRefusedNorAcknowledged() {
        long number = value(outbox.append(start(CP1, "a", FIRST)));
        value(outbox.bury(number, Reach.ENTRY, "no"));

        value(outbox.acknowledged(number));

        assertThat(failure(outbox.sent(number))).isEqualTo(Reason.UNKNOWN);
        assertThat(failure(outbox.refused(number, "no"))).isEqualTo(Reason.UNKNOWN);
        assertThat(ids(EntryQuery.dead())).containsExactly("a");
    }

    @Test
    void listsInPages() {
        for (String id : List.of("a", "b", "c")) {
            value(outbox.append(start(CP1, id, FIRST)));
        }
        EntryQuery two = new EntryQuery(Optional.of(CP1), Set.of(Entry.State.PENDING), 0, 2);

        List<Entry> page = value(outbox.list(two));

        assertThat(page).extracting(entry -> entry.call().messageId()).containsExactly("a", "b");
        assertThat(ids(two.after(page.get(1).number()))).containsExactly("c");
    }

    @Test
    void recognisesARepetitionByItsContent() {
        GivenReply given = reply("tag 1 at noon", FIRST);
        value(outbox.append(start(CP1, "a", FIRST), given));

        Optional<GivenReply> found = value(journal.replies().find(CP1, given.fingerprint()));

        assertThat(found).contains(given);
        assertThat(value(journal.replies().find(CP2, given.fingerprint()))).isEmpty();
        assertThat(value(journal.replies().find(CP1, Fingerprint.of("StopTransaction", "tag 1 at noon"))))
                .isEmpty();
    }

    @Test
    void anAcknowledgedStartLinksBothIds() {
        long number = value(outbox.append(start(CP1, "a", FIRST)));

        value(outbox.acknowledged(number, CP1, Outcome.NOTHING.linking(new TransactionLink(FIRST, 42))));

        TransactionLink link = new TransactionLink(FIRST, 42);
        assertThat(value(outbox.next(CP1))).isEmpty();
        assertThat(value(journal.transactions().byStationSide(CP1, FIRST))).contains(link);
        assertThat(value(journal.transactions().byCsmsSide(CP1, 42))).contains(link);
        assertThat(value(journal.transactions().byCsmsSide(CP2, 42))).isEmpty();
    }

    @Test
    void refusesEverythingOnceItIsClosed() {
        journal.close();

        assertThat(failure(outbox.append(start(CP1, "a", FIRST)))).isEqualTo(Reason.CLOSED);
    }

    private long numberOf(String messageId) {
        return value(outbox.list(EntryQuery.waiting())).stream()
                .filter(entry -> entry.call().messageId().equals(messageId))
                .findFirst()
                .orElseThrow()
                .number();
    }

    private List<String> ids(EntryQuery query) {
        return value(outbox.list(query)).stream()
                .map(entry -> entry.call().messageId())
                .toList();
    }
}
