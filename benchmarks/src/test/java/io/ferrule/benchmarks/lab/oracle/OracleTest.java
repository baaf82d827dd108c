// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.lab.oracle;

import static io.ferrule.benchmarks.lab.oracle.HistoryOf.buffer;
import static io.ferrule.benchmarks.lab.oracle.HistoryOf.mirror;
import static io.ferrule.benchmarks.lab.oracle.HistoryOf.start;
import static io.ferrule.benchmarks.lab.oracle.HistoryOf.stop;
import static io.ferrule.benchmarks.lab.oracle.HistoryOf.values;
import static org.assertj.core.api.Assertions.assertThat;

import io.ferrule.benchmarks.lab.oracle.History.Around;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** Histories written by hand, right ones and wrong ones. The contract is "Away and back". */
class OracleTest {

    private static final long PROVISIONAL = 2_000_000_000L;

    /** One transaction, begun while the CSMS was away, which numbered it 7 later. */
    private static HistoryOf billed() {
        return buffer().says(1, start(10, 100))
                .isTold(1, PROVISIONAL)
                .says(1, values(11, PROVISIONAL, 150))
                .says(1, stop(12, PROVISIONAL, 180))
                .hearsStart("said-1", start(10, 100), 7)
                .hears("said-2", values(11, 7, 150))
                .hears("said-3", stop(12, 7, 180));
    }

    @Test
    void isContentWithATransactionThatArrivedWhole() {
        HistoryOf history = billed();

        List<Breach> breaches = history.judged();

        assertThat(breaches).isEmpty();
    }

    @Test
    void missesWhatWasAcknowledgedAndNeverArrived() {
        HistoryOf history = billed().says(1, values(13, PROVISIONAL, 181));

        List<Breach> breaches = history.judged();

        assertThat(breaches).extracting(Breach::rule).containsExactly(Rule.ARRIVES);
    }

    @Test
    void doesNotMissWhatNobodyAcknowledged() {
        HistoryOf history = billed().saysInVain(1, values(13, PROVISIONAL, 181));

        List<Breach> breaches = history.judged();

        assertThat(breaches).isEmpty();
    }

    @Test
    void missesWhatWasAcknowledgedAlthoughTheCsmsRefusedItTwice() {
        HistoryOf history = billed().says(2, start(20, 180))
                .refuses("said-4", start(20, 180))
                .refuses("said-4", start(20, 180));

        List<Breach> breaches = history.judged();

        assertThat(breaches).extracting(Breach::rule).containsExactly(Rule.ARRIVES);
    }

    @Test
    void excusesWhatTheCsmsRefusedThreeTimesAndWhatBelongsToIt() {
        HistoryOf history = billed().says(2, start(20, 180))
                .isTold(2, PROVISIONAL + 1)
                .says(2, stop(21, PROVISIONAL + 1, 190))
                .refuses("said-4", start(20, 180))
                .refuses("said-4", start(20, 180))
                .refuses("said-4", start(20, 180))
                .around(new Around(List.of(), Map.of("CP1", 2), Map.of(), Map.of()));

        List<Breach> breaches = history.judged();

        assertThat(breaches).isEmpty();
    }

    @Test
    void seesADeadLetterThatTheCsmsNeverRefused() {
        HistoryOf history = billed().around(new Around(List.of(), Map.of("CP1", 1), Map.of(), Map.of()));

        List<Breach> breaches = history.judged();

        assertThat(breaches).extracting(Breach::rule).containsExactly(Rule.DEAD);
    }

    @Test
    void seesWhatNoStationSaid() {
        HistoryOf history = billed().hears("x", values(59, 7, 151));

        List<Breach> breaches = history.judged();

        assertThat(breaches).extracting(Breach::rule).containsExactly(Rule.INVENTED);
    }

