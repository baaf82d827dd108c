// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.life;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ferrule.gateway.life.Csms.Demand;
import io.ferrule.gateway.peers.PeerWorkshop;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The package has all that {@code northbound.tls} may name. */
@Timeout(120)
class PackagedTlsIT {

    @TempDir
    private Path directory;

    @BeforeAll
    static void install() throws Exception {
        PeerWorkshop.install();
    }

    @Test
    void bouncyCastleSpeaksTlsWithAClientCertificateOutOfThePackage() throws Exception {
        try (Site site = Site.prepare(directory)) {
            Demand demand = Demand.password(site.first).certificates(true);

            site.beginWithCertificate(demand, "  tls: {provider: bouncy-castle, hybrid: prefer}");

            JsonNode connection = site.csms.awaitConnection(0);
            assertThat(connection.at("/certificate/cn").asText()).isEqualTo("SN-0001");
            assertThat(connection.path("authorized").asBoolean()).isTrue();
            assertThat(site.gatewayLines())
                    .as("what the gateway printed, libraries included")
                    .allMatch(line -> line.startsWith("time=") || line.startsWith("ready "));
            site.verifyThatTheStationNoticedNothing();
        }
    }
}
