// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.peers;

import static org.assertj.core.api.Assertions.assertThat;

import io.ferrule.certs.Issued;
import io.ferrule.certs.ThrowawayAuthority;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** Key material, foreign peers and a real gateway process around one directory. */
public final class PeerWorkshop {

    private static final List<String> FILES = List.of("package.json", "package-lock.json", "csms.mjs", "station.mjs");
    /** Where the npm packages are; a program beside them finds them. */
    public static final Path PEERS = Path.of("target", "peers").toAbsolutePath();
    /** The project, with its launcher. */
    public static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    private final Path directory;

    PeerWorkshop(Path directory) {
        this.directory = directory;
    }

    /** Installs the npm peers once for each build; skips the test where there is no npm. */
    public static void install() throws Exception {
        Files.createDirectories(PEERS);
        for (String file : FILES) {
            Files.copy(Path.of("src", "test", "peers", file), PEERS.resolve(file), StandardCopyOption.REPLACE_EXISTING);
        }
        if (!Files.exists(PEERS.resolve("node_modules"))) {
            Process npm = npm();
            String output = new String(npm.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            assertThat(npm.waitFor(300, TimeUnit.SECONDS)).isTrue();
            assertThat(npm.exitValue()).as(output).isZero();
        }
    }

    private static Process npm() {
        try {
            return new ProcessBuilder("npm", "ci", "--no-audit", "--no-fund")
                    .directory(PEERS.toFile())
                    .redirectErrorStream(true)
                    .start();
        } catch (IOException e) {
            return Assumptions.abort("npm is not installed: " + e.getMessage());
        }
    }

    void makeKeys() throws IOException, GeneralSecurityException {
        ThrowawayAuthority authority = ThrowawayAuthority.create("Peer root", Clock.systemUTC(), new SecureRandom());
        Issued.writeCertificates(directory.resolve("ca.pem"), List.of(authority.root()));
        write("csms", authority.issueServer(List.of("localhost", "127.0.0.1")));
        write("cp", authority.issueClient("SN-PEER", "Example CPO"));
    }

    private void write(String name, Issued issued) throws IOException {
        issued.writeChain(directory.resolve(name + ".pem"));
        issued.writeKey(directory.resolve(name + ".key"));
    }

    TalkingProcess csms() throws IOException {
        return TalkingProcess.start(
                "csms", PEERS, List.of("node", "csms.mjs", file("csms.key"), file("csms.pem"), file("ca.pem")));
    }

    TalkingProcess station(int port, String identity) throws IOException {
        return TalkingProcess.start(
                "station", PEERS, List.of("node", "station.mjs", "ws://127.0.0.1:" + port + "/ocpp", identity));
    }

    /** The simulator draws on a terminal and reads keys from it; script(1) gives it one. */
    TalkingProcess simulator(int port, String identity) throws IOException {
        String command = "node_modules/.bin/ocpp simulate -e ws://127.0.0.1:" + port + "/ocpp -i " + identity
                + " -t TAG1 -p ocpp1.6 --report json --report-dir " + directory;
        return TalkingProcess.start("simulator", PEERS, List.of("script", "-qefc", command, "/dev/null"));
    }

    TalkingProcess conformance(int port, String identity) throws IOException {
        return TalkingProcess.start(
                "conformance",
                PEERS,
                List.of(
                        "sh",
                        "-c",
                        "node_modules/.bin/ocpp test -e ws://127.0.0.1:" + port + "/ocpp -i " + identity
                                + " -p ocpp1.6 --suite all --report txt --report-dir " + directory + " </dev/null"));
    }

    TalkingProcess gateway(int csmsPort) throws IOException {
        Path config = directory.resolve("ferrule.yaml");
        Files.write(
                config,
                List.of(
                        "data-dir: ./data",
                        "admin: {listen: '127.0.0.1:0'}",
                        "southbound: {listen: '127.0.0.1:0'}",
                        "northbound:",
                        "  url: wss://localhost:" + csmsPort + "/ocpp",
                        "  trust: [ca.pem]",
                        "  identity: {certificate: cp.pem, key: cp.key}"));
        return TalkingProcess.start(
                "gateway", directory, List.of(ROOT.resolve("ferrule").toString(), "run", config.toString()));
    }

    public static int port(String readyLine) {
        return Integer.parseInt(readyLine.replaceFirst("^ready southbound=[^ ]*:(\\d+) .*", "$1"));
    }

    private String file(String name) {
        return directory.resolve(name).toString();
    }
}
