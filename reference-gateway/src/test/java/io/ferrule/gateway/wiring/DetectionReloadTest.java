// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import io.ferrule.gateway.config.ConfigSource;
import io.ferrule.proxy.testing.FakeCsms;
import io.ferrule.proxy.testing.FakeCsmsConnection;
import io.ferrule.proxy.testing.FakeStation;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Rules are read again while the gateway runs. */
@Timeout(120)
class DetectionReloadTest {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String OWN_RULE =
            """
            rules:
              - id: own.reset
                severity: high
                action: block
                title: Nobody resets
                sees: a reset
                misses: nothing
                false-friends: everybody
                next: ask
                when: {kind: call, action: Reset, request.type: %s}
                tests:
                  - {name: yes, fires: true, steps: [{csms: '[2,"1","Reset",{"type":"%s"}]'}]}
                  - {name: no, fires: false, steps: [{csms: '[2,"1","ClearCache",{}]'}]}
            """;

    @TempDir
    private Path directory;

    private final FakeCsms csms = FakeCsms.plain();
    private Optional<Gateway> running = Optional.empty();

    @BeforeEach
    void start() throws Exception {
        Files.createDirectories(directory.resolve("rules"));
        rule(OWN_RULE.formatted("Hard", "Hard"));
        Files.writeString(
                directory.resolve("gateway.yaml"),
                """
                southbound: {listen: 127.0.0.1:0}
                northbound: {url: %s}
                admin: {listen: 127.0.0.1:0}
                ids: {mode: block, rules: [./rules]}
                """
                        .formatted(csms.uri()));
        var source = ConfigSource.file(directory.resolve("gateway.yaml"), name -> Optional.empty());
        running = Optional.of(Gateway.start(source, Machine.here(Clock.systemUTC())));
    }

    @AfterEach
    void stop() {
        running.ifPresent(Gateway::close);
        csms.close();
    }

    @Test
    void takesTheNewRules() throws Exception {
        try (FakeStation station = station()) {
            FakeCsmsConnection connection = csms.awaitConnection(SOON);
            rule(OWN_RULE.formatted("Soft", "Soft"));

            boolean taken = gateway().reload();

            assertThat(taken).isTrue();
            connection.send("[2,\"s\",\"Reset\",{\"type\":\"Soft\"}]");
            assertThat(connection.awaitFrame(SOON)).isEqualTo("[3,\"s\",{\"status\":\"Rejected\"}]");
            connection.send("[2,\"h\",\"Reset\",{\"type\":\"Hard\"}]");
            assertThat(station.awaitFrame(SOON)).contains("\"h\"");
        }
    }

    @Test
    void keepsTheOldRulesWhereTheNewOnesAreWrongAndSaysWhere() throws Exception {
        try (FakeStation station = station()) {
            FakeCsmsConnection connection = csms.awaitConnection(SOON);
            rule(OWN_RULE.formatted("Soft", "Soft").replace("severity: high", "severty: high"));

            boolean taken = gateway().reload();

            assertThat(taken).isFalse();
            assertThat(gateway().configState().error().orElseThrow().reason())
                    .contains("own.yaml:3:5", "did you mean \"severity\"?");
            connection.send("[2,\"h\",\"Reset\",{\"type\":\"Hard\"}]");
            assertThat(connection.awaitFrame(SOON)).isEqualTo("[3,\"h\",{\"status\":\"Rejected\"}]");
            assertThat(station.frames()).isEmpty();
        }
    }

    @Test
    void writesDownWhatItLearnedAndReadsItAgain() throws Exception {
        try (FakeStation station = station()) {
            station.send("[2,\"b\",\"BootNotification\",{\"chargePointVendor\":\"V\",\"chargePointModel\":\"M\"}]");
            station.awaitFrame(SOON);
        }

        running.orElseThrow().close();

        Path learned = directory.resolve("data/ids/baselines.json");
        assertThat(Files.readString(learned)).contains("\"CP1\"", "\"model\" : \"M\"");
    }

    private Gateway gateway() {
        return running.orElseThrow();
    }

    private void rule(String text) throws IOException {
        Files.writeString(directory.resolve("rules/own.yaml"), text);
    }

    private FakeStation station() {
        return FakeStation.connect(
                URI.create("ws://" + Addresses.text(gateway().southbound()) + "/ocpp/CP1"), "ocpp1.6");
    }
}
