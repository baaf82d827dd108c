// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.journal;

import static io.ferrule.proxy.journal.Samples.CP1;
import static io.ferrule.proxy.journal.Samples.CP2;
import static io.ferrule.proxy.journal.Samples.NOON;
import static io.ferrule.proxy.journal.Samples.failure;
import static io.ferrule.proxy.journal.Samples.meterValues;
import static io.ferrule.proxy.journal.Samples.reply;
import static io.ferrule.proxy.journal.Samples.start;
import static io.ferrule.proxy.journal.Samples.value;
import static org.assertj.core.api.Assertions.assertThat;

import io.ferrule.proxy.journal.Entry.State;
import io.ferrule.proxy.journal.JournalException.Reason;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** What every journal does with calls that go out at once and with those that are repeated, and all of {@link BooksContract}. */
abstract class RepeatsContract extends BooksContract {

    private static final Fingerprint CONTENT = Fingerprint.of("StopTransaction", "tag 1 at noon");

    @Test
    void aCallThatGoesOutAtOnceWasSentOnce() {
        JournaledCall call = start(CP1, "a", FIRST);

        long number = value(outbox.appendSent(call, CONTENT));

        assertThat(value(outbox.next(CP1))).contains(new Entry(number, call, State.SENT, 1, 0, "", clock.instant()));
    }

    @Test
    void findsWhatWaitsByItsNumber() {
        long number = value(outbox.append(start(CP1, "a", FIRST)));

        Optional<Entry> found = value(outbox.find(number));

        assertThat(found).isEqualTo(value(outbox.next(CP1)));
        assertThat(value(outbox.find(number + 1))).isEmpty();
    }

    @Test
    void findsWhatWaitsByItsContentThoughTheIdIsAnother() {
        long sent = value(outbox.appendSent(start(CP1, "a", FIRST), CONTENT));
        long pending = value(outbox.append(start(CP1, "b", FIRST), reply("b", FIRST)));

        Optional<Entry> found = value(outbox.find(CP1, CONTENT));

        assertThat(found).map(Entry::number).contains(sent);
        assertThat(value(outbox.find(CP1, reply("b", 0).fingerprint())))
                .map(Entry::number)
                .contains(pending);
        assertThat(value(outbox.find(CP2, CONTENT))).isEmpty();
    }

    @Test
    void prefersWhatWaitsToADeadLetterOfTheSameContent() {
        long dead = value(outbox.appendSent(start(CP1, "a", FIRST), CONTENT));
        value(outbox.bury(dead, Reach.ENTRY, "no"));
        long waiting = value(outbox.appendSent(start(CP1, "b", FIRST), CONTENT));

        Optional<Entry> found = value(outbox.find(CP1, CONTENT));

        assertThat(found).map(Entry::number).contains(waiting);
        value(outbox.acknowledged(waiting));
        assertThat(value(outbox.find(CP1, CONTENT))).map(Entry::number).contains(dead);
    }

    @Test
    void countsRefusalsOfOneContentOverAllItsCalls() {
        long first = value(outbox.appendSent(start(CP1, "a", FIRST), CONTENT));
        int afterFirst = value(outbox.withdraw(first, 3, "InternalError"));
        long second = value(outbox.appendSent(start(CP1, "b", FIRST), CONTENT));

        int afterSecond = value(outbox.withdraw(second, 3, "InternalError"));

        assertThat(afterFirst).isEqualTo(1);
        assertThat(afterSecond).isEqualTo(2);
        assertThat(value(outbox.next(CP1))).isEmpty();
        assertThat(value(outbox.find(value(outbox.appendSent(start(CP2, "c", FIRST), CONTENT)))))
                .map(Entry::refusals)
                .contains(0);
    }

