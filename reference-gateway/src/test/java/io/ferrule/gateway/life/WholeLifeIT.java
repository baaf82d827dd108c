// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.life;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.ferrule.gateway.life.Csms.Demand;
import io.ferrule.gateway.peers.PeerWorkshop;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** From a password to a certificate, its renewal, and another root: the CSMS's own record is what is looked at. */
@Timeout(180)
class WholeLifeIT {

    private static final int MONTH = 30 * 24 * 3_600;

    @TempDir
    private Path directory;

    private Site site;

    @BeforeAll
    static void install() throws Exception {
        PeerWorkshop.install();
    }

    @BeforeEach
    void prepare() throws Exception {
        site = Site.prepare(directory);
    }

    @AfterEach
    void stop() {
        site.close();
    }

    /** One entry of an answer to GetConfiguration; a node that is missing where there is none. */
    private static JsonNode key(JsonNode configuration, String name) {
        for (JsonNode key : configuration.path("configurationKey")) {
            if (key.path("key").asText().equals(name)) {
                return key;
            }
        }
        return MissingNode.getInstance();
    }

    private JsonNode changed(String key, String value) throws Exception {
        return site.csms.calls("ChangeConfiguration", Map.of("key", key, "value", value));
    }

    private JsonNode triggered() throws Exception {
        return site.csms.calls("ExtendedTriggerMessage", Map.of("requestedMessage", "SignChargePointCertificate"));
    }

    private static String status(JsonNode payload) {
        return payload.path("status").asText();
    }

    @Test
    void aStationOfProfile2GetsItsCertificateAndComesBackOnProfile3() throws Exception {
        // A02, A05; TC_083, TC_074 of OCPP 1.6 with the security extension.
        Demand demand = Demand.password(site.first);
        site.beginWithPassword(demand, "");
        site.csms.issues(site.first, MONTH);
        JsonNode byPassword = site.csms.awaitConnection(0);

        JsonNode keys = site.csms.calls("GetConfiguration", Map.of("key", List.of()));
        String triggered = status(triggered());
        JsonNode request = site.csms.await("request", any -> true);
        String signed = status(site.csms.awaitAnswer("signed-1").path("payload"));
        site.csms.demands(demand.certificates(true));
        String upgraded = status(changed("SecurityProfile", "3"));
        JsonNode byCertificate = site.csms.awaitConnection(1);
        JsonNode now = site.csms.calls("GetConfiguration", Map.of("key", List.of("SecurityProfile")));

        assertThat(byPassword.path("password").asText()).isEqualTo("CP001:0123456789abcdef");
        assertThat(byPassword.path("certificate").isNull()).isTrue();
        assertThat(keys.findValuesAsText("key")).contains("HeartbeatInterval", "CpoName", "CertificateStoreMaxLength");
        assertThat(key(keys, "SecurityProfile").path("value").asText()).isEqualTo("2");
        assertThat(key(keys, "AuthorizationKey").isMissingNode()).isFalse();
        assertThat(key(keys, "AuthorizationKey").has("value")).isFalse();
        assertThat(List.of(triggered, signed, upgraded)).containsOnly("Accepted");
        assertThat(request.path("subject").asText()).contains("O = Example CPO", "CN = SN-0001");
        assertThat(byCertificate.at("/certificate/cn").asText()).isEqualTo("SN-0001");
        assertThat(byCertificate.at("/certificate/o").asText()).isEqualTo("Example CPO");
        assertThat(byCertificate.path("authorized").asBoolean()).isTrue();
        assertThat(byCertificate.path("password").isNull()).isTrue();
        assertThat(key(now, "SecurityProfile").path("value").asText()).isEqualTo("3");
        site.verifyThatItLeadsTo(site.first.root(), byCertificate);
        site.verifyThatTheStationNoticedNothing();
    }

    @Test
    void aRenewedCertificateIsShownOnANewConnectionWithAFullHandshake() throws Exception {
        // A02.FR.08; TC_074.
        site.beginWithCertificate(Demand.password(site.first).certificates(true), "");
        site.csms.issues(site.first, MONTH);
        JsonNode before = site.csms.awaitConnection(0);

        triggered();
        JsonNode issued = site.csms.await("issued", any -> true);
        JsonNode after = site.csms.awaitConnection(1);

        assertThat(after.at("/certificate/serial")).isEqualTo(issued.path("serial"));
        assertThat(after.at("/certificate/serial")).isNotEqualTo(before.at("/certificate/serial"));
        assertThat(after.path("resumed").asBoolean())
                .as("a resumed session shows the old one")
                .isFalse();
        site.verifyThatTheStationNoticedNothing();
    }

    @Test
    void anIndependentRootTakesOverAndTheOldOneIsDeleted() throws Exception {
        // M03 to M05 without AdditionalRootCertificateCheck; TC_075_2, TC_076.
        Demand demand = Demand.password(site.first).certificates(true);
        site.beginWithCertificate(demand, "");
        Authority second = Authority.make(directory, "second");
        site.csms.issues(second, MONTH);
        Map<String, String> oldRoot = site.openssl.hashData(site.first.root(), site.first.root());
        Map<String, String> newRoot = site.openssl.hashData(second.root(), second.root());

        String inUse = status(site.csms.calls("DeleteCertificate", Map.of("certificateHashData", oldRoot)));
        String installed = site.installs(second.root());
        var both = site.roots();
        site.csms.demands(demand.anew(second.server(), second.root()));
        triggered();
        JsonNode underTheNewRoot = site.csms.awaitConnection(1);
        String deleted = status(site.csms.calls("DeleteCertificate", Map.of("certificateHashData", oldRoot)));
        var one = site.roots();

        assertThat(inUse).as("the connection needs it, M04.FR.06").isEqualTo("Failed");
        assertThat(installed).isEqualTo("Accepted");
        assertThat(both).containsExactlyInAnyOrder(oldRoot, newRoot);
        assertThat(underTheNewRoot.at("/certificate/issuer").asText()).isEqualTo("second root");
        assertThat(deleted).isEqualTo("Accepted");
        assertThat(one).containsExactly(newRoot);
        site.verifyThatItLeadsTo(second.root(), underTheNewRoot);
        site.verifyThatTheStationNoticedNothing();
    }

    @Test
    void onlyARootThatTheOldOneSignedTakesOverWhereThatIsChecked() throws Exception {
        // M05.FR.08 to M05.FR.13; TC_M_09, TC_M_30 of OCPP 2.0.1, which have the same rules.
        Demand demand = Demand.password(site.first).certificates(true);
        site.beginWithCertificate(demand, "certificates: {additional-root-check: true, security-events: always}");
        Authority second = Authority.make(directory, "second");
        String crossSigned = site.first.crossSign(second);

        String stranger = site.installs(second.root());
        JsonNode event = site.csms.await(
                "call", told -> told.at("/payload/type").asText().equals("InvalidCentralSystemCertificate"));
        String known = site.installs(crossSigned);
        site.csms.demands(demand.anew(second.server(), second.root()));
        site.csms.hangsUp();
        JsonNode again = site.csms.awaitConnection(1);
        site.csms.await("call", told -> told.path("connection").asInt() > 1);
        var roots = site.roots();

        assertThat(stranger).isEqualTo("Rejected");
        assertThat(event.at("/payload/techInfo").asText()).isNotEmpty();
        assertThat(known).isEqualTo("Accepted");
        assertThat(again.at("/certificate/cn").asText()).isEqualTo("SN-0001");
        assertThat(roots).containsExactly(site.openssl.hashData(crossSigned, site.first.root()));
        site.verifyThatTheStationNoticedNothing();
    }
}
