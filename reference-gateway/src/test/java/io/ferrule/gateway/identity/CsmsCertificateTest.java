// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.ferrule.certs.Issued;
import io.ferrule.certs.ThrowawayAuthority;
import io.ferrule.gateway.config.ConfigSource;
import io.ferrule.gateway.wiring.Addresses;
import io.ferrule.gateway.wiring.Gateway;
import io.ferrule.gateway.wiring.Machine;
import io.ferrule.proxy.testing.FakeCsms;
import io.ferrule.proxy.testing.FakeCsmsConnection;
import io.ferrule.proxy.testing.FakeStation;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whom a running gateway takes for its CSMS (OCPP 2.0.1 part 2, A00.FR.309 to A00.FR.318), in the place of its stations. */
@Timeout(180)
class CsmsCertificateTest {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String BOOT =
            "[2,\"boot\",\"BootNotification\",{\"reason\":\"PowerUp\",\"chargingStation\":{\"model\":\"M\",\"vendorName\":\"V\"}}]";

    @TempDir
    private Path directory;

    private ThrowawayAuthority trusted;
    private ThrowawayAuthority stranger;

    @BeforeEach
    void makeAuthorities() throws Exception {
        SecureRandom random = new SecureRandom();
        trusted = ThrowawayAuthority.create("Trusted root", Clock.systemUTC(), random);
        stranger = ThrowawayAuthority.create("Stranger", Clock.systemUTC(), random);
        Issued.writeCertificates(directory.resolve("ca.pem"), List.of(trusted.root()));
    }

    private Gateway gateway(URI csms) throws Exception {
        Path file = directory.resolve("gateway.yaml");
        Files.writeString(
                file,
                """
                southbound: {listen: 127.0.0.1:0, admission: listed}
                admin: {listen: 127.0.0.1:0}
                northbound:
                  url: %s
                  security-profile: 2
                  trust: [ca.pem]
                  reconnect: {wait-minimum-seconds: 1, random-range-seconds: 1, repeat-times: 1}
                stations:
                  - {id: CP001, northbound: {password: 0123456789abcdef}}
                """
                        .formatted(csms));
        return Gateway.start(ConfigSource.file(file, name -> Optional.empty()), Machine.here(Clock.systemUTC()));
    }

    private static FakeStation dials(Gateway gateway) {
        return FakeStation.dial(
                URI.create("ws://" + Addresses.text(gateway.southbound()) + "/ocpp/CP001"),
                Map.of(),
                List.of("ocpp2.0.1"));
    }

    /** Comes again as long as it is told to wait. */
    private static FakeStation persistent(Gateway gateway) {
        long end = System.nanoTime() + SOON.toNanos();
        while (System.nanoTime() < end) {
            FakeStation station = dials(gateway);
            if (station.awaitUpgrade(SOON) == 101) {
                return station;
            }
            station.close();
        }
        throw new AssertionError("the station was never let in");
    }

    /** TC_A_04, TC_A_05; TC_086 of OCPP 1.6 with the security extension. */
    @Test
    void connectsToACsmsWhoseCertificateIsValidAndTellsItOfTheOneThatWasNot() throws Exception {
        ServerKeys keys = new ServerKeys(stranger.issueServer(List.of("localhost")));
        try (FakeCsms csms = FakeCsms.tlsAsking(keys.context(List.of(trusted.root())))
                        .answering(
                                "BootNotification",
                                "{\"status\":\"Accepted\",\"currentTime\":\"2026-11-22T12:00:00Z\",\"interval\":300}");
                Gateway gateway = gateway(csms.uri())) {
            try (FakeStation station = persistent(gateway)) {
                assertThat(station.awaitClosed(SOON).code()).isEqualTo(1001);
            }
            assertThat(csms.connections()).isEmpty();

            keys.shows(trusted.issueServer(List.of("localhost")));
            try (FakeStation station = persistent(gateway)) {
                station.send(BOOT);
                assertThat(station.awaitFrameContaining("\"boot\"", SOON)).startsWith("[3,");
                FakeCsmsConnection link = csms.awaitConnection(SOON);

                assertThat(link.authorization()).as("TC_A_01, TC_085").isPresent();
                assertThat(link.awaitFrameContaining("InvalidCsmsCertificate", SOON))
                        .contains("SecurityEventNotification");
            }
        }
    }

    /** TC_A_06. */
    @Test
    void refusesACsmsThatSpeaksAnOldVersionOfTlsOnly() throws Exception {
        Issued own = trusted.issueServer(List.of("localhost"));
        own.writeChain(directory.resolve("server.pem"));
        own.writeKey(directory.resolve("server.key"));
        Process server = oldServer();
        try (BufferedReader output = server.inputReader()) {
            String line = output.readLine();
            while (line != null && !line.startsWith("ACCEPT ")) {
                line = output.readLine();
            }
            assumeTrue(line != null, "this openssl does not speak TLS 1.1");
            String port = line.substring(line.lastIndexOf(':') + 1).strip();

            try (Gateway gateway = gateway(URI.create("wss://localhost:" + port + "/ocpp"));
                    FakeStation station = persistent(gateway)) {
                assertThat(station.awaitClosed(SOON).code()).isEqualTo(1001);
            }
        } finally {
            server.destroyForcibly();
        }
        assertThat(securityLog()).contains("InvalidTLSVersion");
    }

    private Process oldServer() {
        try {
            return new ProcessBuilder(
                            "openssl",
                            "s_server",
                            "-accept",
                            "0",
                            "-tls1_1",
                            "-cipher",
                            "ALL:@SECLEVEL=0",
                            "-cert",
                            "server.pem",
                            "-key",
                            "server.key")
                    .directory(directory.toFile())
                    .redirectErrorStream(true)
                    .start();
        } catch (IOException e) {
            assumeTrue(false, "openssl is not installed");
            throw new IllegalStateException(e);
        }
    }

    private String securityLog() throws IOException {
        StringBuilder log = new StringBuilder();
        try (Stream<Path> files = Files.walk(directory.resolve("data/security-log"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                log.append(Files.readString(file, StandardCharsets.ISO_8859_1));
            }
        }
        return log.toString();
    }
}
