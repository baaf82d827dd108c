// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Settings that outlive the process, passwords among them. */
class SettingsStoreTest {

    private static final MasterKey KEY = MasterKey.of(new byte[32]);

    @TempDir
    Path dir;

    @Test
    void givesBackWhatWasWrittenAlsoToTheNextProcess() throws IOException {
        open(KEY).write("CP/001", Map.of("password", "ab cd=ef\\"));

        Map<String, String> read = open(KEY).read("CP/001");

        assertThat(read).containsExactly(Map.entry("password", "ab cd=ef\\"));
    }

    @Test
    void writesNothingInTheClear() throws IOException {
        open(KEY).write("CP001", Map.of("password", "5ecre7"));

        String file = Files.readString(dir.resolve("CP001.settings"), StandardCharsets.ISO_8859_1);

        assertThat(file).doesNotContain("password", "5ecre7");
    }

    @Test
    void anotherMasterKeyOpensNothing() throws IOException {
        open(KEY).write("CP001", Map.of("password", "5ecre7"));
        byte[] other = new byte[32];
        other[0] = 1;

        assertThatThrownBy(() -> open(MasterKey.of(other)))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("another master key");
    }

    @Test
    void oneStationsFileDoesNotServeAnother() throws IOException {
        open(KEY).write("CP001", Map.of("password", "5ecre7"));
        Files.copy(dir.resolve("CP001.settings"), dir.resolve("CP002.settings"));
        Files.setPosixFilePermissions(dir.resolve("CP002.settings"), PosixFilePermissions.fromString("rw-------"));

        assertThatThrownBy(() -> open(KEY)).isInstanceOf(StoreException.class);
    }

    @Test
    void aFileThatIsOpenToOthersIsRefused() throws IOException {
        open(KEY).write("CP001", Map.of("password", "5ecre7"));
        Files.setPosixFilePermissions(dir.resolve("CP001.settings"), PosixFilePermissions.fromString("rw-r--r--"));

        assertThatThrownBy(() -> open(KEY)).isInstanceOf(StoreException.class).hasMessageContaining("open to others");
    }

    @Test
    void whateverStepFailsTheSettingsFromBeforeOrAfterAreThere() throws IOException {
        open(KEY).write("CP001", Map.of("password", "before"));
        for (String step : new String[] {"create", "write", "sync", "rename", "sync directory"}) {
            SettingsStore failing = open((at, file) -> {
                if (at.equals(step)) {
                    throw new IOException("no " + at);
                }
            });

            assertThatThrownBy(() -> failing.write("CP001", Map.of("password", "after")))
                    .as(step)
                    .hasMessage("no " + step);
            assertThat(failing.read("CP001")).as(step).containsEntry("password", "before");
            assertThat(open(KEY).read("CP001").get("password")).as(step).isIn("before", "after");
        }
    }

    private SettingsStore open(MasterKey key) throws IOException {
        return SettingsStore.open(dir, key, Permissions.OWNER_ONLY, new SecureRandom());
    }

    private SettingsStore open(SyncedFiles.Steps steps) throws IOException {
        return SettingsStore.open(
                dir,
                new Envelope(KEY, new SecureRandom()),
                new SyncedFiles(steps),
                FileModes.of(Permissions.OWNER_ONLY));
    }
}
