// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.store;

import static io.ferrule.certs.store.StoreBench.STATION;
import static io.ferrule.certs.store.WholeStore.assertWhole;
import static org.assertj.core.api.Assertions.assertThat;

import io.ferrule.certs.Issued;
import io.ferrule.certs.KeyType;
import io.ferrule.certs.verify.EffectRules;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

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
    void killedBeforeAnyStepOfTheFirstImportTheNextStartCompletesIt() throws Exception {
        int fatal = 0;
        boolean ended = true;
        while (ended) {
            StoreBench bench = new StoreBench(Files.createDirectory(dir.resolve("first" + fatal)));
            Issued credential = bench.credential();
            ended = importEnds(bench, credential, fatal);

            try (IdentityStore store = bench.open()) {
                assertThat(store.damaged()).as("killed before step " + fatal).isEmpty();
                bench.takeIn(store, credential);
            }
            assertWhole(bench, "killed before step " + fatal + " after " + reached);
            fatal++;
        }
        assertThat(fatal).isGreaterThan(20);
    }

    private boolean importEnds(StoreBench bench, Issued credential, int fatal) throws Exception {
        boolean[] opened = new boolean[1];
        SyncedFiles.Steps steps = killing(fatal);
        IdentityStore store = bench.open((step, file) -> {
            if (opened[0]) {
                steps.before(step, file);
            }
        });
        opened[0] = true;
        reached.clear();
        try {
            bench.takeIn(store, credential);
            return false;
        } catch (Killed e) {
            return true;
        } finally {
            store.close();
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
