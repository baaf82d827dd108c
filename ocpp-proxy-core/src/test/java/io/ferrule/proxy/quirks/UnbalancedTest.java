// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.quirks;

import static org.assertj.core.api.Assertions.assertThat;

import io.ferrule.proxy.journal.Journal;
import io.ferrule.proxy.journal.JournalSettings;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Quirk 42: stops without a start, stops twice, meter values of no transaction (OCPP 1.6, 3.7, 4.7 and 4.10). */
@Timeout(60)
class UnbalancedTest {

    private static final int LOST = 4_711;

    @TempDir
    private Path directory;

    @Test
    void letsACsmsHearOfAStopWhoseStartWasLost() throws Exception {
        try (QuirkBench bench = QuirkBench.usual();
                LosesItsMemory station = new LosesItsMemory(bench.address("CP42"))) {
            station.connected();
            station.resets();

            station.stop(LOST, 900);
            station.charge(1_000, 9_000);

            assertThat(bench.csms.books().unknownStops()).containsExactly(LOST);
            assertThat(bench.csms.books().only().stops()).containsExactly(9_000);
        }
    }

    @Test
    void bringsAStopWithoutAStartThroughAnOutageOnce() throws Exception {
        try (Journal journal = journal();
                QuirkBench bench = QuirkBench.buffering(journal);
                LosesItsMemory station = new LosesItsMemory(bench.address("CP42"))) {
            station.connected();
            station.boot();
            station.authorize();
            bench.csmsGoesAway();

            station.stop(LOST, 900);
            station.resets();
            station.stop(LOST, 900);
            station.charge(1_000, 9_000);
            bench.csms.comesBack();

            bench.csms.await("the stop", csms -> csms.books().toString().contains("stops=[9000]"));
            assertThat(bench.csms.books().unknownStops()).containsExactly(LOST);
            assertThat(bench.csms.books().only().values()).containsExactly(5_000);
        }
    }

    @Test
    void tellsTheCsmsOnceOfAStopThatIsSentAgainAfterAReset() throws Exception {
        try (Journal journal = journal();
                QuirkBench bench = QuirkBench.buffering(journal);
                LosesItsMemory station = new LosesItsMemory(bench.address("CP42"))) {
            station.connected();
            station.boot();
            int transaction = station.charge(1_000, 9_000);

            station.resets();
            station.stop(transaction, 9_000);

            station.charge(9_000, 9_500);
            assertThat(bench.csms.books().of(Books.FIRST_ID).stops()).containsExactly(9_000);
            assertThat(bench.csms.books().of(Books.FIRST_ID + 1).stops()).containsExactly(9_500);
        }
    }

    @Test
    void passesMeterValuesOfNoTransaction() throws Exception {
        try (Journal journal = journal();
                QuirkBench bench = QuirkBench.buffering(journal);
                SocketStation station = new SocketStation(bench.address("CP42"))) {
            station.connected();
            station.boot();
            station.authorize();
            station.call("MeterValues", Messages.meterWithoutTransaction(900));
            bench.csmsGoesAway();

            station.call("MeterValues", Messages.meterWithoutTransaction(950));
            station.meter(LOST, 960);
            station.charge(1_000, 9_000);
            bench.csms.comesBack();

            bench.csms.await("the stop", csms -> csms.books().toString().contains("stops=[9000]"));
            assertThat(bench.csms.books().valuesOfNone()).isEqualTo(List.of(900, 950, 960));
            assertThat(bench.csms.books().only().values()).containsExactly(5_000);
        }
    }

    private Journal journal() {
        return Journal.open(JournalSettings.at(directory.resolve("journal.db")));
    }
}
