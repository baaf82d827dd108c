// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreTest {

    @TempDir
    Path directory;

    @Test
    void eachStoreKeepsWhatSeveralStationsSendAtOnce() throws Exception {
        for (Store store :
                List.of(new BareFile(directory), new BareSqlite(directory), FerruleJournal.readable(directory))) {
            try (store) {
                Throughput found = Throughput.of(store, 4, Duration.ofMillis(50));

                assertThat(found.latency().total()).isGreaterThanOrEqualTo(4);
            }
        }
    }

    @Test
    void aFilledJournalOpensAfterAPowerCutWithItsFirstEntry() throws Exception {
        Path filled = Files.createDirectory(directory.resolve("filled"));
        Path cut = Files.createDirectory(directory.resolve("cut"));
        Recovery.prepare(filled, cut, 1_000);

        Recovery recovery = Recovery.of(cut);

        assertThat(recovery.firstMillis()).isGreaterThan(recovery.openMillis());
        assertThat(recovery.bytes()).isGreaterThan(1_000 * 256);
    }
}
