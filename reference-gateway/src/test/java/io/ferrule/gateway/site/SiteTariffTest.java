// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.site;

import static org.assertj.core.api.Assertions.assertThat;

import io.ferrule.gateway.site.LegacyStation.Ability;
import io.ferrule.gateway.wiring.Gateway;
import io.ferrule.model.Payload;
import io.ferrule.proxy.testing.FakeCsms;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two stations whose cars stay overnight, and a tariff in a file; another station where nothing is known of cars. */
@Timeout(300)
class SiteTariffTest {

    private static final Duration LONG = Duration.ofSeconds(90);
    private static final Instant EVENING = Instant.parse("2026-03-02T18:00:00Z");
    private static final Instant NIGHT = Instant.parse("2026-03-02T23:00:10Z");
    private static final String CHEAP_AT_NIGHT =
            """
            {"id": "T", "currency": "EUR", "elements": [
              {"price_components": [{"type": "ENERGY", "price": 0.09}],
               "restrictions": {"start_time": "23:00", "end_time": "06:00"}},
              {"price_components": [{"type": "ENERGY", "price": 0.34}]}]}
            """;

    @TempDir
    private Path directory;

    private final Draws draws = new Draws();
    private final ShiftedClock clock = new ShiftedClock(EVENING);
    private final HttpClient http = HttpClient.newHttpClient();
    private final LegacyStation first = station("CP1");
    private final LegacyStation second = station("CP2");
    private final LegacyStation stranger = station("CP3");
    private final FakeCsms csms = FakeCsms.plain().hearing(new ChargingCloud()::hears);
    private Optional<Gateway> running = Optional.empty();

    private LegacyStation station(String id) {
        return new LegacyStation(id, Ability.AMPERES, draws, http);
    }

    @BeforeEach
    void carsComeInTheEvening() throws Exception {
        Gateway gateway = start();
        running = Optional.of(gateway);
        URI door = URI.create("ws://127.0.0.1:" + gateway.southbound().getPort() + "/ocpp");
        for (LegacyStation station : List.of(first, second)) {
            station.connects(door, true);
            station.begins();
        }
        csms.awaitConnection(LONG).awaitFrameContaining("StartTransaction", LONG);
        csms.awaitConnection(LONG).awaitFrameContaining("StartTransaction", LONG);
        stranger.connects(door, true);
        stranger.begins();
        draws.await(
                "two cars that wait, and one of which nothing is known",
                drawn -> drawn.getOrDefault("CP1", 1.0) == 0
                        && drawn.getOrDefault("CP2", 1.0) == 0
                        && drawn.getOrDefault("CP3", 0.0) > 31,
                LONG);
    }

    @AfterEach
    void stop() {
        running.ifPresent(Gateway::close);
        csms.close();
    }

    private Gateway start() throws Exception {
        Files.writeString(directory.resolve("tariff.json"), CHEAP_AT_NIGHT);
        return SiteGateway.start(
                directory,
                csms,
                2,
                """
                policy: plan
                tariff: tariff.json
                rules: {settle-seconds: 1, late-arrival-seconds: 4, between-seconds: 1, shortest-pause-seconds: 1,
                  resume-after-seconds: 1}
                nodes:
                  - {id: main, limit: {L1: 120}}
                stations:
                  - {id: CP1, node: main, phases: [L1], departure: 07:00, energy-wh: 20000}
                  - {id: CP2, node: main, phases: [L1], departure: 07:00, energy-wh: 20000}
                  - {id: CP3, node: main, phases: [L1]}
                """,
                clock);
    }

    private void awaitBoth(String what) throws InterruptedException {
        draws.await(what, drawn -> drawn.getOrDefault("CP1", 0.0) >= 6 && drawn.getOrDefault("CP2", 0.0) >= 6, LONG);
    }

    @Test
    void carsThatStayOvernightGetTheirEnergyWhenItIsCheap() throws Exception {
        Payload inTheEvening = SiteGateway.await(
                running.orElseThrow(),
                "a car that waits for a better price",
                site -> site.string("/stations/0/binding")
                        .filter("plan"::equals)
                        .isPresent(),
                LONG);
        clock.goesOnFrom(NIGHT);

        awaitBoth("energy at night");

        assertThat(inTheEvening.number("/stations/0/target").orElseThrow()).isZero();
    }

    /** Day-ahead prices come every day: a new file is taken without a restart. */
    @Test
    void aNewTariffIsTakenWhenTheConfigurationIsReadAgain() throws Exception {
        Files.writeString(directory.resolve("tariff.json"), CHEAP_AT_NIGHT.replace("23:00", "17:00"));

        String state = post("/api/reload");

        assertThat(state).contains("\"restartNeeded\":[]");
        awaitBoth("energy at the new price");
    }

    private String post(String path) throws IOException, InterruptedException {
        HttpRequest.Builder post = request(path).POST(BodyPublishers.noBody());
        return http.send(post.header("Content-Type", "application/json").build(), BodyHandlers.ofString())
                .body();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + running.orElseThrow().admin().getPort() + path));
    }
}
