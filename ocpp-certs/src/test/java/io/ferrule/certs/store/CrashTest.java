// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.store;

import static io.ferrule.certs.Recipe.NOW;
import static io.ferrule.certs.store.StoreBench.STATION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ferrule.certs.CertificateFacts;
import io.ferrule.certs.Issued;
import io.ferrule.certs.KeyType;
import io.ferrule.certs.verify.EffectRules;
import io.ferrule.certs.verify.LeafHistory;
import io.ferrule.certs.verify.LeafVerdict;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A rotation that is killed, or meets a full disk, before each single step that changes the disk. The steps are
 * counted by a first run; then each of them fails once.
 */
class CrashTest {

    /** Ends a run at a step, as kill -9 does: nothing after it happens. */
    private static final class Killed extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    @TempDir
    Path dir;

    /** How far the run came that was ended. */
    private final List<String> reached = new ArrayList<>();

    @ParameterizedTest
    @EnumSource(EffectRules.class)
    void killedBeforeAnyStepLeavesTheOldOrTheNewIdentity(EffectRules rules) throws Exception {
        int steps = countSteps(rules);

        for (int fatal = 0; fatal < steps; fatal++) {
            StoreBench bench = new StoreBench(Files.createDirectory(dir.resolve("kill" + fatal)));
            bench.started().close();
            reached.clear();
            boolean ended = ends(bench, rules, killing(fatal));

            assertThat(ended).isTrue();
            assertWhole(bench, "killed before step " + fatal + " after " + reached);
        }
    }

    @Test
    void aFullDiskAtAnyStepLeavesAStoreThatGoesOnWhenThereIsRoomAgain() throws Exception {
        int steps = countSteps(EffectRules.CURRENT);

        for (int fatal = 0; fatal < steps; fatal++) {
            StoreBench bench = new StoreBench(Files.createDirectory(dir.resolve("full" + fatal)));
            bench.started().close();
            FullDisk disk = new FullDisk(fatal);
            try (IdentityStore store = bench.open(disk)) {
                tryAll(bench, store);
                disk.hasRoom = true;

                int fresh = new Rotation(store).newKey(STATION, KeyType.EC_P256).number();
                new Rotation(store).keepCertificate(STATION, bench.accepted(store, fresh));
                new Rotation(store).commit(STATION, fresh, EffectRules.CURRENT);
            }

            assertWhole(bench, "disk full before step " + fatal);
        }
    }

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
    void aKeyThatIsGoneTakesItsGenerationWithIt() throws Exception {
        StoreBench bench = new StoreBench(dir);
        bench.started().close();
        Files.delete(dir.resolve("keys/CP001/1.key"));

        try (IdentityStore store = bench.open()) {
            assertThat(store.notes()).containsExactly("CP001: the key of generation 1 is gone");
            assertThat(store.station(STATION).dialOrder(NOW)).isEmpty();
        }
    }

    private int countSteps(EffectRules rules) throws Exception {
        StoreBench bench = new StoreBench(Files.createDirectory(dir.resolve("count-" + rules)));
        bench.started().close();
        boolean ended = ends(bench, rules, killing(Integer.MAX_VALUE));
        assertThat(ended).isFalse();
        int steps = reached.size();
        assertThat(steps).isGreaterThan(20);
        return steps;
    }

    private SyncedFiles.Steps killing(int fatal) {
        return (step, file) -> {
            if (reached.size() == fatal) {
                throw new Killed();
            }
            reached.add(step + " " + file.getFileName());
        };
    }

    private boolean ends(StoreBench bench, EffectRules rules, SyncedFiles.Steps steps) throws Exception {
        IdentityStore store = bench.open(steps);
        try {
            rotate(bench, store, rules);
            return false;
        } catch (Killed e) {
            return true;
        } finally {
            store.close();
        }
    }

    private static void rotate(StoreBench bench, IdentityStore store, EffectRules rules) throws Exception {
        Rotation rotation = new Rotation(store);
        int fresh = rotation.newKey(STATION, KeyType.EC_P256).number();
        rotation.advance(STATION, fresh, Stage.CSR_SENT);
        rotation.advance(STATION, fresh, Stage.CSR_ACCEPTED);
        rotation.keepCertificate(STATION, bench.accepted(store, fresh));
        rotation.advance(STATION, fresh, Stage.CANDIDATE_LIVE);
        rotation.commit(STATION, fresh, rules);
    }

    private static void tryAll(StoreBench bench, IdentityStore store) throws Exception {
        try {
            rotate(bench, store, EffectRules.CURRENT);
        } catch (IOException e) {
            assertThat(e).hasMessageContaining("No space left");
        }
    }

    /** There is something to connect with, every certificate has its key, and a request that left has its key. */
    private void assertWhole(StoreBench bench, String when) throws Exception {
        try (IdentityStore store = bench.open()) {
            assertThat(store.damaged()).as(when).isEmpty();
            StationIdentity identity = store.station(STATION);
            assertThat(identity.dialOrder(NOW)).as(when).isNotEmpty();
            assertThat(identity.trust().roots()).as(when).hasSize(1);
            for (Generation generation : identity.dialOrder(NOW)) {
                Issued credential = store.credential(STATION, generation.number());
                assertThat(CertificateFacts.matches(
                                credential.key(), credential.chain().get(0)))
                        .as(when)
                        .isTrue();
            }
            assertRequestIsAnswerable(bench, store, when);
            assertNothingLeftOver(bench, identity, when);
        }
    }

    private void assertRequestIsAnswerable(StoreBench bench, IdentityStore store, String when) throws Exception {
        Optional<Generation> waiting = store.station(STATION).pending().stream().findFirst();
        if (waiting.isPresent()) {
            LeafVerdict verdict =
                    bench.verify(store, bench.signed(store, waiting.get().number()));
            assertThat(verdict).as(when).isInstanceOf(LeafVerdict.Accepted.class);
        }
    }

    private static void assertNothingLeftOver(StoreBench bench, StationIdentity identity, String when)
            throws IOException {
        List<String> keys = bench.snapshot().keySet().stream()
                .filter(name -> name.startsWith("keys/CP001/"))
                .toList();
        List<String> expected = identity.generations().stream()
                .map(generation -> "keys/CP001/" + generation.number() + ".key")
                .toList();
        assertThat(keys).as(when).isEqualTo(expected);
        assertThat(bench.snapshot().keySet())
                .as(when)
                .noneMatch(name -> name.startsWith("store/certificates") && name.endsWith(".part"));
    }

    private Path state() {
        return dir.resolve("store/stations/CP001/state");
    }

    /** Refuses one write, and everything after it, until there is room. */
    private static final class FullDisk implements SyncedFiles.Steps {

        private final int fatal;
        private int count;
        private boolean hasRoom;

        FullDisk(int fatal) {
            this.fatal = fatal;
        }

        @Override
        public void before(String step, Path file) throws IOException {
            if (count++ >= fatal && !hasRoom) {
                throw new FileSystemException(file.toString(), null, "No space left on device");
            }
        }
    }
}
