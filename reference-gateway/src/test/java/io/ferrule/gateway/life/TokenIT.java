// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.life;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ferrule.gateway.life.Csms.Demand;
import io.ferrule.gateway.peers.PeerWorkshop;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys in a token: the CSMS meets a station like any other. */
@Timeout(180)
class TokenIT {

    private static final int MONTH = 30 * 24 * 3_600;

    @TempDir
    private Path directory;

    private Site site;
    private SoftToken token;

    @BeforeAll
    static void install() throws Exception {
        PeerWorkshop.install();
    }

    @BeforeEach
    void prepare() throws Exception {
        token = SoftToken.make(directory);
        site = Site.prepare(directory);
        site.setting("SOFTHSM2_CONF", token.configuration());
    }

    @AfterEach
    void stop() {
        site.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
    void aKeyThatNeverLeavesTheTokenGetsItsCertificateAndAuthenticates(String version) throws Exception {
        Demand demand = Demand.password(site.first).speaking(version);
        site.beginWithPassword(demand, token.vault("inside"));
        site.csms.issues(site.first, MONTH);

        JsonNode byCertificate = site.upgradesToCertificates(demand);

        assertThat(byCertificate.at("/certificate/cn").asText()).isEqualTo("SN-0001");
        assertThat(byCertificate.path("authorized").asBoolean()).isTrue();
        assertThat(byCertificate.path("tls").asText()).isEqualTo(version);
        assertThat(token.objects()).isPositive();
        assertThat(directory.resolve("data/keys")).doesNotExist();
        site.verifyThatTheStationNoticedNothing();
    }

    @Test
    void aKeyThatTheTokenHasEncryptedAuthenticatesToo() throws Exception {
        Demand demand = Demand.password(site.first);
        site.beginWithPassword(demand, token.vault("wrapped"));
        site.csms.issues(site.first, MONTH);

        JsonNode byCertificate = site.upgradesToCertificates(demand);

        assertThat(byCertificate.at("/certificate/cn").asText()).isEqualTo("SN-0001");
        assertThat(directory.resolve("data/keys/CP001")).isNotEmptyDirectory();
        assertThat(directory.resolve("data/master.key")).doesNotExist();
        site.verifyThatTheStationNoticedNothing();
    }
}
