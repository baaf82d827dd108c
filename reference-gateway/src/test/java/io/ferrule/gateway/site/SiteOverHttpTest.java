// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.site;

import static org.assertj.core.api.Assertions.assertThat;

import io.ferrule.gateway.wiring.Gateway;
import io.ferrule.proxy.testing.FakeCsms;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What whoever reads a meter tells over HTTP, and what that makes of the site's page and metrics. */
@Timeout(200)
class SiteOverHttpTest {

    private static final Duration LONG = Duration.ofSeconds(60);

    @TempDir
    private Path directory;

    private final HttpClient http = HttpClient.newHttpClient();
    private final FakeCsms csms = FakeCsms.plain();
    private Optional<Gateway> running = Optional.empty();

    @BeforeEach
    void start() throws Exception {
        running = Optional.of(SiteGateway.start(
                directory,
                csms,
                30,
                """
                rules: {margin: 1}
                nodes:
                  - {id: main, limit: {L1: 63, L2: 63}, meter: on, worst-other-load: {L1: 40, L2: 41}}
                  - {id: sub, parent: main, limit: {L1: 32, L2: 32}}
                stations:
                  - {id: CP1, node: sub, phases: [L1], max: 16}
                  - {id: CP2, node: sub, phases: [L2, L1], max: 10}
                """,
                Clock.systemUTC()));
    }

    @AfterEach
    void stop() {
        running.ifPresent(Gateway::close);
        csms.close();
    }

    /** A silent meter counts at its worst case, a reading at what it says, each with the margin (G5 of {@link io.ferrule.charging.site}). */
    @Test
    void aReadingTakesThePlaceOfTheWorstCase() throws Exception {
        String silent = metric("ferrule_charging_fuse_other_amperes", "main", "L1", "41.0");

        HttpResponse<String> taken = load("main", "?L1=12.5&L2=3");

        String told = metric("ferrule_charging_fuse_other_amperes", "main", "L1", "13.5");
        assertThat(silent).contains("ferrule_charging_fuse_other_amperes{fuse=\"main\",phase=\"L2\"} 42.0\n");
        assertThat(taken.statusCode()).isEqualTo(200);
        assertThat(taken.body()).isEqualTo("{\"taken\":true}");
        assertThat(told).contains("ferrule_charging_fuse_other_amperes{fuse=\"main\",phase=\"L2\"} 4.0\n");
        assertThat(get("/api/site")).contains("\"id\":\"main\"", "\"otherLoad\":{\"L1\":13.5,\"L2\":4.0}");
    }

    /** A phase that is not named takes nothing. */
    @Test
    void aPhaseThatIsNotNamedIsWithoutLoad() throws Exception {
        load("main", "?L1=7");

        assertThat(metric("ferrule_charging_fuse_other_amperes", "main", "L1", "8.0"))
                .contains("ferrule_charging_fuse_other_amperes{fuse=\"main\",phase=\"L2\"} 1.0\n");
    }

    /** Stations that never came count at their largest current, on each of their phases. */
    @Test
    void showsTheFusesAndTheStationsAsMetrics() throws Exception {
        String page = metric("ferrule_charging_fuse_worst_amperes", "sub", "L1", "26.0");

        assertThat(page)
                .contains("ferrule_charging_fuse_worst_amperes{fuse=\"main\",phase=\"L1\"} 26.0\n")
                .contains("ferrule_charging_fuse_worst_amperes{fuse=\"main\",phase=\"L2\"} 10.0\n")
                .contains("ferrule_charging_fuse_limit_amperes{fuse=\"main\",phase=\"L1\"} 63.0\n")
                .contains("ferrule_charging_fuse_limit_amperes{fuse=\"sub\",phase=\"L2\"} 32.0\n")
                .contains("ferrule_charging_stations_reachable 0.0\n")
                .contains("ferrule_charging_stations_certain 0.0\n")
                .contains("ferrule_charging_stations_disobedient 0.0\n")
                .contains("ferrule_charging_orders_total 0.0\n");
    }

    @ParameterizedTest
    @CsvSource({
        "sub, ?L1=1, 404, meter: on",
        "attic, ?L1=1, 404, meter: on",
        "main, '', 400, '?L1=12.5'",
        "main, ?L4=1, 400, '?L1=12.5'",
        "main, ?L1=much, 400, L1 must be amperes",
        "main, ?L1=-1, 400, L1 must be amperes",
        "main, ?L1=NaN, 400, L1 must be amperes",
        "main, ?L1=100001, 400, L1 must be amperes"
    })
    void refusesWhatIsNoReading(String fuse, String query, int status, String says) throws Exception {
        HttpResponse<String> answer = load(fuse, query);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).contains(says);
    }

    private HttpResponse<String> load(String fuse, String query) throws IOException, InterruptedException {
        return http.send(
                request("/api/site/fuses/" + fuse + "/load" + query)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.noBody())
                        .build(),
                BodyHandlers.ofString());
    }

    private String get(String path) throws IOException, InterruptedException {
        return http.send(request(path).build(), BodyHandlers.ofString()).body();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + running.orElseThrow().admin().getPort() + path));
    }

    /** Asks until the site has decided, which it does once a second. */
    private String metric(String name, String fuse, String phase, String value) throws Exception {
        String line = name + "{fuse=\"" + fuse + "\",phase=\"" + phase + "\"} " + value + "\n";
        long end = System.nanoTime() + LONG.toNanos();
        String page = get("/metrics");
        while (!page.contains(line)) {
            assertThat(System.nanoTime() - end)
                    .as("time left until %s in %s", line, page)
                    .isNegative();
            CompletableFuture.runAsync(() -> {}, CompletableFuture.delayedExecutor(100, TimeUnit.MILLISECONDS))
                    .join();
            page = get("/metrics");
        }
        return page;
    }
}
