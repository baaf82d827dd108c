// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import io.ferrule.gateway.config.ConfigSource;
import io.ferrule.gateway.process.ServiceManager;
import io.ferrule.gateway.shedding.MemoryReading;
import io.ferrule.proxy.testing.FakeCsms;
import io.ferrule.proxy.testing.FakeStation;
import io.ferrule.proxy.testing.MutableClock;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The clock jumps, memory is short: those who are connected notice nothing. */
@Timeout(120)
class HardTimesTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    @TempDir
    private Path directory;

    private final FakeCsms csms = FakeCsms.plain();
    private final MutableClock clock = new MutableClock(Instant.parse("2026-11-22T08:00:00Z"));
    private volatile int heapPercent;

    @AfterEach
    void stopCsms() {
        csms.close();
    }

    private Gateway gateway(String mode) throws Exception {
        Path file = directory.resolve("gateway.yaml");
        Files.writeString(
                file,
                """
                southbound: {listen: 127.0.0.1:0}
                northbound: {url: %s, when-away: %s, call-timeout-seconds: 5}
                admin: {listen: 127.0.0.1:0}
                """
                        .formatted(csms.uri(), mode));
        MemoryReading memory = new MemoryReading() {
            @Override
            public int percentAfterCollection() {
                return heapPercent;
            }

            @Override
            public void refresh() {}
        };
        Machine machine = new Machine(clock, memory, new ServiceManager(Optional.empty(), Optional.empty()));
        return Gateway.start(ConfigSource.file(file, name -> Optional.empty()), machine);
    }

    private static URI url(Gateway gateway, String id) {
        return URI.create("ws://" + Addresses.text(gateway.southbound()) + "/ocpp/" + id);
    }

    private static void converse(FakeStation station, String id) {
        station.send("[2,\"" + id + "\",\"StopTransaction\",{\"transactionId\":7,\"meterStop\":5,"
                + "\"timestamp\":\"2026-11-22T08:00:00Z\",\"reason\":\"Local\",\"idTag\":\"" + id + "\"}]");
        assertThat(station.awaitFrame(SOON)).startsWith("[3,\"" + id + "\",{");
    }

    private static HttpResponse<String> get(Gateway gateway, String path) throws IOException, InterruptedException {
        URI uri = URI.create("http://" + Addresses.text(gateway.admin()) + path);
        return HttpClient.newHttpClient().send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"mirror", "buffer"})
    void carriesOnWhenTheClockJumpsForwardAndBack(String mode) throws Exception {
        try (Gateway gateway = gateway(mode);
                FakeStation station = FakeStation.connect(url(gateway, "CP1"), "ocpp1.6")) {
            converse(station, "before");

            clock.advance(Duration.ofDays(3_650));
            converse(station, "in ten years");
            clock.set(Instant.EPOCH);
            converse(station, "in 1970");
            clock.set(Instant.parse("2026-11-22T08:01:00Z"));
            converse(station, "after");

            assertThat(get(gateway, "/api/stations").body())
                    .contains("\"connected\":true")
                    .contains("\"dead\":0");
            assertThat(csms.connections()).hasSize(1);
        }
    }

    @Test
    void keepsNewcomersOutsideWhileMemoryIsShortAndServesThoseWhoAreThere() throws Exception {
        try (Gateway gateway = gateway("mirror");
                FakeStation station = FakeStation.connect(url(gateway, "CP1"), "ocpp1.6")) {
            converse(station, "before");

            heapPercent = 90;
            int status = statusOfANewcomer(gateway, 503);

            assertThat(status).isEqualTo(503);
            converse(station, "meanwhile");
            assertThat(get(gateway, "/ready").statusCode()).isEqualTo(503);
            assertThat(get(gateway, "/metrics").body()).contains("ferrule_shedding_stage 2.0");
            heapPercent = 20;
            assertThat(statusOfANewcomer(gateway, 101)).isEqualTo(101);
        }
    }

    /** Memory is looked at once a second. */
    private static int statusOfANewcomer(Gateway gateway, int wanted) {
        long end = System.nanoTime() + SOON.toNanos();
        int status = 0;
        for (int i = 0; status != wanted && System.nanoTime() - end < 0; i++) {
            try (FakeStation newcomer = FakeStation.dial(url(gateway, "NEW-" + i), Map.of(), List.of("ocpp1.6"))) {
                status = newcomer.awaitUpgrade(SOON);
            }
        }
        return status;
    }
}
