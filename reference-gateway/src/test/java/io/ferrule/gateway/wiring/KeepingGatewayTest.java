// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ferrule.gateway.config.ConfigSource;
import io.ferrule.gateway.config.JournalBlock;
import io.ferrule.gateway.journal.Letters;
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
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A gateway whose CSMS is away and that keeps what its stations say: what an operator sees of the journal, and can do. */
@Timeout(120)
class KeepingGatewayTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    @TempDir
    private Path directory;

    private Gateway gateway(String more) throws Exception {
        Path file = directory.resolve("gateway.yaml");
        Files.writeString(
                file,
                """
                southbound: {listen: 127.0.0.1:0}
                northbound:
                  url: ws://127.0.0.1:1/nobody-listens-here
                  when-away: buffer
                  authorize-while-away: any
                  boot-while-away: any
                admin: {listen: 127.0.0.1:0}
                """
                        + more);
        return Gateway.start(ConfigSource.file(file, name -> Optional.empty()), Machine.here(Clock.systemUTC()));
    }

    private static FakeStation station(Gateway gateway, String id) {
        return FakeStation.connect(
                URI.create("ws://" + Addresses.text(gateway.southbound()) + "/ocpp/" + id), "ocpp1.6");
    }

    private static HttpResponse<String> ask(Gateway gateway, String method, String path)
            throws IOException, InterruptedException {
        URI uri = URI.create("http://" + Addresses.text(gateway.admin()) + path);
        HttpRequest request = HttpRequest.newBuilder(uri)
                .method(method, BodyPublishers.noBody())
                .header("Content-Type", "application/json")
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    }

    private static JsonNode json(HttpResponse<String> response) throws IOException {
        return new ObjectMapper().readTree(response.body());
    }

    @Test
    void servesAStationWhileTheCsmsIsAwayAndShowsWhatWaits() throws Exception {
        try (Gateway gateway = gateway("");
                FakeStation station = station(gateway, "CP1")) {

            station.send("[2,\"1\",\"StopTransaction\",{\"transactionId\":7,\"idTag\":\"" + Letters.TAG
                    + "\",\"meterStop\":5,\"timestamp\":\"2026-11-22T08:00:00Z\"}]");

            assertThat(station.awaitFrame(SOON)).startsWith("[3,\"1\",{");
            HttpResponse<String> response = ask(gateway, "GET", "/api/journal?station=CP1&state=pending");
            JsonNode entry = json(response).get(0);
            assertThat(entry.get("action").asText()).isEqualTo("StopTransaction");
            assertThat(entry.get("transaction").asText()).isEqualTo("7");
            assertThat(response.body()).doesNotContain(Letters.TAG);
            JsonNode status = json(ask(gateway, "GET", "/api/stations")).get(0);
            assertThat(status.get("pending").asInt()).isEqualTo(1);
            assertThat(status.at("/northbound/state").asText()).isEqualTo("away");
            assertThat(ask(gateway, "GET", "/metrics").body()).contains("ferrule_upstream_away 1.0");
        }
    }

    @Test
    void keepsWhatWaitsOverARestart() throws Exception {
        try (Gateway gateway = gateway("");
                FakeStation station = station(gateway, "CP1")) {
            station.send("[2,\"1\",\"StopTransaction\",{\"transactionId\":7,"
                    + "\"meterStop\":5,\"timestamp\":\"2026-11-22T08:00:00Z\"}]");
            station.awaitFrame(SOON);
            gateway.drain(Duration.ofSeconds(5));
        }

        try (Gateway again = gateway("")) {
            JsonNode stations = json(ask(again, "GET", "/api/stations"));

            assertThat(stations).hasSize(1);
            assertThat(stations.get(0).get("id").asText()).isEqualTo("CP1");
            assertThat(stations.get(0).get("connected").asBoolean()).isFalse();
            assertThat(stations.get(0).get("pending").asInt()).isEqualTo(1);
        }
    }

    @Test
    void showsThePagesOfALongJournal() throws Exception {
        Letters.in(directory.resolve("data"), JournalBlock.defaults());
        try (Gateway gateway = gateway("")) {

            JsonNode first = json(ask(gateway, "GET", "/api/journal?limit=2"));
            JsonNode second = json(ask(gateway, "GET", "/api/journal?limit=2&after=2"));

            assertThat(first.findValuesAsText("entry")).containsExactly("1", "2");
            assertThat(second.findValuesAsText("entry")).containsExactly("3");
            assertThat(json(ask(gateway, "GET", "/api/journal?state=dead"))).hasSize(2);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"state=sent", "limit=0", "limit=1001", "limit=x", "after=-1", "station=", "stat=dead"})
    void saysWhatIsWrongWithAQuestion(String query) throws Exception {
        try (Gateway gateway = gateway("")) {

            HttpResponse<String> response = ask(gateway, "GET", "/api/journal?" + query);

            assertThat(response.statusCode()).isEqualTo(400);
        }
    }

    @Test
    void putsADeadStartBackWithItsTransaction() throws Exception {
        Letters.in(directory.resolve("data"), JournalBlock.defaults());
        try (Gateway gateway = gateway("")) {

            HttpResponse<String> response = ask(gateway, "POST", "/api/journal/2/retry");

            assertThat(response.body()).isEqualTo("{\"entry\":2,\"retried\":2}");
            assertThat(json(ask(gateway, "GET", "/api/journal?state=pending"))).hasSize(3);
        }
    }

    @Test
    void dropsADeadLetter() throws Exception {
        Letters.in(directory.resolve("data"), JournalBlock.defaults());
        try (Gateway gateway = gateway("")) {

            HttpResponse<String> response = ask(gateway, "DELETE", "/api/journal/3");

            assertThat(response.body()).isEqualTo("{\"entry\":3,\"dropped\":1}");
            assertThat(ask(gateway, "DELETE", "/api/journal/3").statusCode()).isEqualTo(404);
        }
    }

    @Test
    void leavesAloneWhatIsNotDead() throws Exception {
        Letters.in(directory.resolve("data"), JournalBlock.defaults());
        try (Gateway gateway = gateway("")) {

            assertThat(ask(gateway, "DELETE", "/api/journal/1").statusCode()).isEqualTo(409);
            assertThat(ask(gateway, "POST", "/api/journal/1/retry").statusCode())
                    .isEqualTo(409);
            assertThat(ask(gateway, "POST", "/api/journal/99/retry").statusCode())
                    .isEqualTo(404);
            assertThat(ask(gateway, "DELETE", "/api/journal/x").statusCode()).isEqualTo(404);
        }
    }

    @Test
    void setsADamagedJournalAsideAndSaysSo() throws Exception {
        Path data = directory.resolve("data");
        Letters.in(data, JournalBlock.defaults());
        Files.writeString(JournalStore.file(data), "this is no database, whatever it was before");
        try (Gateway gateway = gateway("")) {

            JsonNode status = json(ask(gateway, "GET", "/api/journal/status"));

            assertThat(status.at("/setAside/file").asText()).contains("journal.db.damaged-");
            assertThat(ask(gateway, "GET", "/metrics").body()).contains("ferrule_journal_set_aside_total 1.0");
            assertThat(json(ask(gateway, "GET", "/api/journal"))).isEmpty();
        }
    }

    @Test
    void refusesToStartOnAJournalThatAnotherGatewayHas() throws Exception {
        try (Gateway first = gateway("")) {

            StartException refused = org.assertj.core.api.Assertions.catchThrowableOfType(
                    StartException.class, () -> gateway("certificates: {store: elsewhere/identities}\n"));

            assertThat(refused).hasMessageContaining("in use").hasMessageContaining("another data-dir");
            assertThat(ask(first, "GET", "/ready").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void keepsNoJournalInMirrorMode() throws Exception {
        Path file = directory.resolve("mirror.yaml");
        Files.writeString(
                file,
                "southbound: {listen: 127.0.0.1:0}\nnorthbound: {url: ws://127.0.0.1:1/a}\nadmin: {listen: 127.0.0.1:0}\n");
        var source = ConfigSource.file(file, name -> Optional.empty());
        try (Gateway gateway = Gateway.start(source, Machine.here(Clock.systemUTC()))) {

            assertThat(ask(gateway, "GET", "/api/journal").body()).isEqualTo("[]");
            assertThat(ask(gateway, "GET", "/api/journal/status").statusCode()).isEqualTo(404);
            assertThat(JournalStore.file(directory.resolve("data"))).doesNotExist();
        }
    }
}
