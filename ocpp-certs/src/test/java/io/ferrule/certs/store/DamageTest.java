// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.store;

import static io.ferrule.certs.Recipe.NOW;
import static io.ferrule.certs.store.StoreBench.STATION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ferrule.certs.verify.LeafHistory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.cert.X509Certificate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files of a store that are torn, edited, exchanged or gone. */
class DamageTest {

    @TempDir
    Path dir;

    @ParameterizedTest
    @ValueSource(strings = {"", "version=1\n", "checksum=00", "\u0000\u0000"})
    void aTornStateIsReplacedByTheOneBefore(String torn) throws Exception {
        StoreBench bench = new StoreBench(dir);
        bench.started().close();
        Files.writeString(state(), torn);

        try (IdentityStore store = bench.open()) {
            assertThat(store.notes()).anyMatch(note -> note.contains("the last state is damaged"));
            assertThat(store.station(STATION).active()).isPresent();
        }
    }

    @Test
    void aStateThatWasEditedByHandIsNotBelieved() throws Exception {
        StoreBench bench = new StoreBench(dir);
        bench.started().close();
        String text = Files.readString(state());
        Files.writeString(state(), text.replace("stage=ACTIVE", "stage=PREVIOUS"));

        try (IdentityStore store = bench.open()) {
            assertThat(store.station(STATION).active()).isPresent();
        }
    }

    @Test
    void aStationWithoutAnyReadableStateIsRefusedAndTheOthersGoOn() throws Exception {
        StoreBench bench = new StoreBench(dir);
        try (IdentityStore store = bench.started()) {
            new FactoryImport(store).credential("CP002", bench.credential());
        }
        Files.writeString(state(), "torn");
        Files.writeString(state().resolveSibling("state.before"), "torn");

        try (IdentityStore store = bench.open()) {
            assertThat(store.damaged()).containsOnlyKeys(STATION);
            assertThat(store.station("CP002").active()).isPresent();
            assertThatThrownBy(() -> store.station(STATION))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("restore it from a copy");
            assertThat(bench.snapshot()).containsKey("keys/CP001/1.key");
        }
    }

    @Test
    void aCertificateThatIsNotWhatItsNameSaysIsNotUsed() throws Exception {
        StoreBench bench = new StoreBench(dir);
        X509Certificate leaf;
        try (IdentityStore store = bench.started()) {
            leaf = store.credential(STATION, 1).chain().get(0);
        }
        Path pool = dir.resolve("store/certificates");
        Files.copy(
                pool.resolve(LeafHistory.fingerprint(bench.root.certificate()) + ".pem"),
                pool.resolve(LeafHistory.fingerprint(leaf) + ".pem"),
                StandardCopyOption.REPLACE_EXISTING);

        try (IdentityStore store = bench.open()) {
            assertThat(store.damaged()).containsOnlyKeys(STATION);
            assertThat(store.damaged().get(STATION)).contains("another certificate than its name says");
        }
    }

    @Test
    void aStateThatWasCopiedToAnotherStationIsNotUsedThere() throws Exception {
        StoreBench bench = new StoreBench(dir);
        bench.started().close();
        Path copy = Files.createDirectory(dir.resolve("store/stations/CP000"));
        Files.copy(state(), copy.resolve("state"));

        try (IdentityStore store = bench.open()) {
            assertThat(store.damaged()).containsOnlyKeys("CP000");
            assertThat(store.station(STATION).active()).isPresent();
        }
    }

    @Test
    void aKeyThatIsGoneTakesItsGenerationWithIt() throws Exception {
        StoreBench bench = new StoreBench(dir);
        bench.started().close();
        Files.delete(dir.resolve("keys/CP001/1.key"));

        try (IdentityStore store = bench.open()) {
            assertThat(store.notes()).containsExactly("CP001: the key of generation 1 is gone");
            assertThat(store.station(STATION).dialOrder(NOW)).isEmpty();
        }
    }

    private Path state() {
        return dir.resolve("store/stations/CP001/state");
    }
}
