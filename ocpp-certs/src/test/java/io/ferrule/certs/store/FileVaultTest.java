// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ferrule.certs.KeyType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys in encrypted files. */
class FileVaultTest {

    private static final KeyName NAME = new KeyName("CP001", 1);

    @TempDir
    Path dir;

    @ParameterizedTest
    @EnumSource(KeyType.class)
    void givesBackTheKeyThatItMade(KeyType type) throws Exception {
        KeyPair pair = open().generate(NAME, type);

        Optional<PrivateKey> found = open().find(NAME, pair.getPublic());

        assertThat(found).contains(pair.getPrivate());
        assertThat(open().generations("CP001")).containsExactly(1);
    }

    @Test
    void writesNothingInTheClear() throws Exception {
        KeyPair pair = open().generate(NAME, KeyType.EC_P256);
        byte[] pkcs8 = pair.getPrivate().getEncoded();
        String secret = new String(pkcs8, pkcs8.length - 32, 32, StandardCharsets.ISO_8859_1);

        String file = Files.readString(keyFile(), StandardCharsets.ISO_8859_1);

        assertThat(file).startsWith("FKE1").doesNotContain(secret);
        assertThat(file).doesNotContain(Base64.getEncoder().encodeToString(pkcs8));
    }

    @Test
    void makesEverythingForItsOwnerAlone() throws Exception {
        open().generate(NAME, KeyType.EC_P256);

        assertThat(mode(keyFile())).isEqualTo("rw-------");
        assertThat(mode(dir.resolve("keys/CP001"))).isEqualTo("rwx------");
        assertThat(mode(dir.resolve("keys"))).isEqualTo("rwx------");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r-----", "rw-rw----", "rw----r--", "rwx-----x"})
    void refusesAKeyThatOthersCanTouch(String mode) throws Exception {
        KeyPair pair = open().generate(NAME, KeyType.EC_P256);
        Files.setPosixFilePermissions(keyFile(), PosixFilePermissions.fromString(mode));

        assertThatThrownBy(() -> open().find(NAME, pair.getPublic()))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("1.key is open to others")
                .hasMessageContaining("chmod");
    }

    @Test
    void takesAnyModeIfTheOperatorSaysSo() throws Exception {
        KeyPair pair = open().generate(NAME, KeyType.EC_P256);
        Files.setPosixFilePermissions(keyFile(), PosixFilePermissions.fromString("rw-r--r--"));
        FileVault unchecked = FileVault.open(dir.resolve("keys"), master(), Permissions.UNCHECKED, new SecureRandom());

        Optional<PrivateKey> found = unchecked.find(NAME, pair.getPublic());

        assertThat(found).isPresent();
    }

    @Test
    void refusesASymbolicLink() throws Exception {
        KeyPair pair = open().generate(NAME, KeyType.EC_P256);
        Files.move(keyFile(), dir.resolve("elsewhere.key"));
        Files.createSymbolicLink(keyFile(), dir.resolve("elsewhere.key"));

        assertThatThrownBy(() -> open().find(NAME, pair.getPublic())).hasMessageContaining("symbolic link");
    }

    @Test
    void refusesAnotherMasterKeyBeforeAnythingIsWritten() throws Exception {
        open().generate(NAME, KeyType.EC_P256);
        byte[] other = new byte[32];
        other[31] = 1;

        assertThatThrownBy(() -> FileVault.open(
                        dir.resolve("keys"), MasterKey.of(other), Permissions.OWNER_ONLY, new SecureRandom()))
                .hasMessageContaining("another master key");
    }

    @Test
    void refusesAKeyFileInThePlaceOfAnother() throws Exception {
        FileVault vault = open();
        KeyPair pair = vault.generate(NAME, KeyType.EC_P256);
        vault.generate(new KeyName("CP002", 1), KeyType.EC_P256);
        Files.copy(
                keyFile(),
                dir.resolve("keys/CP002/1.key"),
                StandardCopyOption.REPLACE_EXISTING,
                StandardCopyOption.COPY_ATTRIBUTES);

        assertThatThrownBy(() -> vault.find(new KeyName("CP002", 1), pair.getPublic()))
                .hasMessageContaining("is damaged");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 10, 31, 60})
    void refusesATornKey(int length) throws Exception {
        KeyPair pair = open().generate(NAME, KeyType.EC_P256);
        byte[] content = Files.readAllBytes(keyFile());
        Files.write(keyFile(), Arrays.copyOf(content, length));

        assertThatThrownBy(() -> open().find(NAME, pair.getPublic()))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("is damaged");
    }

