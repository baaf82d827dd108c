// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ferrule.certs.Issued;
import io.ferrule.certs.PemFiles;
import io.ferrule.certs.SigningRequest;
import io.ferrule.certs.ThrowawayAuthority;
import io.ferrule.gateway.config.ConfigSource;
import io.ferrule.gateway.identity.ServerKeys;
import io.ferrule.model.Call;
import io.ferrule.model.Payload;
import io.ferrule.proxy.testing.FakeCsms;
import io.ferrule.proxy.testing.FakeCsmsConnection;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A gateway that is the Local Controller of its site, towards a CSMS of OCPP 2.0.1 with mutual TLS. */
class ControllerGatewayTest {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String ACCEPTED =
            "{\"currentTime\":\"2026-03-02T10:00:00Z\",\"interval\":300,\"status\":\"Accepted\"}";
    private static final String SITE =
            """
            nodes: [{id: main, limit: {L1: 63, L2: 63, L3: 63}}]
            stations: [{id: CP001, node: main, max: 32}]
            """;

    @TempDir
    private Path directory;

    private final FakeCsms csms = FakeCsms.plain();
    private ThrowawayAuthority authority;
    private FakeCsms cloud;
    private int asked;

    @BeforeEach
    void startCloud() throws Exception {
        authority = ThrowawayAuthority.create("Root", Clock.systemUTC(), new SecureRandom());
        ServerKeys server = new ServerKeys(authority.issueServer(List.of("localhost")));
        cloud = FakeCsms.tls(server.context(List.of(authority.root())), true)
                .answering("BootNotification", ACCEPTED)
                .answering("SignCertificate", "{\"status\":\"Accepted\"}");
        Issued.writeCertificates(directory.resolve("ca.pem"), List.of(authority.root()));
        Issued own = authority.issueClient("LC-0001", "Example CPO");
        own.writeChain(directory.resolve("lc.pem"));
        own.writeKey(directory.resolve("lc.key"));
    }

    @AfterEach
    void stop() {
        cloud.close();
        csms.close();
    }

    @Test
    void connectsWithItsOwnCertificateAndIsShownAmongTheStations() throws Exception {
        try (Gateway gateway = gateway("mirror")) {
            FakeCsmsConnection connection = cloud.awaitConnection(SOON);
            String boot = connection.awaitFrameContaining("BootNotification", SOON);

            JsonNode shown =
                    new ObjectMapper().readTree(get(gateway, "/api/stations")).at("/0");

            assertThat(boot).contains("\"serialNumber\":\"LC-0001\"", "\"model\":\"Local Controller\"");
            assertThat(connection.clientSubject().orElse("")).contains("CN=LC-0001");
            assertThat(connection.path()).isEqualTo("/ocpp/LC-1");
            assertThat(connection.subprotocol()).contains("ocpp2.0.1");
            assertThat(shown.at("/id").asText()).isEqualTo("LC-1");
            assertThat(shown.at("/southbound/address").asText()).isEqualTo("resident");
            assertThat(shown.at("/northbound/profile").asInt()).isEqualTo(3);
            assertThat(shown.at("/certificate/subject").asText()).contains("LC-0001");
        }
    }

    /** The limit goes to the drive of the site, and what that decides comes back as a variable. */
    @ParameterizedTest
    @ValueSource(strings = {"mirror", "buffer"})
    void aLimitOfTheCloudHoldsForTheSiteAlsoAfterALossAndARestart(String away) throws Exception {
        try (Gateway gateway = gateway(away)) {
            FakeCsmsConnection first = cloud.awaitConnection(SOON);
            first.awaitFrameContaining("BootNotification", SOON);
            first.send("[2,\"p\",\"SetChargingProfile\"," + profile(25) + "]");
            assertThat(first.awaitFrameContaining("[3,\"p\"", SOON)).contains("Accepted");
            awaitLimitInForce(first, "25.0");
            first.vanish();

            FakeCsmsConnection second = cloud.awaitConnection(SOON);

            awaitLimitInForce(second, "25.0");
            assertThat(gateway.southbound().getPort()).isPositive();
        }
        try (Gateway again = gateway(away)) {
            FakeCsmsConnection third = cloud.awaitConnection(SOON);
            third.awaitFrameContaining("BootNotification", SOON);

            awaitLimitInForce(third, "25.0");
            assertThat(again.southbound().getPort()).isPositive();
        }
    }

    @Test
    void anEventOfTheGridBindsAndTheCloudIsTold() throws Exception {
        String event =
                "{\"intervalPeriod\":{\"start\":\"" + Instant.now().minusSeconds(60) + "\",\"duration\":\"PT1H\"},"
                        + "\"intervals\":[{\"payloads\":[{\"type\":\"IMPORT_CAPACITY_LIMIT\",\"values\":[6.9]}]}]}";
        try (Gateway gateway = gateway("mirror")) {
            FakeCsmsConnection connection = cloud.awaitConnection(SOON);
            connection.awaitFrameContaining("BootNotification", SOON);

            connection.send(
                    "[2,\"e\",\"DataTransfer\",{\"vendorId\":\"io.ferrule\",\"messageId\":\"openadr-event\",\"data\":"
                            + event + "}]");

            assertThat(connection.awaitFrameContaining("[3,\"e\"", SOON)).contains("Accepted");
            assertThat(connection.awaitFrameContaining("NotifyChargingLimit", SOON))
                    .contains("\"chargingLimitSource\":\"SO\"", "6900");
            awaitLimitInForce(connection, "10.0");
            assertThat(gateway.southbound().getPort()).isPositive();
        }
    }