    @Test
    void seesATextThatWasTouched() {
        Content spaced = Content.of(
                Billing.STOP, "{ \"transactionId\":7,\"meterStop\":180,\"timestamp\":\"2026-01-01T00:00:12Z\"}");
        HistoryOf history = buffer().says(1, start(10, 100))
                .isTold(1, 7)
                .says(1, stop(12, 7, 180))
                .hearsStart("said-1", start(10, 100), 7)
                .hears("said-2", spaced);

        List<Breach> breaches = history.judged();

        assertThat(breaches)
                .extracting(Breach::rule)
                .containsExactlyInAnyOrder(Rule.INVENTED, Rule.ARRIVES, Rule.ENERGY);
    }

    @Test
    void seesThatTwoMessagesChangedPlaces() {
        HistoryOf history = buffer().says(1, start(10, 100))
                .isTold(1, 7)
                .says(1, values(11, 7, 120))
                .says(1, stop(12, 7, 180))
                .hearsStart("said-1", start(10, 100), 7)
                .hears("said-3", stop(12, 7, 180))
                .hears("said-2", values(11, 7, 120));

        List<Breach> breaches = history.judged();

        assertThat(breaches).extracting(Breach::rule).containsExactly(Rule.IN_ORDER);
    }

    @Test
    void allowsARepeatOfSameIdAndTextWhoseFirstReplyMayHaveBeenLost() {
        HistoryOf history = billed().hears("said-3", stop(12, 7, 180)).disturbed();

        List<Breach> breaches = history.judged();

        assertThat(breaches).isEmpty();
    }

    @Test
    void seesARepeatWhoseFirstReplyCannotHaveBeenLost() {
        HistoryOf history = billed().hears("said-3", stop(12, 7, 180));

        List<Breach> breaches = history.judged();

        assertThat(breaches).extracting(Breach::rule).containsExactly(Rule.REPEATED_IN_VAIN);
    }

    @Test
    void seesARepeatUnderAnotherId() {
        HistoryOf history = billed().hears("new", stop(12, 7, 180)).disturbed();

        List<Breach> breaches = history.judged();

        assertThat(breaches).extracting(Breach::rule).containsExactly(Rule.ONCE);
    }

    @Test
    void seesARepeatWithAnotherTransactionInIt() {
        HistoryOf history = buffer().says(1, start(10, 100))
                .isTold(1, PROVISIONAL)
                .says(1, stop(12, PROVISIONAL, 180))
                .hearsStart("said-1", start(10, 100), 7)
                .hearsStart("said-1", start(10, 100), 8)
                .hears("said-2", stop(12, 7, 180))
                .hears("said-2", stop(12, 8, 180))
                .disturbed();

        List<Breach> breaches = history.judged();

        assertThat(breaches).extracting(Breach::rule).containsExactlyInAnyOrder(Rule.ONCE, Rule.ONE_TRANSACTION);
    }

    @Test
    void allowsInMirrorModeWhateverTheStationItselfSentAgain() {
        HistoryOf history = mirror().says(1, start(10, 100))
                .isTold(1, 8)
                .hearsStart("said-1", start(10, 100), 7)
                .hearsStart("said-1", start(10, 100), 8);

        List<Breach> breaches = history.judged();

        assertThat(breaches).isEmpty();
    }

    @Test
    void seesInMirrorModeAnIdThatTheStationNeverUsed() {
        HistoryOf history =
                mirror().says(1, start(10, 100)).isTold(1, 7).hearsStart("of the gateway", start(10, 100), 7);

        List<Breach> breaches = history.judged();

        assertThat(breaches).extracting(Breach::rule).containsExactly(Rule.ONCE);
    }

    @Test
    void acceptsEitherNumberOfAStartThatTheCsmsSawTwice() {
        HistoryOf history = buffer().says(1, start(10, 100))
                .isTold(1, PROVISIONAL)
                .says(1, stop(12, PROVISIONAL, 180))
                .hearsStart("said-1", start(10, 100), 7)
                .hearsStart("said-1", start(10, 100), 8)
                .disturbed()
                .hears("said-2", stop(12, 8, 180));

        List<Breach> breaches = history.judged();

        assertThat(breaches).isEmpty();
    }

