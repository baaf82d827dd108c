// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.quirks;

import static org.assertj.core.api.Assertions.assertThat;

import io.ferrule.proxy.journal.Journal;
import io.ferrule.proxy.journal.JournalSettings;
import io.ferrule.proxy.journal.TransactionBook;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
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