    /** A02: its certificate lives as that of any station does, also where stations have no security towards their CSMS. */
    @Test
    void getsANewCertificateFromItsCsms() throws Exception {
        try (Gateway gateway = gateway("mirror")) {
            FakeCsmsConnection first = cloud.awaitConnection(SOON);
            first.awaitFrameContaining("BootNotification", SOON);
            first.send("[2,\"t\",\"TriggerMessage\",{\"requestedMessage\":\"SignChargingStationCertificate\"}]");
            JsonNode request = new ObjectMapper().readTree(first.awaitFrameContaining("\"SignCertificate\"", SOON));
            X509Certificate fresh =
                    authority.sign(new SigningRequest(request.at("/3/csr").asText()));

            first.send(Call.of(
                            "s",
                            "CertificateSigned",
                            Payload.empty().with("/certificateChain", PemFiles.text(List.of(fresh))))
                    .text());

            FakeCsmsConnection second = cloud.awaitConnection(SOON);
            assertThat(second.clientCertificate()).contains(fresh);
            assertThat(fresh.getSubjectX500Principal().getName()).contains("CN=LC-0001");
            assertThat(gateway.southbound().getPort()).isPositive();
        }
    }

    /** There may be a limit in it. */
    @Test
    void doesNotBeginWithAFileThatCannotBeRead() throws Exception {
        Files.createDirectories(directory.resolve("data"));
        Files.writeString(directory.resolve("data/local-controller.json"), "{");

        assertThatThrownBy(() -> gateway("mirror"))
                .isInstanceOf(StartException.class)
                .hasMessageContaining("local-controller.json");
    }

    private static String profile(int amps) {
        return "{\"evseId\":0,\"chargingProfile\":{\"id\":1,\"stackLevel\":0,"
                + "\"chargingProfilePurpose\":\"ChargingStationMaxProfile\",\"chargingProfileKind\":\"Absolute\","
                + "\"chargingSchedule\":[{\"id\":1,\"startSchedule\":\"2026-01-01T00:00:00Z\",\"chargingRateUnit\":\"A\","
                + "\"chargingSchedulePeriod\":[{\"startPeriod\":0,\"limit\":" + amps + "}]}]}}";
    }

    /** Asks until the site has decided, which it does once a second; who asks too often is cut off. */
    private void awaitLimitInForce(FakeCsmsConnection connection, String amps) {
        Instant end = Instant.now().plus(SOON);
        String answer = "nothing";
        while (Instant.now().isBefore(end)) {
            String id = "v" + asked++;
            connection.send("[2,\"" + id + "\",\"GetVariables\",{\"getVariableData\":[{\"component\":"
                    + "{\"name\":\"DistributionPanel\",\"instance\":\"main\"},\"variable\":"
                    + "{\"name\":\"LimitInForce\",\"instance\":\"L1\"}}]}]");
            answer = connection.awaitFrameContaining("[3,\"" + id + "\"", SOON);
            if (answer.contains("\"attributeValue\":\"" + amps + "\"")) {
                return;
            }
            CompletableFuture.runAsync(() -> {}, CompletableFuture.delayedExecutor(250, TimeUnit.MILLISECONDS))
                    .join();
        }
        throw new AssertionError("the limit did not come into force, the last answer was " + answer);
    }

    private Gateway gateway(String away) throws Exception {
        Files.writeString(directory.resolve("site.yaml"), SITE);
        Path file = directory.resolve("gateway.yaml");
        Files.writeString(
                file,
                """
                data-dir: data
                southbound: {listen: 127.0.0.1:0, admission: listed}
                admin: {listen: 127.0.0.1:0}
                northbound:
                  url: %s
                  when-away: %s
                  organisation: Example CPO
                  reconnect: {wait-minimum-seconds: 1, random-range-seconds: 0, repeat-times: 0}
                charging:
                  site: site.yaml
                  local-controller:
                    id: LC-1
                    serial: LC-0001
                    url: %s
                    trust: [ca.pem]
                    identity: {certificate: lc.pem, key: lc.key}
                stations: [{id: CP001}]
                """
                        .formatted(csms.uri(), away, cloud.uri()));
        return Gateway.start(ConfigSource.file(file, name -> Optional.empty()), Machine.here(Clock.systemUTC()));
    }

    private static String get(Gateway gateway, String path) throws Exception {
        URI uri = URI.create("http://" + Addresses.text(gateway.admin()) + path);
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString())
                .body();
    }
}
