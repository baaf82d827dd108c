// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ferrule.gateway.config.ConfigSource;
import io.ferrule.proxy.testing.FakeCsms;
import io.ferrule.proxy.testing.FakeCsmsConnection;
import io.ferrule.proxy.testing.FakeStation;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The configuration is read again while stations talk. */
@Timeout(120)
class ReloadTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    @TempDir
    private Path directory;

    private final FakeCsms csms = FakeCsms.plain();
    private final FakeCsms other = FakeCsms.plain();
    private final HttpClient http = HttpClient.newHttpClient();
    private Optional<Gateway> running = Optional.empty();

    @BeforeEach
    void start() throws Exception {
        write(csms, "");
        var source = ConfigSource.file(directory.resolve("gateway.yaml"), name -> Optional.empty());
        running = Optional.of(Gateway.start(source, Machine.here(Clock.systemUTC())));
    }

    @AfterEach
    void stop() {
        running.ifPresent(Gateway::close);
        csms.close();
        other.close();
    }

    private Gateway gateway() {
        return running.orElseThrow();
    }

    private void write(FakeCsms northbound, String more) throws IOException {
        Files.writeString(
                directory.resolve("gateway.yaml"),
                """
                southbound: {listen: 127.0.0.1:0}
                northbound: {url: %s}
                admin: {listen: 127.0.0.1:0}
                """
                                .formatted(northbound.uri())
                        + more);
    }

    private URI url(String id) {
        return URI.create("ws://" + Addresses.text(gateway().southbound()) + "/ocpp/" + id);
    }

    private HttpResponse<String> post(String path) throws IOException, InterruptedException {
        return http.send(
                request(path)
                        .POST(BodyPublishers.noBody())
                        .header("Content-Type", "application/json")
                        .build(),
                BodyHandlers.ofString());
    }

    private String get(String path) throws IOException, InterruptedException {
        return http.send(request(path).build(), BodyHandlers.ofString()).body();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(
                URI.create("http://" + Addresses.text(gateway().admin()) + path));
    }

    private JsonNode config() throws IOException, InterruptedException {
        return new ObjectMapper().readTree(get("/api/config"));
    }

    private static void converse(FakeStation station, String id) {
        station.send("[2,\"" + id + "\",\"Heartbeat\",{}]");
        assertThat(station.awaitFrame(SOON)).isEqualTo("[3,\"" + id + "\",{}]");
    }

    @Test
    void takesNewRulesForNewSessionsAndNamesWhatNeedsARestart() throws Exception {
        write(csms, "data-dir: elsewhere\nstations: [{id: CP1, southbound: {password: hush-hush-hush-16}}]\n");

        HttpResponse<String> response = post("/api/reload");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).contains("\"restartNeeded\":[\"data-dir\"]").contains("\"reloads\":1");
        try (FakeStation refused = FakeStation.dial(url("CP1"), Map.of(), List.of("ocpp1.6"))) {
            assertThat(refused.awaitUpgrade(SOON)).isEqualTo(401);
        }
    }

    @Test
    void keepsTheOldConfigurationOnAMistakeAndSaysWhereItIs() throws Exception {
        write(csms, "stations: [{di: CP1}]\n");

        HttpResponse<String> response = post("/api/reload");

        assertThat(response.statusCode()).isEqualTo(422);
        JsonNode config = config();
        assertThat(config.get("failures").asInt()).isEqualTo(1);
        assertThat(config.get("file").asText()).endsWith("gateway.yaml");
        assertThat(config.at("/lastError/reason").asText()).contains("gateway.yaml:4:13: stations[0].di: unknown key");
        assertThat(get("/metrics")).contains("ferrule_reload_failures_total 1.0");
        try (FakeStation station = FakeStation.connect(url("CP1"), "ocpp1.6")) {
            converse(station, "1");
        }
    }

    @Test
    void forgetsTheMistakeWhenItIsMended() throws Exception {
        write(csms, "stations: [{di: CP1}]\n");
        post("/api/reload");
        write(csms, "stations: [{id: CP1}]\n");

        post("/api/reload");

        assertThat(config().has("lastError")).isFalse();
        assertThat(get("/api/stations")).contains("\"id\":\"CP1\"");
    }

    @Test
    void letsSessionsRunAndTellsWhichOfThemGoByOldSettings() throws Exception {
        try (FakeStation station = FakeStation.connect(url("CP1"), "ocpp1.6")) {
            converse(station, "before");
            write(other, "");

            post("/api/reload");

            converse(station, "after");
            assertThat(csms.awaitConnection(SOON).frames()).hasSize(2);
            assertThat(config().get("outdated").get(0).asText()).isEqualTo("CP1");
        }
    }

    @Test
    void doesNotCallASessionOutdatedWhoseSettingsAreTheSame() throws Exception {
        try (FakeStation station = FakeStation.connect(url("CP1"), "ocpp1.6")) {
            converse(station, "before");
            write(csms, "stations: [{id: CP2}]\n");

            post("/api/reload");

            assertThat(config().get("outdated")).isEmpty();
        }
    }

    @Test
    void tellsAStationToConnectAgainUnderTheNewSettings() throws Exception {
        try (FakeStation station = FakeStation.connect(url("CP1"), "ocpp1.6")) {
            converse(station, "before");
            write(other, "");
            post("/api/reload");

            HttpResponse<String> response = post("/api/stations/CP1/reconnect");

            assertThat(response.body()).isEqualTo("{\"reconnect\":true}");
            assertThat(station.awaitClosed(SOON).code()).isEqualTo(1001);
        }
        try (FakeStation again = FakeStation.connect(url("CP1"), "ocpp1.6")) {
            converse(again, "again");
            FakeCsmsConnection upstream = other.awaitConnection(SOON);
            assertThat(upstream.path()).endsWith("/CP1");
            assertThat(config().get("outdated")).isEmpty();
        }
    }

    @Test
    void canTellOnlyAConnectedStation() throws Exception {
        write(csms, "stations: [{id: CP2}]\n");
        post("/api/reload");

        int unknown = post("/api/stations/CP1/reconnect").statusCode();
        int away = post("/api/stations/CP2/reconnect").statusCode();

        assertThat(List.of(unknown, away)).containsExactly(404, 409);
    }
}
