// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.ferrule.certs.Issued;
import io.ferrule.certs.ThrowawayAuthority;
import io.ferrule.gateway.wiring.Gateway;
import io.ferrule.proxy.testing.FakeCsms;
import io.ferrule.proxy.testing.FakeCsmsConnection;
import io.ferrule.proxy.testing.FakeStation;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
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

    private static FakeStation persistent(Gateway gateway) {
        return PasswordSite.persistent(gateway, station -> true);
    }

    /** TC_A_04, TC_A_05; TC_086 of OCPP 1.6 with the security extension. */
    @Test
    void connectsToACsmsWhoseCertificateIsValidAndTellsItOfTheOneThatWasNot() throws Exception {
        ServerKeys keys = new ServerKeys(stranger.issueServer(List.of("localhost")));
        try (FakeCsms csms = FakeCsms.tlsAsking(keys.context(List.of(trusted.root())))
                        .answering(
                                "BootNotification",
                                "{\"status\":\"Accepted\",\"currentTime\":\"2026-11-22T12:00:00Z\",\"interval\":300}");
                Gateway gateway = PasswordSite.start(directory, csms.uri())) {
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
}
