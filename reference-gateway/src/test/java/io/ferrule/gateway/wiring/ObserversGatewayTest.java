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
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** More than one upstream by configuration, on real sockets. */
@Timeout(120)
class ObserversGatewayTest {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String BOOT = "[2,\"b\",\"BootNotification\",{\"chargePointModel\":\"M\"}]";

    @TempDir
    private Path directory;

    private final FakeCsms csms = FakeCsms.plain();
    private final FakeCsms ems = FakeCsms.plain();

    @AfterEach
    void stop() {
        csms.close();
        ems.close();
    }

    @Test
    void anObserverHearsTheStationUnderItsOwnNameForIt() throws Exception {
        try (Gateway gateway = gateway(observers("id-template: \"site-{id}\""));
                FakeStation station = station(gateway)) {

            station.send(BOOT);

            FakeCsmsConnection observer = ems.awaitConnection(SOON);
            assertThat(observer.awaitFrame(SOON)).isEqualTo(BOOT);
            assertThat(observer.path()).endsWith("/site-CP1");
            assertThat(csms.awaitConnection(SOON).path()).endsWith("/CP1");
        }
    }

    @Test
    void whatAnObserverMaySendIsInTheFile() throws Exception {
        try (Gateway gateway = gateway(observers("allow: [ClearCache]"));
                FakeStation station = station(gateway)) {
            station.answering("ClearCache", "{\"status\":\"Accepted\"}");
            station.send(BOOT);
            FakeCsmsConnection observer = ems.awaitConnection(SOON);
            observer.awaitFrame(SOON);

            observer.send("[2,\"1\",\"ClearCache\",{}]");
            observer.send("[2,\"2\",\"Reset\",{\"type\":\"Hard\"}]");

            assertThat(observer.awaitFrameContaining("\"1\"", SOON)).isEqualTo("[3,\"1\",{\"status\":\"Accepted\"}]");
            assertThat(observer.awaitFrameContaining("\"2\"", SOON)).contains("SecurityError");
        }
    }

    @Test
    void theAdminPortShowsObservers() throws Exception {
        try (Gateway gateway = gateway(observers(""));
                FakeStation station = station(gateway)) {
            station.send(BOOT);
            ems.awaitConnection(SOON).awaitFrame(SOON);

            JsonNode stations = new ObjectMapper().readTree(get(gateway, "/api/stations"));
            String metrics = get(gateway, "/metrics");

            assertThat(stations.at("/0/observers").toString())
                    .isEqualTo("[{\"name\":\"ems\",\"state\":\"open\",\"waiting\":0,\"dropped\":0}]");
            assertThat(metrics)
                    .contains("ferrule_observers_open 1.0")
                    .contains("ferrule_observers_opened_total{observer=\"ems\"} 1.0");
        }
    }

    @Test
    void virtualKeysOfTheCsmsOutliveARestart() throws Exception {
        String keys = "  when-away: buffer\n  virtual-keys: [MeterValueSampleInterval]\n";
        try (Gateway gateway = gateway(keys);
                FakeStation station = station(gateway)) {
            station.send(BOOT);
            FakeCsmsConnection first = csms.awaitConnection(SOON);
            first.awaitFrame(SOON);
            first.send("[2,\"c\",\"ChangeConfiguration\",{\"key\":\"MeterValueSampleInterval\",\"value\":\"7\"}]");
            assertThat(first.awaitFrameContaining("\"c\"", SOON)).isEqualTo("[3,\"c\",{\"status\":\"Accepted\"}]");
        }

        try (Gateway gateway = gateway(keys);
                FakeStation station = station(gateway)) {
            station.answering("GetConfiguration", "{\"configurationKey\":[]}");
            station.send(BOOT);
            FakeCsmsConnection second = csms.awaitConnection(SOON);
            second.awaitFrame(SOON);
            second.send("[2,\"g\",\"GetConfiguration\",{}]");

            assertThat(second.awaitFrameContaining("\"g\"", SOON)).contains("\"value\":\"7\"");
            assertThat(station.frames()).noneMatch(frame -> frame.contains("ChangeConfiguration"));
        }
    }