    @Test
    void seesAProvisionalNumberThatReachedTheCsms() {
        HistoryOf history = buffer().says(1, start(10, 100))
                .isTold(1, PROVISIONAL)
                .says(1, values(11, PROVISIONAL, 120))
                .hearsStart("said-1", start(10, 100), 7)
                .hears("said-2", values(11, PROVISIONAL, 120));

        List<Breach> breaches = history.judged();

        assertThat(breaches).extracting(Breach::rule).containsExactly(Rule.ONE_TRANSACTION);
    }

    @Test
    void seesAStopThatWasBilledToAnotherTransaction() {
        HistoryOf history = buffer().says(1, start(10, 100))
                .isTold(1, PROVISIONAL)
                .says(1, stop(12, PROVISIONAL, 180))
                .says(2, start(20, 500))
                .isTold(2, PROVISIONAL + 1)
                .says(2, stop(22, PROVISIONAL + 1, 600))
                .hearsStart("said-1", start(10, 100), 7)
                .hears("said-2", stop(12, 8, 180))
                .hearsStart("said-3", start(20, 500), 8)
                .hears("said-4", stop(22, 8, 600));

        List<Breach> breaches = history.judged();

        assertThat(breaches).extracting(Breach::rule).containsExactlyInAnyOrder(Rule.ONE_TRANSACTION, Rule.ENERGY);
    }

    @Test
    void seesANumberThatWasToldForTwoTransactions() {
        HistoryOf history =
                billed().says(2, start(20, 180)).isTold(2, PROVISIONAL).hearsStart("said-4", start(20, 180), 8);

        List<Breach> breaches = history.judged();

        assertThat(breaches).extracting(Breach::rule).containsExactly(Rule.TOLD_ONCE);
    }

    @Test
    void isContentWithARemoteStopThatReachedItsTransaction() {
        HistoryOf history = billed().asksToStop("s", 7).getsStop("s", PROVISIONAL, OptionalInt.of(1));

        List<Breach> breaches = history.judged();

        assertThat(breaches).isEmpty();
    }

    @Test
    void seesARemoteStopThatReachedAnotherTransaction() {
        HistoryOf history = billed().asksToStop("s", 9).getsStop("s", PROVISIONAL, OptionalInt.of(1));

        List<Breach> breaches = history.judged();

        assertThat(breaches).extracting(Breach::rule).containsExactly(Rule.REMOTE_STOP);
    }

    @Test
    void isContentWithARemoteStopThatCameBeforeTheStationLearnedTheNumber() {
        HistoryOf history = billed().asksToStop("s", 7).getsStop("s", PROVISIONAL, OptionalInt.empty());

        List<Breach> breaches = history.judged();

        assertThat(breaches).isEmpty();
    }

    @Test
    void seesARemoteStopWithANumberThatTheStationWasNeverTold() {
        HistoryOf history = billed().asksToStop("s", 7).getsStop("s", 7, OptionalInt.empty());

        List<Breach> breaches = history.judged();

        assertThat(breaches).extracting(Breach::rule).containsExactly(Rule.REMOTE_STOP);
    }

    @Test
    void seesAStatusThatTheCsmsDoesNotKnow() {
        Around around = new Around(
                List.of(),
                Map.of(),
                Map.of("CP1/1", "2026-01-01T00:00:05Z", "CP1/2", "2026-01-01T00:00:06Z"),
                Map.of("CP1/1", "2026-01-01T00:00:04Z", "CP1/2", "2026-01-01T00:00:06Z"));
        HistoryOf history = billed().around(around);

        List<Breach> breaches = history.judged();

        assertThat(breaches).extracting(Breach::rule).containsExactly(Rule.STATUS);
    }
}
