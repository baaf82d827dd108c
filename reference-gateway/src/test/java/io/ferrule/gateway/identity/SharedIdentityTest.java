// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.ferrule.certs.Issued;
import io.ferrule.certs.PemFiles;
import io.ferrule.certs.SigningRequest;
import io.ferrule.certs.ThrowawayAuthority;
import io.ferrule.gateway.config.ConfigSource;
import io.ferrule.gateway.wiring.Addresses;
import io.ferrule.gateway.wiring.Gateway;
import io.ferrule.gateway.wiring.Machine;
import io.ferrule.model.Call;
import io.ferrule.model.Payload;
import io.ferrule.proxy.testing.FakeCsms;
import io.ferrule.proxy.testing.FakeCsmsConnection;
import io.ferrule.proxy.testing.FakeStation;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** One certificate for all stations, as a local controller has (OCPP 2.0.1 part 4, 6.5), by a configuration file. */
@Timeout(120)
class SharedIdentityTest {

    private static final Duration SOON = Duration.ofSeconds(30);

    @TempDir
    private Path directory;

    private ThrowawayAuthority authority;
    private FakeCsms csms;

    @BeforeEach
    void startCsms() throws Exception {
        authority = ThrowawayAuthority.create("Root", Clock.systemUTC(), new SecureRandom());
        ServerKeys keys = new ServerKeys(authority.issueServer(List.of("localhost")));
        csms = FakeCsms.tls(keys.context(List.of(authority.root())), true)
                .answering("SignCertificate", "{\"status\":\"Accepted\"}");
        Issued.writeCertificates(directory.resolve("ca.pem"), List.of(authority.root()));
        Issued issued = authority.issueClient("GW-7", "Example CPO");
        issued.writeChain(directory.resolve("gw.pem"));
        issued.writeKey(directory.resolve("gw.key"));
    }

    @AfterEach
    void stopCsms() {
        csms.close();
    }

    private Gateway gateway(String more) throws Exception {
        Path file = directory.resolve("gateway.yaml");
        Files.writeString(
                file,
                """
                southbound: {listen: 127.0.0.1:0}
                admin: {listen: 127.0.0.1:0}
                northbound:
                  url: %s
                  trust: [ca.pem]
                  identity: {certificate: gw.pem, key: gw.key}
                  organisation: Example CPO
                certificates: {identity-mode: gateway, gateway-serial: GW-7%s}
                """
                        .formatted(csms.uri(), more));
        return Gateway.start(ConfigSource.file(file, name -> Optional.empty()), Machine.here(Clock.systemUTC()));
    }

    private static FakeStation station(Gateway gateway, String identity) {
        FakeStation station = FakeStation.connect(
                URI.create("ws://" + Addresses.text(gateway.southbound()) + "/ocpp/" + identity), "ocpp1.6");
        station.send("[2,\"boot\",\"BootNotification\",{\"chargePointVendor\":\"V\",\"chargePointModel\":\"M\"}]");
        station.awaitFrameContaining("\"boot\"", SOON);
        return station;
    }

    private X509Certificate sign(FakeCsmsConnection link) throws Exception {
        String frame = link.awaitFrameContaining("\"SignCertificate\"", SOON);
        SigningRequest request = new SigningRequest(
                new ObjectMapper().readTree(frame).get(3).get("csr").asText());
        X509Certificate certificate = authority.sign(request);
        Payload chain = Payload.empty().with("/certificateChain", PemFiles.text(List.of(certificate)));
        link.send(Call.of("c1", "CertificateSigned", chain).text());
        assertThat(link.awaitFrameContaining("\"c1\"", SOON)).contains("Accepted");
        return certificate;
    }

    @Test
    void oneRequestRenewsTheCertificateOfEveryStationsConnection() throws Exception {
        try (Gateway gateway = gateway("");
                FakeStation one = station(gateway, "CP001");
                FakeStation two = station(gateway, "CP002")) {
            FakeCsmsConnection first = csms.awaitConnection(SOON);
            FakeCsmsConnection second = csms.awaitConnection(SOON);

            Payload trigger = Payload.empty().with("/requestedMessage", "SignChargePointCertificate");
            first.send(Call.of("t1", "ExtendedTriggerMessage", trigger).text());
            X509Certificate renewed = sign(first);
            List<FakeCsmsConnection> after = List.of(csms.awaitConnection(SOON), csms.awaitConnection(SOON));

            assertThat(List.of(first, second))
                    .allSatisfy(link -> assertThat(link.clientSubject()).contains("CN=GW-7,O=Example CPO"));
            assertThat(after)
                    .allSatisfy(link -> assertThat(link.clientCertificate()).contains(renewed));
            assertThat(after).extracting(FakeCsmsConnection::path).hasSize(2).doesNotHaveDuplicates();
            for (FakeStation station : List.of(one, two)) {
                station.send("[2,\"beat\",\"Heartbeat\",{}]");
                assertThat(station.awaitFrameContaining("\"beat\"", SOON)).startsWith("[3,");
            }
        }
    }

    @Test
    void aShareOfTheStationsShowsTheNewCertificateFirst() throws Exception {
        try (Gateway gateway = gateway(", canary: {share: 50%, hold: 1h}");
                FakeStation one = station(gateway, "CP001");
                FakeStation two = station(gateway, "CP002")) {
            FakeCsmsConnection first = csms.awaitConnection(SOON);
            csms.awaitConnection(SOON);

            Payload trigger = Payload.empty().with("/requestedMessage", "SignChargePointCertificate");
            first.send(Call.of("t1", "ExtendedTriggerMessage", trigger).text());
            X509Certificate renewed = sign(first);
            FakeCsmsConnection after = csms.awaitConnection(SOON);

            assertThat(after.clientCertificate()).contains(renewed);
            for (FakeStation station : List.of(one, two)) {
                station.send("[2,\"beat\",\"Heartbeat\",{}]");
                assertThat(station.awaitFrameContaining("\"beat\"", SOON)).startsWith("[3,");
            }
            assertThat(csms.connections())
                    .as("the other station keeps its connection")
                    .hasSize(3);
        }
    }
}