    @Test
    void theRefusalThatReachesTheLimitMakesADeadLetter() {
        long first = value(outbox.appendSent(start(CP1, "a", FIRST), CONTENT));
        value(outbox.withdraw(first, 2, "InternalError"));
        long second = value(outbox.appendSent(start(CP1, "b", FIRST), CONTENT));

        int refusals = value(outbox.withdraw(second, 2, "InternalError"));

        Entry entry = value(outbox.find(second)).orElseThrow();
        assertThat(refusals).isEqualTo(2);
        assertThat(entry.state()).isEqualTo(State.DEAD);
        assertThat(entry.refusals()).isEqualTo(2);
        assertThat(entry.reason()).isEqualTo("InternalError");
    }

    @Test
    void onlyWhatWaitsCanBeWithdrawnOrAnswered() {
        long number = value(outbox.append(start(CP1, "a", FIRST)));
        value(outbox.bury(number, Reach.ENTRY, "no"));

        assertThat(failure(outbox.withdraw(number, 3, "no"))).isEqualTo(Reason.UNKNOWN);
        assertThat(failure(outbox.answer(number, reply("a", FIRST)))).isEqualTo(Reason.UNKNOWN);
    }

    @Test
    void anAnswerPutsAStartIntoTheTransactionThatItGave() {
        JournaledCall call = Samples.call(Kind.BILLING, "a");
        long number = value(outbox.appendSent(call, reply("a", FIRST).fingerprint()));

        value(outbox.answer(number, reply("a", FIRST)));

        assertThat(value(outbox.next(CP1)).orElseThrow().call()).isEqualTo(call.within(Integer.toString(FIRST)));
        assertThat(value(journal.replies().find(CP1, reply("a", FIRST).fingerprint())))
                .contains(reply("a", FIRST));
        value(outbox.append(meterValues(CP1, "meter", FIRST)));
        assertThat(value(outbox.bury(number, Reach.TRANSACTION, "no"))).isEqualTo(2);
    }

    @Test
    void anAnswerWithoutATransactionLeavesThatOfTheCall() {
        long number = value(outbox.append(meterValues(CP1, "a", FIRST)));

        value(outbox.answer(number, new GivenReply(CONTENT, "a", OptionalInt.empty(), "{}", NOON)));

        assertThat(value(outbox.next(CP1)).orElseThrow().call().transaction()).contains(Integer.toString(FIRST));
    }

    @Test
    void whatFollowsFromAnAnswerOfTheCsmsIsWrittenWithIt() {
        TransactionLink link = new TransactionLink(42, 42);
        long number =
                value(outbox.appendSent(start(CP1, "a", 42), reply("a", 42).fingerprint()));

        value(outbox.acknowledged(number, CP1, Outcome.NOTHING.linking(link).replying(reply("a", 42))));

        assertThat(value(outbox.next(CP1))).isEmpty();
        assertThat(value(journal.transactions().byCsmsSide(CP1, 42))).contains(link);
        assertThat(value(journal.replies().find(CP1, reply("a", 42).fingerprint())))
                .contains(reply("a", 42));
    }

    @Test
    void whatFollowsIsWrittenAlsoWhenTheEntryIsGone() {
        TransactionLink link = new TransactionLink(FIRST, 42);

        value(outbox.acknowledged(77, CP1, Outcome.NOTHING.linking(link)));

        assertThat(value(journal.transactions().byStationSide(CP1, FIRST))).contains(link);
    }

    @Test
    void talliesTheEntriesOfEachStation() {
        long dead = value(outbox.append(start(CP1, "a", FIRST)));
        value(outbox.append(start(CP1, "b", FIRST)));
        long gone = value(outbox.append(start(CP2, "c", FIRST)));
        value(outbox.bury(dead, Reach.ENTRY, "no"));

        value(outbox.acknowledged(gone));

        assertThat(value(outbox.tallies())).isEqualTo(Map.of(CP1, new Tally(1, 1)));
        value(outbox.retry(dead, Reach.ENTRY));
        assertThat(value(outbox.tallies())).isEqualTo(Map.of(CP1, new Tally(2, 0)));
        assertThat(value(journal.usage()).waiting()).isEqualTo(2);
    }
}