    @Test
    void destroysAKeyAndDoesNotMindIfThereIsNone() throws Exception {
        FileVault vault = open();
        KeyPair pair = vault.generate(NAME, KeyType.EC_P256);

        vault.destroy(NAME);
        vault.destroy(NAME);

        assertThat(vault.find(NAME, pair.getPublic())).isEmpty();
        assertThat(vault.generations("CP001")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"..", ".", "../../etc/passwd", "a/b", "a\\b", "%2e", "ä", "\u0000", "CON", "-rf"})
    void keepsAnyIdentityInADirectoryOfItsOwn(String station) throws Exception {
        FileVault vault = open();

        vault.generate(new KeyName(station, 1), KeyType.EC_P256);

        assertThat(vault.generations(station)).containsExactly(1);
        try (var directories = Files.list(dir.resolve("keys"))) {
            assertThat(directories.filter(Files::isDirectory))
                    .singleElement()
                    .satisfies(made -> assertThat(made.getFileName().toString()).matches("[A-Za-z0-9_%+-]+"));
        }
    }

    @Test
    void keepsLongIdentitiesApart() throws Exception {
        FileVault vault = open();
        String one = "ä".repeat(200) + "1";
        String two = "ä".repeat(200) + "2";

        vault.generate(new KeyName(one, 1), KeyType.EC_P256);

        assertThat(vault.generations(one)).containsExactly(1);
        assertThat(vault.generations(two)).isEmpty();
    }

    @Test
    void makesAMasterKeyOnceAndReadsItBack() throws Exception {
        Path file = dir.resolve("secret/master");
        FileVault.open(
                dir.resolve("keys"),
                MasterKey.inFile(file, Permissions.OWNER_ONLY, new SecureRandom()),
                Permissions.OWNER_ONLY,
                new SecureRandom());

        MasterKey again = MasterKey.inFile(file, Permissions.OWNER_ONLY, new SecureRandom());

        assertThat(mode(file)).isEqualTo("rw-------");
        assertThat(Files.size(file)).isEqualTo(32);
        assertThat(FileVault.open(dir.resolve("keys"), again, Permissions.OWNER_ONLY, new SecureRandom())
                        .generations("CP001"))
                .isEmpty();
        assertThat(again).hasToString("MasterKey[hidden]");
    }

    @Test
    void refusesAMasterKeyThatIsShortOrOpen() throws Exception {
        Path file = dir.resolve("master");
        Files.write(file, new byte[31]);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));

        assertThatThrownBy(() -> MasterKey.inFile(file, Permissions.OWNER_ONLY, new SecureRandom()))
                .hasMessageContaining("32 bytes");
        Files.write(file, new byte[32]);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        assertThatThrownBy(() -> MasterKey.inFile(file, Permissions.OWNER_ONLY, new SecureRandom()))
                .hasMessageContaining("open to others");
        assertThatThrownBy(() -> MasterKey.of(new byte[16])).isInstanceOf(IllegalArgumentException.class);
    }

    private FileVault open() throws IOException {
        return FileVault.open(dir.resolve("keys"), master(), Permissions.OWNER_ONLY, new SecureRandom());
    }

    private static MasterKey master() {
        return MasterKey.of(new byte[32]);
    }

    private Path keyFile() {
        return dir.resolve("keys/CP001/1.key");
    }

    private static String mode(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }
}
