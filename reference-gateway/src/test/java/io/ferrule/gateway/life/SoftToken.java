// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.life;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** A PKCS#11 token of SoftHSM2 in a directory of its own. Skips the test where the library is not installed. */
record SoftToken(Path library, Path configuration) {

    private static final String PIN = "5678";
    private static final List<String> LIBRARIES = List.of(
            "/usr/lib/softhsm/libsofthsm2.so",
            "/usr/lib/x86_64-linux-gnu/softhsm/libsofthsm2.so",
            "/usr/lib/aarch64-linux-gnu/softhsm/libsofthsm2.so",
            "/usr/lib64/pkcs11/libsofthsm2.so");

    static SoftToken make(Path directory) throws IOException, InterruptedException {
        Path library = LIBRARIES.stream()
                .map(Path::of)
                .filter(Files::exists)
                .findFirst()
                .orElseGet(() -> Assumptions.abort("SoftHSM2 is not installed: apt-get install softhsm2"));
        Path configuration = directory.resolve("softhsm2.conf");
        Path tokens = Files.createDirectory(directory.resolve("tokens"));
        Files.writeString(configuration, "directories.tokendir = " + tokens + "\nobjectstore.backend = file\n");
        SoftToken token = new SoftToken(library, configuration);
        token.initialise();
        return token;
    }

    private void initialise() throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(
                        "softhsm2-util",
                        "--init-token",
                        "--free",
                        "--label",
                        "ferrule",
                        "--so-pin",
                        "1234",
                        "--pin",
                        PIN)
                .redirectErrorStream(true);
        builder.environment().put("SOFTHSM2_CONF", configuration.toString());
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(output).isZero();
    }

    /** The block of the configuration that names it. */
    String vault(String keys) {
        return "certificates: {key-vault: {pkcs11: {library: " + library + ", slot: 0, pin: '" + PIN + "', keys: "
                + keys + "}}}";
    }

    /** How many things it holds. */
    long objects() throws IOException {
        try (Stream<Path> files = Files.walk(configuration.resolveSibling("tokens"))) {
            return files.filter(file -> file.toString().endsWith(".object"))
                    .filter(file -> !file.endsWith("token.object"))
                    .count();
        }
    }
}
