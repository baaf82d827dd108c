// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.site;

import static org.assertj.core.api.Assertions.assertThat;

import io.ferrule.certs.Issued;
import io.ferrule.certs.ThrowawayAuthority;
import io.ferrule.gateway.config.ConfigSource;
import io.ferrule.gateway.identity.ServerKeys;
import io.ferrule.gateway.site.LegacyStation.Ability;
import io.ferrule.gateway.wiring.Gateway;
import io.ferrule.gateway.wiring.Machine;
import io.ferrule.model.Payload;
import io.ferrule.proxy.testing.FakeCsms;
import io.ferrule.proxy.testing.FakeCsmsConnection;
import java.math.BigDecimal;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Twenty stations of 1.6 whose site is bounded by a CSMS of 2.0.1 through the Local Controller, over real sockets. */
@Timeout(400)
class SiteUnderControllerTest {

    private static final double FUSE = 250;
    private static final double FIRST = 190;
    private static final double SECOND = 215;
    private static final double GRID = 184;
    private static final Duration LONG = Duration.ofSeconds(90);
    private static final Duration PERIOD = Duration.ofSeconds(30);
    /** A slow machine answers late. That limits are told before they begin is shown in virtual time. */
    private static final Duration LATE = Duration.ofSeconds(6);

    private static final int STATIONS = 20;

    @TempDir
    private Path directory;

    private final Draws draws = new Draws();
    private final HttpClient http = HttpClient.newHttpClient();
    private final List<LegacyStation> stations = LegacyStation.many(STATIONS, draws, http);
    private final FakeCsms csms = FakeCsms.plain().hearing(new ChargingCloud()::hears);
    private FakeCsms cloud;

