// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.quirks;

import static org.assertj.core.api.Assertions.assertThat;

import io.ferrule.proxy.ProxyBuilder;
import io.ferrule.proxy.event.StationEvent.FindingRaised;
import io.ferrule.proxy.intercept.OnFailure;
import io.ferrule.proxy.journal.Journal;
import io.ferrule.proxy.journal.JournalSettings;
import io.ferrule.proxy.journal.TransactionBook;
import io.ferrule.proxy.transactions.TransactionIdMending;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Quirk 41: transaction ids that the CSMS never issued. It has to answer them normally (OCPP 1.6, 4.10; errata 3.18 on -1), so they pass
 * as they are, and the messages of other transactions are not mixed with theirs.
 */
@Timeout(60)
class TransactionIdsTest {

    private static final int UNIX_TIME = 1_795_348_800;
    private static final int STALE = 17;

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(ints = {-1, UNIX_TIME, STALE})
    void passesAnInventedIdAsItIs(int invented) throws Exception {
        try (QuirkBench bench = QuirkBench.usual();
                InventsTransactionIds station = new InventsTransactionIds(bench.address("CP41"), invented)) {
            station.connected();
            station.boot();

            station.chargesUnderItsOwnNumber(1_000, 9_000);

            assertThat(bench.csms.books().only().start()).isEqualTo(1_000);
            assertThat(bench.csms.books().valuesOfNone()).containsExactly(5_000);
            assertThat(bench.csms.books().unknownStops()).containsExactly(invented);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, UNIX_TIME, STALE})
    void bringsAnInventedIdThroughAnOutageAsItIs(int invented) throws Exception {
        try (Journal journal = journal();
                QuirkBench bench = QuirkBench.buffering(journal);
                InventsTransactionIds station = new InventsTransactionIds(bench.address("CP41"), invented)) {
            station.connected();
            station.boot();
            station.authorize();
            bench.csmsGoesAway();

            station.chargesUnderItsOwnNumber(1_000, 9_000);
            bench.csms.comesBack();

            bench.csms.await("the stop", csms -> csms.books().unknownStops().equals(List.of(invented)));
            assertThat(bench.csms.books().only().start()).isEqualTo(1_000);
            assertThat(bench.csms.books().valuesOfNone()).containsExactly(5_000);
        }
    }

    @ParameterizedTest
    @MethodSource("madeUp")
    void mendsAnInventedIdWhereItIsAskedTo(int invented) throws Exception {
        try (QuirkBench bench = new QuirkBench(TransactionIdsTest::mending);
                InventsTransactionIds station = new InventsTransactionIds(bench.address("CP41"), invented)) {
            station.connected();
            station.boot();

            station.chargesUnderItsOwnNumber(1_000, 9_000);
            station.chargesUnderItsOwnNumber(9_000, 9_500);

            assertThat(bench.csms.books().of(Books.FIRST_ID).stops()).containsExactly(9_000);
            assertThat(bench.csms.books().of(Books.FIRST_ID).values()).containsExactly(5_000);
            assertThat(bench.csms.books().of(Books.FIRST_ID + 1).stops()).containsExactly(9_500);
            assertThat(bench.events(FindingRaised.class)).hasSize(4);
        }
    }

    @ParameterizedTest
    @MethodSource("madeUp")
    void mendsAnInventedIdThroughAnOutage(int invented) throws Exception {
        try (Journal journal = journal();
                QuirkBench bench = QuirkBench.buffering(journal, TransactionIdsTest::mending);
                InventsTransactionIds station = new InventsTransactionIds(bench.address("CP41"), invented)) {
            station.connected();
            station.boot();
            station.authorize();
            bench.csmsGoesAway();

            station.chargesUnderItsOwnNumber(1_000, 9_000);
            bench.csms.comesBack();

            bench.csms.await("the stop", csms -> csms.books().toString().contains("stops=[9000]"));
            assertThat(bench.csms.books().only().values()).containsExactly(5_000);
            assertThat(bench.csms.books().unknownStops()).isEmpty();
        }
    }

    @Test
    void neverMendsAnIdThatWasIssued() throws Exception {
        try (QuirkBench bench = new QuirkBench(TransactionIdsTest::mending);
                InventsTransactionIds station = new InventsTransactionIds(bench.address("CP41"), Books.FIRST_ID)) {
            station.connected();
            station.boot();
            int unused = station.start(500);
            int second = station.start(1_000);

            station.stop(Books.FIRST_ID, 900);
            station.stop(second, 9_000);

            assertThat(bench.csms.books().of(Books.FIRST_ID).stops()).containsExactly(900);
            assertThat(bench.csms.books().of(second).stops()).containsExactly(9_000);
            assertThat(bench.events(FindingRaised.class)).isEmpty();
        }
    }

    static Stream<Integer> madeUp() {
        return Stream.of(-1, 0, (int) Instant.now().getEpochSecond());
    }

    private static void mending(ProxyBuilder builder) {
        builder.intercept("transaction-ids", OnFailure.FORWARD, new TransactionIdMending(station -> true));
    }

    @Test
    void mapsAProvisionalIdAlsoAfterTheCsmsIsBack() throws Exception {
        try (Journal journal = journal();
                QuirkBench bench = QuirkBench.buffering(journal);
                SocketStation station = new SocketStation(bench.address("CP41"))) {
            station.connected();
            station.boot();
            station.authorize();
            bench.csmsGoesAway();
            int transaction = station.start(1_000);
            station.meter(transaction, 4_000);
            bench.csms.comesBack();
            bench.csms.await("the start", csms -> csms.actions().contains("MeterValues"));

            station.meter(transaction, 5_000);
            station.stop(transaction, 9_000);

            assertThat(transaction).isGreaterThanOrEqualTo(TransactionBook.FIRST_PROVISIONAL);
            bench.csms.await("the stop", csms -> csms.books().only().stops().equals(List.of(9_000)));
            assertThat(bench.csms.books().only().values()).containsExactly(4_000, 5_000);
            assertThat(bench.csms.books().unknownStops()).isEmpty();
        }
    }

    @Test
    void keepsAProvisionalIdOverARestartOfTheGateway() throws Exception {
        int transaction;
        try (Journal journal = journal();
                QuirkBench bench = QuirkBench.buffering(journal);
                SocketStation station = new SocketStation(bench.address("CP41"))) {
            station.connected();
            station.boot();
            station.authorize();
            bench.csmsGoesAway();
            transaction = station.start(1_000);
        }
        try (Journal journal = journal();
                QuirkBench bench = QuirkBench.buffering(journal);
                SocketStation station = new SocketStation(bench.address("CP41"))) {
            station.connected();

            station.stop(transaction, 9_000);

            bench.csms.await("the stop", csms -> csms.books().toString().contains("stops=[9000]"));
            assertThat(bench.csms.books().only().start()).isEqualTo(1_000);
            assertThat(bench.csms.books().unknownStops()).isEmpty();
        }
    }

    private Journal journal() {
        return Journal.open(JournalSettings.at(directory.resolve("journal.db")));
    }
}
