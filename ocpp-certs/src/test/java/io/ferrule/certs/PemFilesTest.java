// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PemFilesTest {

    @TempDir
    Path dir;

    @Test
    void readsBackWhatAnAuthorityIssued() throws Exception {
        Issued issued = authority().issueClient("SN-0001", "Example CPO");
        issued.writeChain(dir.resolve("cp.pem"));
        issued.writeKey(dir.resolve("cp.key"));

        List<X509Certificate> chain = PemFiles.certificates(dir.resolve("cp.pem"));
        PrivateKey key = PemFiles.privateKey(dir.resolve("cp.key"));

        assertThat(chain).isEqualTo(issued.chain());
        assertThat(key).isEqualTo(issued.key());
    }

    @Test
    void writesKeysForTheOwnerOnly() throws Exception {
        Path file = dir.resolve("cp.key");

        authority().issueClient("SN-0001", "Example CPO").writeKey(file);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256",
                "ecparam -name prime256v1 -genkey -noout",
                "genrsa -traditional",
                "genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:2048"
            })
    void readsTheKeyFormsThatOpensslWrites(String command) throws Exception {
        Path file = dir.resolve("openssl.key");
        openssl(command + " -out " + file);

        PrivateKey key = PemFiles.privateKey(file);

        assertThat(key.getAlgorithm()).isIn("EC", "RSA");
    }

    @Test
    void saysThatAKeyIsEncryptedAndWhatToDo() throws Exception {
        Path file = dir.resolve("secret.key");
        openssl("genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -aes256 -pass pass:secret -out " + file);

        assertThatThrownBy(() -> PemFiles.privateKey(file))
                .isInstanceOf(PemException.class)
                .hasMessageContaining("secret.key")
                .hasMessageContaining("encrypted")
                .hasMessageContaining("openssl pkey");
    }

    @Test
    void namesTheFileThatIsMissing() {
        assertThatThrownBy(() -> PemFiles.certificates(dir.resolve("none.pem")))
                .isInstanceOf(PemException.class)
                .hasMessageContaining("none.pem: does not exist");
    }

    @Test
    void saysThatADirectoryIsNoFile() {
        assertThatThrownBy(() -> PemFiles.privateKey(dir))
                .isInstanceOf(PemException.class)
                .hasMessageContaining("is a directory, not a PEM file");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "hello", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"})
    void refusesAFileWithoutACertificate(String content) throws IOException {
        Path file = Files.writeString(dir.resolve("bad.pem"), content);

        assertThatThrownBy(() -> PemFiles.certificates(file))
                .isInstanceOf(PemException.class)
                .hasMessageContaining("bad.pem");
    }

    private static ThrowawayAuthority authority() throws Exception {
        return ThrowawayAuthority.create("Test root", Clock.systemUTC(), new SecureRandom());
    }

    private static void openssl(String arguments) throws Exception {
        Process process;
        try {
            process = new ProcessBuilder(("openssl " + arguments).split(" "))
                    .redirectErrorStream(true)
                    .start();
        } catch (IOException e) {
            Assumptions.abort("openssl is not installed: " + e.getMessage());
            return;
        }
        process.getInputStream().readAllBytes();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        Assumptions.assumeTrue(process.exitValue() == 0, "this openssl does not know: " + arguments);
    }
}
