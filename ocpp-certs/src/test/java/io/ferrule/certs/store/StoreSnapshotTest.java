// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ferrule.certs.KeyType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreSnapshotTest {

    @TempDir
    private Path directory;

    private IdentityStore open() throws Exception {
        MasterKey master = MasterKey.of(new byte[32]);
        FileVault vault = FileVault.open(directory.resolve("keys"), master, Permissions.OWNER_ONLY, new SecureRandom());
        return IdentityStore.open(directory.resolve("store"), vault, Permissions.OWNER_ONLY, Clock.systemUTC());
    }

    @Test
    void showsAStoreThatSomebodyElseHasOpen() throws Exception {
        try (IdentityStore store = open()) {
            new Rotation(store).newKey("CP001", KeyType.EC_P256);

            StoreSnapshot snapshot = StoreSnapshot.read(directory.resolve("store"));

            assertThat(snapshot.stations()).containsOnlyKeys("CP001");
            assertThat(snapshot.station("CP001").pending()).hasSize(1);
            assertThat(snapshot.station("CP002").generations()).isEmpty();
        }
    }

    @Test
    void leavesTheHalfWrittenFileOfAWriterWhereItIs() throws Exception {
        Path part = directory.resolve("store/stations/CP001/state.part");
        try (IdentityStore store = open()) {
            new Rotation(store).newKey("CP001", KeyType.EC_P256);
            Files.writeString(part, "half");

            StoreSnapshot.read(directory.resolve("store"));

            assertThat(part).exists();
        }
    }

    @Test
    void theFileThatHoldsAStoreIsItsOwnersToo() throws Exception {
        open().close();

        assertThat(Files.getPosixFilePermissions(directory.resolve("store/lock")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void tellsWhichStateIsDamaged() throws Exception {
        try (IdentityStore store = open()) {
            new Rotation(store).newKey("CP001", KeyType.EC_P256);
        }
        Files.writeString(directory.resolve("store/stations/CP001/state"), "torn");
        Files.deleteIfExists(directory.resolve("store/stations/CP001/state.before"));

        StoreSnapshot snapshot = StoreSnapshot.read(directory.resolve("store"));

        assertThat(snapshot.stations()).isEmpty();
        assertThat(snapshot.damaged()).containsOnlyKeys("CP001");
    }

    @Test
    void saysThatThereIsNoStore() {
        assertThatThrownBy(() -> StoreSnapshot.read(directory.resolve("elsewhere")))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("there is no store");
    }
}