    @Test
    void anObserverHearsOfTransactionsThatTheCsmsDoesNotKnowYet() throws Exception {
        ems.answering("StartTransaction", "{\"transactionId\":900,\"idTagInfo\":{\"status\":\"Accepted\"}}");
        String text =
                """
                southbound: {listen: "127.0.0.1:0"}
                admin: {listen: "127.0.0.1:0"}
                northbound:
                  url: ws://127.0.0.1:%d
                  when-away: buffer
                  boot-while-away: any
                  authorize-while-away: any
                %s"""
                        .formatted(closedPort(), observers(""));
        try (Gateway gateway = start(text);
                FakeStation station = station(gateway)) {
            station.send(BOOT);
            assertThat(station.awaitFrame(SOON)).contains("Accepted");
            station.send("[2,\"s\",\"StartTransaction\",{\"connectorId\":1,\"idTag\":\"T\",\"meterStart\":0,"
                    + "\"timestamp\":\"2026-11-22T08:00:00Z\"}]");
            String started = station.awaitFrame(SOON);
            String provisional = started.replaceAll(".*\"transactionId\":(\\d+).*", "$1");

            station.send("[2,\"e\",\"StopTransaction\",{\"transactionId\":" + provisional + ",\"meterStop\":9,"
                    + "\"timestamp\":\"2026-11-22T09:00:00Z\"}]");

            FakeCsmsConnection observer = ems.awaitConnection(SOON);
            assertThat(observer.awaitFrameContaining("StopTransaction", SOON))
                    .contains("\"transactionId\":900,")
                    .doesNotContain(provisional);
            assertThat(station.awaitFrame(SOON)).startsWith("[3,\"e\"");
        }
    }

    @Test
    void theNextAddressIsDialledWhenTheFirstCannotBeReached() throws Exception {
        String text =
                """
                southbound: {listen: "127.0.0.1:0"}
                admin: {listen: "127.0.0.1:0"}
                northbound:
                  url: ws://127.0.0.1:%d
                  failover: [{url: "%s"}]
                """
                        .formatted(closedPort(), csms.uri());
        try (Gateway gateway = start(text);
                FakeStation station = station(gateway)) {

            station.send(BOOT);

            assertThat(csms.awaitConnection(SOON).awaitFrame(SOON)).isEqualTo(BOOT);
            assertThat(station.awaitFrame(SOON)).isEqualTo("[3,\"b\",{}]");
            assertThat(get(gateway, "/metrics")).contains("ferrule_upstreams_passed_over_total{stage=\"network\"} 1.0");
        }
    }

    private String observers(String more) {
        return "  observers: [{name: ems, url: \"" + ems.uri() + "\"" + (more.isEmpty() ? "" : ", " + more) + "}]\n";
    }

    private Gateway gateway(String northbound) throws Exception {
        return start(
                """
                southbound: {listen: "127.0.0.1:0"}
                admin: {listen: "127.0.0.1:0"}
                northbound:
                  url: %s
                """
                                .formatted(csms.uri())
                        + northbound);
    }

    private Gateway start(String text) throws Exception {
        Path file = directory.resolve("gateway.yaml");
        Files.writeString(file, text);
        return Gateway.start(ConfigSource.file(file, name -> Optional.empty()), Machine.here(Clock.systemUTC()));
    }

    private static FakeStation station(Gateway gateway) {
        return FakeStation.connect(
                URI.create("ws://" + Addresses.text(gateway.southbound()) + "/any/path/CP1"), "ocpp1.6");
    }

    private static String get(Gateway gateway, String path) throws IOException, InterruptedException {
        URI uri = URI.create("http://" + Addresses.text(gateway.admin()) + path);
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString())
                .body();
    }

    private static int closedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
