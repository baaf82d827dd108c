// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.quirks;

import static org.assertj.core.api.Assertions.assertThat;

import io.ferrule.proxy.journal.Journal;
import io.ferrule.proxy.journal.JournalSettings;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Quirk 43: traffic before or without a boot. A mere reconnection is no reason for one (OCPP 1.6, 4.2; OCPP 2.0.1 part 2, B01). */
@Timeout(60)
class WithoutBootTest {

    @TempDir
    private Path directory;

    @Test
    void passesTrafficBeforeTheBoot() throws Exception {
        try (QuirkBench bench = QuirkBench.usual();
                HardlyEverBoots station = new HardlyEverBoots(bench.address("CP43"))) {
            station.connected();

            station.tellsItsStatus();
            station.boot();
            station.charge(1_000, 9_000);

            assertThat(bench.csms.actions()).startsWith("StatusNotification", "BootNotification");
            assertThat(bench.csms.books().only().stops()).containsExactly(9_000);
        }
    }

    @Test
    void makesUpNoBootForAStationThatConnectsAgain() throws Exception {
        try (Journal journal = journal();
                QuirkBench bench = QuirkBench.buffering(journal);
                HardlyEverBoots station = new HardlyEverBoots(bench.address("CP43"))) {
            station.connected();
            station.boot();

            station.connectsAgain();
            station.charge(1_000, 9_000);

            assertThat(bench.csms.actions())
                    .filteredOn("BootNotification"::equals)
                    .hasSize(1);
            assertThat(bench.csms.books().only().stops()).containsExactly(9_000);
        }
    }

    @Test
    void makesUpNoBootAfterAnOutageInWhichNobodyBooted() throws Exception {
        try (Journal journal = journal();
                QuirkBench bench = QuirkBench.buffering(journal);
                HardlyEverBoots station = new HardlyEverBoots(bench.address("CP43"))) {
            station.connected();
            station.boot();
            station.authorize();
            bench.csmsGoesAway();

            station.connectsAgain();
            station.charge(1_000, 9_000);
            bench.csms.comesBack();

            bench.csms.await("the stop", csms -> csms.books().toString().contains("stops=[9000]"));
            assertThat(bench.csms.actions())
                    .filteredOn("BootNotification"::equals)
                    .hasSize(1);
        }
    }

    @Test
    void tellsFirstOfABootThatItAcceptedInThePlaceOfTheCsms() throws Exception {
        try (Journal journal = journal();
                QuirkBench bench = QuirkBench.buffering(journal);
                HardlyEverBoots station = new HardlyEverBoots(bench.address("CP43"))) {
            station.connected();
            station.boot();
            station.authorize();
            bench.csmsGoesAway();
            bench.csms.demandsBoot();

            station.connectsAgain();
            station.boot();
            station.charge(1_000, 9_000);
            bench.csms.comesBack();

            bench.csms.await("the stop", csms -> csms.books().toString().contains("stops=[9000]"));
            assertThat(bench.csms.actions())
                    .filteredOn("BootNotification"::equals)
                    .hasSize(2);
            assertThat(bench.csms.books().only().values()).containsExactly(5_000);
        }
    }

    @Test
    void tellsACsmsOnceThatSaysThatItKnowsOfNoBoot() throws Exception {
        try (Journal journal = journal();
                QuirkBench bench = QuirkBench.buffering(journal);
                HardlyEverBoots station = new HardlyEverBoots(bench.address("CP43"))) {
            station.connected();
            station.boot();
            station.authorize();
            bench.csmsGoesAway();
            bench.csms.demandsBoot();
            bench.csms.comesBack();

            int transaction = station.start(1_000);
            station.meter(transaction, 5_000);
            station.stop(transaction, 9_000);

            // It has lost what it knew; nobody but the gateway remembers, for this station boots only when it restarts.
            bench.csms.await("the stop", csms -> csms.books().toString().contains("stops=[9000]"));
            assertThat(bench.csms.actions())
                    .filteredOn("BootNotification"::equals)
                    .hasSize(2);
            assertThat(bench.csms.books().only().values()).containsExactly(5_000);
        }
    }

    private Journal journal() {
        return Journal.open(JournalSettings.at(directory.resolve("journal.db")));
    }
}
