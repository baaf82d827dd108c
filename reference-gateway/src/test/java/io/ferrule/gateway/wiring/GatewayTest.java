// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ferrule.gateway.config.ConfigSource;
import io.ferrule.proxy.testing.FakeCsms;
import io.ferrule.proxy.testing.FakeStation;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The whole gateway over real sockets, without TLS; with TLS it is shown by the demonstration. */
@Timeout(120)
class GatewayTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    @TempDir
    private Path directory;

    private final FakeCsms csms = FakeCsms.plain();

    @AfterEach
    void stopCsms() {
        csms.close();
    }

    private ConfigSource source(String more) throws IOException {
        Path file = directory.resolve("gateway.yaml");
        Files.writeString(
                file,
                """
                southbound:
                  listen: 127.0.0.1:0
                northbound:
                  url: %s
                admin:
                  listen: 127.0.0.1:0
                """
                                .formatted(csms.uri())
                        + more);
        return ConfigSource.file(file, name -> Optional.empty());
    }

    private Gateway gateway(String more) throws Exception {
        return Gateway.start(source(more), Machine.here(Clock.systemUTC()));
    }

    private static FakeStation station(Gateway gateway, String id) {
        return FakeStation.connect(url(gateway, id), "ocpp1.6");
    }

    private static URI url(Gateway gateway, String id) {
        return URI.create("ws://" + Addresses.text(gateway.southbound()) + "/any/path/" + id);
    }

    private static HttpResponse<String> get(Gateway gateway, String path) throws IOException, InterruptedException {
        URI uri = URI.create("http://" + Addresses.text(gateway.admin()) + path);
        return HttpClient.newHttpClient().send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
    }

    @Test
    void forwardsTheVeryCharactersUnderTheIdentityOfTheStation() throws Exception {
        try (Gateway gateway = gateway("");
                FakeStation station = station(gateway, "CP%20001")) {
            String frame = "[2, \"1\",\"Heartbeat\" , {}]";

            station.send(frame);

            var connection = csms.awaitConnection(SOON);
            assertThat(connection.awaitFrame(SOON)).isEqualTo(frame);
            assertThat(connection.path()).endsWith("/CP%20001");
            assertThat(station.awaitFrame(SOON)).isEqualTo("[3,\"1\",{}]");
        }
    }

    @Test
    void givesABootNotificationTheConfiguredSerialNumber() throws Exception {
        try (Gateway gateway = gateway("stations: [{id: CP1, serial: SN-7}]\n");
                FakeStation station = station(gateway, "CP1")) {

            station.send("[2,\"1\",\"BootNotification\",{\"chargePointVendor\":\"V\",\"chargePointModel\":\"M\"}]");

            // OCPP 2.0.1 part 2, A00.FR.405: the CSMS compares the serial number with the certificate.
            assertThat(csms.awaitConnection(SOON).awaitFrame(SOON)).contains("\"chargePointSerialNumber\":\"SN-7\"");
        }
    }

    @Test
    void leavesASerialNumberThatTheStationSends() throws Exception {
        try (Gateway gateway = gateway("stations: [{id: CP1, serial: SN-7}]\n");
                FakeStation station = station(gateway, "CP1")) {
            String frame = "[2,\"1\",\"BootNotification\",{\"chargePointVendor\":\"V\",\"chargePointModel\":\"M\","
                    + "\"chargePointSerialNumber\":\"OWN\"}]";

            station.send(frame);

            assertThat(csms.awaitConnection(SOON).awaitFrame(SOON)).isEqualTo(frame);
        }
    }

    @Test
    void listsStationsAsThePublishedInterfaceSays() throws Exception {
        csms.answering("Heartbeat", "{\"currentTime\":\"2026-11-22T08:00:00Z\"}");
        try (Gateway gateway = gateway("stations: [{id: NEVER-SEEN}]\n");
                FakeStation station = station(gateway, "CP1")) {
            station.send("[2,\"1\",\"Heartbeat\",{}]");
            station.awaitFrame(SOON);

            HttpResponse<String> response = get(gateway, "/api/stations");

            JsonNode stations = new ObjectMapper().readTree(response.body());
            assertThat(response.headers().firstValue("Content-Type")).contains("application/json");
            assertThat(stations).hasSize(2);
            JsonNode first = stations.get(0);
            assertThat(first.get("id").asText()).isEqualTo("CP1");
            assertThat(first.get("connected").asBoolean()).isTrue();
            assertThat(first.get("ocpp").asText()).isEqualTo("1.6");
            assertThat(first.at("/southbound/address").asText()).isEqualTo("127.0.0.1");
            assertThat(first.at("/southbound/since").asText()).endsWith("Z");
            assertThat(first.at("/northbound/state").asText()).isEqualTo("open");
            assertThat(first.at("/northbound/profile").asInt(-1)).isZero();
            assertThat(first.get("pending").asInt(-1)).isZero();
            assertThat(first.get("dead").asInt(-1)).isZero();
            assertThat(first.get("findings").asInt(-1)).isZero();
            assertThat(stations.get(1).get("id").asText()).isEqualTo("NEVER-SEEN");
            assertThat(stations.get(1).get("connected").asBoolean()).isFalse();
        }
    }

    @Test
    void countsUnderItsOwnName() throws Exception {
        try (Gateway gateway = gateway("");
                FakeStation station = station(gateway, "CP1")) {
            station.send("[2,\"1\",\"Heartbeat\",{}]");
            station.awaitFrame(SOON);

            String metrics = get(gateway, "/metrics").body();

            List<String> names =
                    metrics.lines().filter(line -> !line.startsWith("#")).toList();
            assertThat(names).isNotEmpty().allSatisfy(name -> assertThat(name).startsWith("ferrule_"));
            assertThat(metrics)
                    .contains("ferrule_frames_total{from=\"station\",type=\"call\"} 1.0")
                    .contains("ferrule_stations_connected 1.0")
                    .contains("ferrule_upstreams{state=\"open\"} 1.0")
                    .contains("ferrule_jvm_memory_used_bytes");
        }
    }

    @Test
    void asksAListedStationForItsPassword() throws Exception {
        try (Gateway gateway = gateway("stations: [{id: CP1, southbound: {password: hush-hush-hush-16}}]\n");
                FakeStation refused = FakeStation.dial(url(gateway, "CP1"), Map.of(), List.of("ocpp1.6"))) {

            int status = refused.awaitUpgrade(SOON);

            assertThat(status).isEqualTo(401);
        }
    }

    @Test
    void isAliveButNotReadyAfterDraining() throws Exception {
        try (Gateway gateway = gateway("")) {
            int before = get(gateway, "/ready").statusCode();

            gateway.drain(Duration.ofSeconds(1));

            assertThat(before).isEqualTo(200);
            assertThat(get(gateway, "/ready").statusCode()).isEqualTo(503);
            assertThat(get(gateway, "/health").statusCode()).isEqualTo(200);
        }
    }
}
