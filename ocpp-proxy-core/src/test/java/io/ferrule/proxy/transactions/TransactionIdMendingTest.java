// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.transactions;

import static org.assertj.core.api.Assertions.assertThat;

import io.ferrule.model.OcppVersion;
import io.ferrule.proxy.testing.InterceptorHarness;
import io.ferrule.proxy.testing.Outcome;
import org.junit.jupiter.api.Test;

/** Field quirk 41: which ids are mended, and which never (OCPP 1.6, 4.7, 4.8 and 4.10). */
class TransactionIdMendingTest {

    private final InterceptorHarness session =
            InterceptorHarness.of(OcppVersion.V1_6, new TransactionIdMending(station -> true));

    @Test
    void takesTheTransactionOfTheConnector() {
        start(1, 101);
        start(2, 102);

        Outcome outcome = session.fromStation(
                "[2,\"m\",\"MeterValues\",{\"connectorId\":2, \"transactionId\": -1 ,\"meterValue\":[]}]");

        assertThat(outcome.toCsms())
                .containsExactly(
                        "[2,\"m\",\"MeterValues\",{\"connectorId\":2, \"transactionId\": 102 ,\"meterValue\":[]}]");
    }

    @Test
    void doesNotGuessWhichOfTwoTransactionsIsStopped() {
        start(1, 101);
        start(2, 102);

        Outcome outcome = session.fromStation(stop("s", -1));

        assertThat(outcome.toCsms()).containsExactly(stop("s", -1));
    }

    @Test
    void doesNotTouchANumberThatACsmsMayHaveIssuedBefore() {
        start(1, 101);

        Outcome outcome = session.fromStation(stop("s", 77));

        assertThat(outcome.toCsms()).containsExactly(stop("s", 77));
    }

    @Test
    void mendsTheRepetitionOfAMessageAlikeThoughTheTransactionIsOver() {
        start(1, 101);
        session.fromStation(stop("s1", -1));
        session.fromCsms("[3,\"s1\",{}]");

        Outcome outcome = session.fromStation(stop("s2", -1));

        assertThat(outcome.toCsms()).containsExactly(stop("s2", 101));
    }

    @Test
    void leavesAloneWhatBelongsToNoTransactionThatRuns() {
        Outcome outcome = session.fromStation(stop("s", -1));

        assertThat(outcome.toCsms()).containsExactly(stop("s", -1));
    }

    @Test
    void holdsAStopThatComesBeforeTheAnswerToItsStart() {
        session.fromStation(start("a", 1));
        Outcome before = session.fromStation(stop("s", -1));

        Outcome after = session.fromCsms("[3,\"a\",{\"transactionId\":101}]");

        assertThat(before.toCsms()).isEmpty();
        assertThat(after.toCsms()).containsExactly(stop("s", 101));
    }

    @Test
    void survivesNumbersThatAreNone() {
        start(1, 101);

        Outcome outcome = session.fromStation("[2,\"s\",\"StopTransaction\",{\"transactionId\":1e99}]");

        assertThat(outcome.toCsms()).containsExactly("[2,\"s\",\"StopTransaction\",{\"transactionId\":1e99}]");
    }

    @Test
    void leavesOcpp201Alone() {
        InterceptorHarness later = InterceptorHarness.of(OcppVersion.V2_0_1, new TransactionIdMending(station -> true));

        Outcome outcome = later.fromStation("[2,\"m\",\"MeterValues\",{\"transactionId\":-1}]");

        assertThat(outcome.toCsms()).containsExactly("[2,\"m\",\"MeterValues\",{\"transactionId\":-1}]");
    }

    private void start(int connector, int id) {
        session.fromStation(start("a" + id, connector));
        session.fromCsms("[3,\"a" + id + "\",{\"transactionId\":" + id + "}]");
    }

    private static String start(String id, int connector) {
        return "[2,\"" + id + "\",\"StartTransaction\",{\"connectorId\":" + connector + ",\"idTag\":\"T\"}]";
    }

    private static String stop(String id, int transaction) {
        return "[2,\"" + id + "\",\"StopTransaction\",{\"transactionId\":" + transaction + ",\"meterStop\":9}]";
    }
}
