// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.life;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ferrule.gateway.life.Csms.Demand;
import io.ferrule.gateway.peers.PeerWorkshop;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Certificates that the CSMS does not take any more, or never took: the station goes on, and the gateway comes back. */
@Timeout(180)
class HardTimesIT {

    private static final int MONTH = 30 * 24 * 3_600;
    private static final int LIFE_SECONDS = 20;
    private static final String EVENTS = "certificates: {security-events: always}";

    @TempDir
    private Path directory;

    private Site site;
    private Demand strict;

    @BeforeAll
    static void install() throws Exception {
        PeerWorkshop.install();
    }

    @BeforeEach
    void begin() throws Exception {
        site = Site.prepare(directory);
        strict = Demand.password(site.first).certificates(true);
    }

    @AfterEach
    void stop() {
        site.close();
    }

    private void trigger() throws Exception {
        site.csms.calls("ExtendedTriggerMessage", Map.of("requestedMessage", "SignChargePointCertificate"));
    }

    private JsonNode event(String type) throws Exception {
        return site.csms.await("call", told -> told.at("/payload/type").asText().equals(type));
    }

    private JsonNode serialOf(JsonNode connection) {
        return connection.at("/certificate/serial");
    }

    @Test
    void aNewCertificateThatTheCsmsTurnsAwayGivesWayToTheOldOneAndIsTold() throws Exception {
        // A02.FR.28 and A02.FR.29 of the errata 2025-01.
        site.beginWithCertificate(strict, EVENTS);
        JsonNode before = site.csms.awaitConnection(0);
        site.csms.demands(strict.takingOnly(serialOf(before).asText()));
        site.csms.issues(site.first, MONTH);

        trigger();
        JsonNode issued = site.csms.await("issued", any -> true);
        JsonNode turnedAway =
                site.csms.await("upgrade", told -> !told.path("taken").asBoolean());
        JsonNode back = site.csms.awaitConnection(turnedAway.path("connection").asInt());
        JsonNode discarded = event("DiscardedRenewedClientCertificate");

        assertThat(serialOf(turnedAway)).isEqualTo(issued.path("serial"));
        assertThat(serialOf(back)).isEqualTo(serialOf(before));
        assertThat(discarded.at("/payload/techInfo").asText()).contains("the CSMS refused it");
        site.verifyThatTheStationNoticedNothing();
    }

    @Test
    void aNewCertificateThatIsCutOffWithoutAWordLeavesTheOldOneInUse() throws Exception {
        // Node refuses a certificate by hanging up, without an alert; in mirror mode a lost CSMS would cost the station
        // its connection.
        site.mirror();
        site.beginWithCertificate(strict, EVENTS);
        JsonNode before = site.csms.awaitConnection(0);
        Authority second = Authority.make(directory, "second");
        site.installs(second.root());
        site.csms.issues(second, MONTH);

        trigger();
        JsonNode refused = site.csms.await("refused", any -> true);
        JsonNode back = site.csms.awaitConnection(1);

        assertThat(refused.path("reason").asText()).startsWith("UNABLE_TO_");
        assertThat(serialOf(back)).isEqualTo(serialOf(before));
        site.verifyThatTheStationNoticedNothing();
    }

    @Test
    void aRevokedCertificateIsShownAgainUntilTheCsmsTakesItAndIsThenRenewed() throws Exception {
        site.beginWithCertificate(strict, EVENTS);
        site.csms.issues(site.first, MONTH);
        trigger();
        site.csms.awaitConnection(1);
        String revoked = site.csms.revokes(site.first, 1);
        site.csms.demands(strict.revoking(revoked));

        site.csms.hangsUp();
        site.csms.await("refused", any -> site.csms.saw("refused").size() >= 2);
        site.csms.demands(strict.revoking(revoked).certificates(false));
        JsonNode tolerated = site.csms.awaitConnection(2);
        trigger();
        JsonNode renewed =
                site.csms.awaitConnection(tolerated.path("connection").asInt());

        assertThat(site.csms.saw("refused"))
                .allSatisfy(
                        refusal -> assertThat(refusal.path("reason").asText()).isEqualTo("CERT_REVOKED"));
        assertThat(tolerated.path("doubt").asText()).isEqualTo("CERT_REVOKED");
        assertThat(renewed.path("authorized").asBoolean()).isTrue();
        site.verifyThatTheStationNoticedNothing();
    }

    @Test
    void anExpiredCertificateIsShownAllTheSameAndRenewedWhereTheCsmsTakesIt() throws Exception {
        // A00.FR.429 and A00.FR.430.
        site.beginWithCertificate(strict, EVENTS);
        site.csms.issues(site.first, LIFE_SECONDS);
        trigger();
        JsonNode shortLived = site.csms.awaitConnection(1);
        site.csms.issuesNothing();
        // With fresh tickets: a resumed session is not looked at again.
        site.csms.demands(strict);

        site.csms.hangsUpAfter(LIFE_SECONDS);
        site.csms.await("refused", any -> true);
        site.csms.demands(strict.certificates(false));
        JsonNode tolerated = site.csms.awaitConnection(2);
        site.csms.issues(site.first, MONTH);
        trigger();
        JsonNode renewed =
                site.csms.awaitConnection(tolerated.path("connection").asInt());

        assertThat(site.csms.saw("refused").get(0).path("reason").asText()).isEqualTo("CERT_HAS_EXPIRED");
        assertThat(serialOf(tolerated)).isEqualTo(serialOf(shortLived));
        assertThat(tolerated.path("doubt").asText()).isEqualTo("CERT_HAS_EXPIRED");
        assertThat(renewed.path("authorized").asBoolean()).isTrue();
        site.verifyThatTheStationNoticedNothing();
    }
}