    @BeforeEach
    void startCloud() throws Exception {
        ThrowawayAuthority authority = ThrowawayAuthority.create("Root", Clock.systemUTC(), new SecureRandom());
        ServerKeys server = new ServerKeys(authority.issueServer(List.of("localhost")));
        cloud = FakeCsms.tls(server.context(List.of(authority.root())), true)
                .answering(
                        "BootNotification",
                        "{\"currentTime\":\"2026-03-02T10:00:00Z\",\"interval\":300,\"status\":\"Accepted\"}");
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

    /** G1, G4 and G12 of {@link io.ferrule.charging.site}; OCPP 2.0.1 edition 3, K01 and K12. */
    @Test
    void staysUnderTheFuseAndEveryLimitOfTheController() throws Exception {
        try (Gateway gateway = gateway()) {
            FakeCsmsConnection controller = cloud.awaitConnection(LONG);
            controller.awaitFrameContaining("BootNotification", LONG);
            stations.forEach(station -> station.connects(SiteGateway.door(gateway), true));
            stations.forEach(LegacyStation::begins);
            settles(gateway, FUSE);
            Instant start = Instant.now().plusSeconds(10).truncatedTo(ChronoUnit.SECONDS);

            orders(controller, start);

            Map<String, Integer> told = told();
            for (double limit : List.of(FIRST, SECOND, GRID, SECOND)) {
                settles(gateway, limit);
                assertThat(told()).as("limits told until %s A hold", limit).allSatisfy((station, count) -> assertThat(
                                count - told.getOrDefault(station, 0))
                        .isLessThanOrEqualTo(1));
                told.putAll(told());
            }
            Instant second = start.plus(PERIOD);
            Instant grid = second.plus(PERIOD);
            assertThat(draws.highest()).isLessThanOrEqualTo(FUSE);
            assertThat(draws.highest(start.plus(LATE), second)).isLessThanOrEqualTo(FIRST);
            assertThat(draws.highest(second.plus(LATE), grid)).isLessThanOrEqualTo(SECOND);
            assertThat(draws.highest(grid.plus(LATE), grid.plus(PERIOD))).isLessThanOrEqualTo(GRID);
            assertThat(draws.highest(grid.plus(PERIOD).plus(LATE), Instant.now()))
                    .isLessThanOrEqualTo(SECOND);
        }
    }

    private static void orders(FakeCsmsConnection controller, Instant start) {
        long period = PERIOD.toSeconds();
        String profile = "{\"evseId\":0,\"chargingProfile\":{\"id\":1,\"stackLevel\":0,"
                + "\"chargingProfilePurpose\":\"ChargingStationMaxProfile\",\"chargingProfileKind\":\"Absolute\","
                + "\"chargingSchedule\":[{\"id\":1,\"startSchedule\":\"" + start + "\",\"chargingRateUnit\":\"A\","
                + "\"chargingSchedulePeriod\":[{\"startPeriod\":0,\"limit\":" + FIRST + "},{\"startPeriod\":" + period
                + ",\"limit\":" + SECOND + "}]}]}}";
        String tariff = "{\"elements\":[{\"price_components\":[{\"type\":\"ENERGY\",\"price\":0.3}]}]}";
        String event = "{\"intervalPeriod\":{\"start\":\"" + start.plusSeconds(2 * period) + "\",\"duration\":\"PT"
                + period + "S\"},\"intervals\":[{\"payloads\":[{\"type\":\"IMPORT_CAPACITY_LIMIT\",\"values\":["
                + GRID * 230 / 1_000 + "]}]}]}";
        accepted(controller, "profile", "SetChargingProfile", profile);
        accepted(controller, "tariff", "DataTransfer", transfer("tariff", tariff));
        accepted(controller, "event", "DataTransfer", transfer("openadr-event", event));
    }

    private static String transfer(String messageId, String data) {
        return "{\"vendorId\":\"io.ferrule\",\"messageId\":\"" + messageId + "\",\"data\":" + data + "}";
    }

    private static void accepted(FakeCsmsConnection controller, String id, String action, String payload) {
        controller.send("[2,\"" + id + "\",\"" + action + "\"," + payload + "]");
        assertThat(controller.awaitFrameContaining("[3,\"" + id + "\"", LONG)).contains("Accepted");
    }

    /** Silent stations keep all that they can draw; what the others apply is what the allocation says, rounded down. */
    private void settles(Gateway gateway, double limit) throws Exception {
        double share = (limit - 2 * LegacyStation.LARGEST) / (STATIONS - 2);
        draws.await("an even share of " + limit + " A", drawn -> shared(drawn, share), LONG);
        SiteGateway.await(gateway, "targets that are applied", this::apply, LONG);
    }

    private boolean apply(Payload site) {
        Map<String, Double> targets = targets(site);
        Map<String, Double> drawn = draws.now();
        return stations.stream()
                .filter(station -> station.ability() != Ability.SILENT)
                .map(station -> targets.getOrDefault(station.id(), 0.0) - drawn.getOrDefault(station.id(), 0.0))
                .allMatch(below -> below >= -0.01 && below <= 1.0);
    }

    private boolean shared(Map<String, Double> drawn, double share) {
        return stations.stream().allMatch(station -> {
            double own = drawn.getOrDefault(station.id(), 0.0);
            return station.ability() == Ability.SILENT
                    ? own == LegacyStation.LARGEST
                    : own > share - 1 && own <= share + 0.01;
        });
    }

    private Map<String, Integer> told() {
        Map<String, Integer> told = new TreeMap<>();
        stations.stream()
                .filter(station -> station.ability() != Ability.SILENT)
                .forEach(station -> told.put(station.id(), station.told()));
        return told;
    }

    private static Map<String, Double> targets(Payload site) {
        Map<String, Double> targets = new TreeMap<>();
        for (int i = 0; i < site.size("/stations"); i++) {
            String id = site.string("/stations/" + i + "/id").orElseThrow();
            site.number("/stations/" + i + "/target")
                    .map(BigDecimal::doubleValue)
                    .ifPresent(target -> targets.put(id, target));
        }
        return targets;
    }

    private Gateway gateway() throws Exception {
        StringBuilder site = new StringBuilder(
                """
                rules: {settle-seconds: 1, late-arrival-seconds: 6, between-seconds: 1, deadband: 0.1, deadband-percent: 0}
                nodes: [{id: main, limit: {L1: 250}}]
                stations:
                """);
        stations.forEach(station ->
                site.append("  - {id: ").append(station.id()).append(", node: main, phases: [L1], max: 32}\n"));
        Files.writeString(directory.resolve("site.yaml"), site);
        Path file = directory.resolve("gateway.yaml");
        Files.writeString(
                file,
                """
                southbound: {listen: 127.0.0.1:0}
                northbound: {url: CSMS, call-timeout-seconds: 5, organisation: Example CPO}
                admin: {listen: 127.0.0.1:0}
                charging:
                  site: site.yaml
                  local-controller:
                    id: LC-1
                    serial: LC-0001
                    url: CLOUD
                    trust: [ca.pem]
                    identity: {certificate: lc.pem, key: lc.key}
                """
                        .replace("CSMS", csms.uri().toString())
                        .replace("CLOUD", cloud.uri().toString()));
        return Gateway.start(ConfigSource.file(file, name -> Optional.empty()), Machine.here(Clock.systemUTC()));
    }
}
