// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.identity;

import static io.ferrule.gateway.identity.PasswordSite.order;
import static io.ferrule.gateway.identity.PasswordSite.signed;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ferrule.certs.CertificateHashData;
import io.ferrule.certs.HashAlgorithm;
import io.ferrule.certs.Issued;
import io.ferrule.certs.PemFiles;
import io.ferrule.certs.ThrowawayAuthority;
import io.ferrule.gateway.wiring.Addresses;
import io.ferrule.gateway.wiring.Gateway;
import io.ferrule.model.Payload;
import io.ferrule.proxy.testing.FakeCsms;
import io.ferrule.proxy.testing.FakeCsmsConnection;
import io.ferrule.proxy.testing.FakeStation;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A whole life of a station's certificate through a gateway that runs from a file, over real sockets with mutual TLS. */
@Timeout(180)
class CertificateLifeTest {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String ACCEPTED = "{\"status\":\"Accepted\"}";

    @TempDir
    private Path directory;

    private ThrowawayAuthority first;
    private ThrowawayAuthority second;
    private ServerKeys server;
    private FakeCsms csms;
    private int asked;

    @BeforeEach
    void startCsms() throws Exception {
        SecureRandom random = new SecureRandom();
        first = ThrowawayAuthority.create("First root", Clock.systemUTC(), random);
        second = ThrowawayAuthority.create("Second root", Clock.systemUTC(), random);
        server = new ServerKeys(first.issueServer(List.of("localhost")));
        csms = FakeCsms.tlsAsking(server.context(List.of(first.root(), second.root())))
                .answering("SignCertificate", ACCEPTED);
        Issued.writeCertificates(directory.resolve("ca.pem"), List.of(first.root()));
    }

    @AfterEach
    void stopCsms() {
        csms.close();
    }

    private static FakeStation station(Gateway gateway) {
        FakeStation station = FakeStation.connect(PasswordSite.url(gateway), "ocpp1.6");
        station.send("[2,\"boot\",\"BootNotification\",{\"chargePointVendor\":\"V\",\"chargePointModel\":\"M\"}]");
        station.awaitFrameContaining("\"boot\"", SOON);
        return station;
    }

    private void stillServed(FakeStation station) {
        asked++;
        station.send("[2,\"beat-" + asked + "\",\"Heartbeat\",{}]");
        assertThat(station.awaitFrameContaining("\"beat-" + asked + "\"", SOON)).startsWith("[3,");
    }

    private static JsonNode sign(FakeCsmsConnection link, String id, ThrowawayAuthority authority) throws Exception {
        return order(link, id, "CertificateSigned", signed(link, authority));
    }

    private static int renew(Gateway gateway) throws Exception {
        URI uri = URI.create("http://" + Addresses.text(gateway.admin()) + "/api/certificates/CP001/renew");
        HttpRequest request = HttpRequest.newBuilder(uri)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .statusCode();
    }

    @Test
    void leadsFromAPasswordToACertificateItsRenewalAndAnotherRootWhileTheStationStays() throws Exception {
        // A02, A05, A03, M05; TC_083, TC_074, TC_075_2, TC_076 of OCPP 1.6 with the security extension, and on the way
        // TC_085
        // (the password), TC_086 (the CSMS's certificate), TC_087 (the station's).
        try (Gateway gateway = PasswordSite.start(directory, csms.uri());
                FakeStation station = station(gateway)) {
            FakeCsmsConnection byPassword = csms.awaitConnection(SOON);
            assertThat(byPassword.authorization()).isPresent();
            assertThat(byPassword.clientSubject()).isEmpty();

            Payload trigger = Payload.empty().with("/requestedMessage", "SignChargePointCertificate");
            assertThat(order(byPassword, "t1", "ExtendedTriggerMessage", trigger)
                            .toString())
                    .isEqualTo(ACCEPTED);
            assertThat(sign(byPassword, "c1", first).toString()).isEqualTo(ACCEPTED);
            stillServed(station);

            Payload profile = Payload.empty().with("/key", "SecurityProfile").with("/value", "3");
            assertThat(order(byPassword, "p1", "ChangeConfiguration", profile).toString())
                    .isEqualTo(ACCEPTED);
            FakeCsmsConnection byCertificate = csms.awaitConnection(SOON);
            stillServed(station);
            assertThat(byCertificate.clientSubject()).contains("CN=SN-0001,O=Example CPO");
            assertThat(byCertificate.authorization()).isEmpty();

            assertThat(renew(gateway)).isEqualTo(200);
            assertThat(sign(byCertificate, "c2", first).toString()).isEqualTo(ACCEPTED);
            FakeCsmsConnection renewed = csms.awaitConnection(SOON);
            stillServed(station);
            assertThat(renewed.clientCertificate().orElseThrow().getSerialNumber())
                    .isNotEqualTo(
                            byCertificate.clientCertificate().orElseThrow().getSerialNumber());

            Payload root = Payload.empty()
                    .with("/certificateType", "CentralSystemRootCertificate")
                    .with("/certificate", PemFiles.text(List.of(second.root())));
            assertThat(order(renewed, "r1", "InstallCertificate", root).toString())
                    .isEqualTo(ACCEPTED);
            server.shows(second.issueServer(List.of("localhost")));
            assertThat(renew(gateway)).isEqualTo(200);
            assertThat(sign(renewed, "c3", second).toString()).isEqualTo(ACCEPTED);
            FakeCsmsConnection underTheNewRoot = csms.awaitConnection(SOON);
            stillServed(station);

            assertThat(order(underTheNewRoot, "d1", "DeleteCertificate", naming(first.root()))
                            .toString())
                    .isEqualTo(ACCEPTED);
            stillServed(station);
        }
    }

    @Test
    void asksForNoCertificateOnceTheCsmsHasEmptiedTheNameOfTheOperator() throws Exception {
        // A02: CpoName has to be set before. What the CSMS reads is what counts, not what was configured.
        try (Gateway gateway = PasswordSite.start(directory, csms.uri());
                FakeStation station = station(gateway)) {
            FakeCsmsConnection link = csms.awaitConnection(SOON);
            Payload none = Payload.empty().with("/key", "CpoName").with("/value", "");
            assertThat(order(link, "n1", "ChangeConfiguration", none).toString())
                    .isEqualTo(ACCEPTED);

            Payload trigger = Payload.empty().with("/requestedMessage", "SignChargePointCertificate");
            JsonNode answer = order(link, "t1", "ExtendedTriggerMessage", trigger);

            assertThat(answer.toString()).isEqualTo("{\"status\":\"Rejected\"}");
            stillServed(station);
        }
    }

    private static Payload naming(X509Certificate root) {
        CertificateHashData data = CertificateHashData.of(root, root.getPublicKey(), HashAlgorithm.SHA256);
        return Payload.of("{\"certificateHashData\":{\"hashAlgorithm\":\"SHA256\",\"issuerNameHash\":\""
                + data.issuerNameHash()
                + "\",\"issuerKeyHash\":\"" + data.issuerKeyHash() + "\",\"serialNumber\":\"" + data.serialNumber()
                + "\"}}");
    }
}
