// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.life;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.ferrule.certs.Issued;
import io.ferrule.certs.PemFiles;
import io.ferrule.certs.ThrowawayAuthority;
import io.ferrule.gateway.config.ConfigSource;
import io.ferrule.gateway.identity.ServerKeys;
import io.ferrule.gateway.wiring.Addresses;
import io.ferrule.gateway.wiring.Gateway;
import io.ferrule.gateway.wiring.Machine;
import io.ferrule.model.Call;
import io.ferrule.model.Payload;
import io.ferrule.proxy.testing.FakeCsms;
import io.ferrule.proxy.testing.FakeCsmsConnection;
import io.ferrule.proxy.testing.FakeStation;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.security.Signature;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Signed firmware (L01 of the security white paper, edition 3) for a station that knows UpdateFirmware only, by a configuration file. */
@Timeout(120)
class SignedFirmwareTest {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String ACCEPTED = "{\"status\":\"Accepted\"}";

    @TempDir
    private Path directory;

    private final byte[] image = new byte[300_000];
    private ThrowawayAuthority authority;
    private ThrowawayAuthority manufacturer;
    private Issued signer;
    private FakeCsms csms;
    private HttpsServer origin;
    private Gateway gateway;
    private FakeStation station;
    private FakeCsmsConnection link;

    @BeforeEach
    void start() throws Exception {
        new Random(11).nextBytes(image);
        SecureRandom random = new SecureRandom();
        authority = ThrowawayAuthority.create("Root", Clock.systemUTC(), random);
        manufacturer = ThrowawayAuthority.create("Manufacturer root", Clock.systemUTC(), random);
        signer = manufacturer.issueClient("Firmware signer", "Manufacturer");
        Issued.writeCertificates(directory.resolve("ca.pem"), List.of(authority.root()));
        ServerKeys keys = new ServerKeys(authority.issueServer(List.of("localhost")));
        csms = FakeCsms.tlsAsking(keys.context(List.of(authority.root())))
                .answering(
                        "BootNotification",
                        "{\"status\":\"Accepted\",\"currentTime\":\"2026-11-22T08:00:00Z\",\"interval\":300}")
                .answering("SignedFirmwareStatusNotification", "{}")
                .answering("SecurityEventNotification", "{}");
        origin = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        origin.setHttpsConfigurator(new HttpsConfigurator(keys.context(List.of(authority.root()))));
        origin.createContext("/", exchange -> {
            try (exchange) {
                exchange.sendResponseHeaders(200, image.length);
                exchange.getResponseBody().write(image);
            }
        });
        origin.start();
        gateway = gateway();
        connect();
    }

    @AfterEach
    void stop() {
        station.close();
        gateway.close();
        origin.stop(0);
        csms.close();
    }

    private Gateway gateway() throws Exception {
        Path file = directory.resolve("gateway.yaml");
        Files.writeString(
                file,
                """
                southbound: {listen: 127.0.0.1:0, admission: listed}
                admin: {listen: 127.0.0.1:0}
                northbound: {url: %s, security-profile: 2, trust: [ca.pem]}
                certificates: {security-events: always}
                firmware: {listen: 127.0.0.1:0, hosts: [localhost], networks: [127.0.0.0/8, '::1/128'], trust: [ca.pem]}
                stations: [{id: CP001, northbound: {password: 0123456789abcdef}}]
                """
                        .formatted(csms.uri()));
        return Gateway.start(ConfigSource.file(file, name -> Optional.empty()), Machine.here(Clock.systemUTC()));
    }

    private void connect() throws Exception {
        station = FakeStation.connect(
                        URI.create("ws://" + Addresses.text(gateway.southbound()) + "/ocpp/CP001"), "ocpp1.6")
                .answering("UpdateFirmware", "{}");
        say(
                "boot",
                "BootNotification",
                "{\"chargePointVendor\":\"V\",\"chargePointModel\":\"M\",\"firmwareVersion\":\"1.0\"}");
        link = csms.awaitConnection(SOON);
        Payload root = Payload.empty()
                .with("/certificateType", "ManufacturerRootCertificate")
                .with("/certificate", PemFiles.text(List.of(manufacturer.root())));
        assertThat(order("root", "InstallCertificate", root)).isEqualTo(ACCEPTED);
    }

