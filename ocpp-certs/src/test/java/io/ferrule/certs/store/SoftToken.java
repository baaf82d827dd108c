// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/**
 * A SoftHSM2 token. The library reads its configuration once for a process, from the environment, so the build sets
 * SOFTHSM2_CONF for the tests; the token is made when it is first needed.
 */
record SoftToken(Path library, int slotIndex) {

    static final String PIN = "5678";
    private static final List<String> LIBRARIES = List.of(
            "/usr/lib/softhsm/libsofthsm2.so",
            "/usr/lib/x86_64-linux-gnu/softhsm/libsofthsm2.so",
            "/usr/lib/aarch64-linux-gnu/softhsm/libsofthsm2.so",
            "/usr/lib64/pkcs11/libsofthsm2.so");

    static SoftToken plugIn() throws Exception {
        Path library = LIBRARIES.stream()
                .map(Path::of)
                .filter(Files::exists)
                .findFirst()
                .orElse(Path.of("none"));
        Assumptions.assumeTrue(Files.exists(library), "SoftHSM2 is not installed: apt-get install softhsm2");
        String configuration = System.getenv("SOFTHSM2_CONF");
        Assumptions.assumeTrue(configuration != null, "SOFTHSM2_CONF is not set; the build sets it");
        makeToken(Path.of(configuration));
        return new SoftToken(library, 0);
    }

    private static void makeToken(Path configuration) throws Exception {
        Path tokens = configuration.resolveSibling("tokens");
        if (Files.exists(configuration)) {
            return;
        }
        Files.createDirectories(tokens);
        Files.writeString(configuration, "directories.tokendir = " + tokens + "\nobjectstore.backend = file\n");
        Process process = new ProcessBuilder(
                        "softhsm2-util",
                        "--init-token",
                        "--free",
                        "--label",
                        "ferrule",
                        "--so-pin",
                        "1234",
                        "--pin",
                        PIN)
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(output).isZero();
    }

    TokenVault open() throws IOException {
        return TokenVault.open(library, slotIndex, PIN.toCharArray());
    }
}