    private void say(String id, String action, String payload) {
        station.send("[2,\"" + id + "\",\"" + action + "\"," + payload + "]");
        assertThat(station.awaitFrameContaining("\"" + id + "\"", SOON)).startsWith("[3,");
    }

    private String order(String id, String action, Payload request) throws Exception {
        link.send(Call.of(id, action, request).text());
        return new ObjectMapper()
                .readTree(link.awaitFrameContaining("\"" + id + "\"", SOON))
                .get(2)
                .toString();
    }

    private Payload update(byte[] signed) throws Exception {
        Signature signature = Signature.getInstance("SHA256withECDSA");
        signature.initSign(signer.key());
        signature.update(signed);
        return Payload.empty()
                .with("/requestId", 7)
                .with(
                        "/firmware",
                        Payload.empty()
                                .with(
                                        "/location",
                                        "https://localhost:"
                                                + origin.getAddress().getPort() + "/fw-2.0.bin")
                                .with(
                                        "/retrieveDateTime",
                                        Clock.systemUTC().instant().toString())
                                .with("/signingCertificate", PemFiles.text(signer.chain()))
                                .with("/signature", Base64.getEncoder().encodeToString(signature.sign())));
    }

    private void awaitStatus(String status) {
        String told = link.awaitFrameContaining("\"status\":\"" + status + "\"", SOON);
        assertThat(told).contains("SignedFirmwareStatusNotification", "\"requestId\":7");
    }

    @Test
    void givesTheStationTheVerifiedImageByAPlainUpdate() throws Exception {
        assertThat(order("update", "SignedUpdateFirmware", update(image))).isEqualTo(ACCEPTED);
        awaitStatus("SignatureVerified");
        JsonNode plain = new ObjectMapper().readTree(station.awaitFrameContaining("\"UpdateFirmware\"", SOON));

        URI location = URI.create(plain.get(3).get("location").asText());
        HttpResponse<byte[]> fetched = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(location).build(), HttpResponse.BodyHandlers.ofByteArray());
        say("s1", "FirmwareStatusNotification", "{\"status\":\"Downloaded\"}");
        say("s2", "FirmwareStatusNotification", "{\"status\":\"Installing\"}");
        awaitStatus("Installing");
        say("s3", "FirmwareStatusNotification", "{\"status\":\"Installed\"}");
        awaitStatus("Installed");

        assertThat(location.getPath()).endsWith("/fw-2.0.bin");
        assertThat(fetched.body()).isEqualTo(image);
        assertThat(link.awaitFrameContaining("FirmwareUpdated", SOON)).contains("SecurityEventNotification");
        assertThat(link.frames())
                .as("the station's own words stay here")
                .noneMatch(frame -> frame.contains("\"FirmwareStatusNotification\""));
    }

    @Test
    void keepsAnImageThatWasNotSignedFromTheStation() throws Exception {
        byte[] other = image.clone();
        other[0]++;

        assertThat(order("update", "SignedUpdateFirmware", update(other))).isEqualTo(ACCEPTED);
        awaitStatus("InvalidSignature");

        assertThat(link.awaitFrameContaining("InvalidFirmwareSignature", SOON)).contains("SecurityEventNotification");
        assertThat(station.frames()).noneMatch(frame -> frame.contains("UpdateFirmware"));
    }

    @Test
    void refusesAnUpdateWithoutASignature() throws Exception {
        // L01.FR.20
        Payload plain = Payload.empty()
                .with("/location", "https://localhost/fw.bin")
                .with("/retrieveDate", Clock.systemUTC().instant().toString());

        link.send(Call.of("plain", "UpdateFirmware", plain).text());

        assertThat(link.awaitFrameContaining("\"plain\"", SOON)).startsWith("[4,\"plain\",\"NotSupported\"");
        assertThat(station.frames()).noneMatch(frame -> frame.contains("UpdateFirmware"));
    }
}
