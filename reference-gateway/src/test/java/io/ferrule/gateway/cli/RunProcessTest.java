// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@EnabledOnOs(OS.LINUX)
@Timeout(120)
class RunProcessTest {

    private static final String PLAIN =
            """
            southbound: {listen: 127.0.0.1:0}
            northbound: {url: ws://127.0.0.1:1/ocpp}
            admin: {listen: 127.0.0.1:0}
            """;

    @TempDir
    private Path directory;

    private ForeignProcess run(String text) throws IOException {
        Files.writeString(directory.resolve("gateway.yaml"), text);
        return ForeignProcess.ferrule(directory, "run", "gateway.yaml");
    }

    private static String get(String ready, String path) throws IOException, InterruptedException {
        URI uri = URI.create("http://" + ready.replaceAll(".* admin=", "") + path);
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString())
                .body();
    }

    @ParameterizedTest
    @ValueSource(strings = {"TERM", "INT"})
    void saysWhereItListensAndEndsWithZeroOnASignal(String signal) throws Exception {
        try (ForeignProcess gateway = run(PLAIN)) {
            String ready = gateway.awaitLine("ready ");

            gateway.signal(signal);

            assertThat(ready).matches("ready southbound=127\\.0\\.0\\.1:[1-9]\\d* admin=127\\.0\\.0\\.1:[1-9]\\d*");
            assertThat(gateway.awaitExit()).isEqualTo(ExitCode.FINE);
        }
    }

    @Test
    void makesADataDirectoryForItsOwnerOnly() throws Exception {
        try (ForeignProcess gateway = run(PLAIN + "data-dir: ./a/state\n")) {
            gateway.awaitLine("ready ");

            var permissions = Files.getPosixFilePermissions(directory.resolve("a/state"));

            assertThat(PosixFilePermissions.toString(permissions)).isEqualTo("rwx------");
        }
    }

    @Test
    void takesNewStationsOnHangupAndKeepsTheOldOnesOnAMistake() throws Exception {
        try (ForeignProcess gateway = run(PLAIN)) {
            String ready = gateway.awaitLine("ready ");
            Files.writeString(directory.resolve("gateway.yaml"), PLAIN + "stations: [{id: NEW-1}]\n");
            gateway.signal("HUP");
            gateway.awaitLine("configuration read again");
            Files.writeString(directory.resolve("gateway.yaml"), PLAIN + "stations: [{di: NEW-2}]\n");

            gateway.signal("HUP");

            String refused = gateway.awaitLine("configuration not taken, the old one goes on");
            assertThat(refused).contains("level=error").contains("stations[0].di: unknown key");
            assertThat(get(ready, "/api/stations")).contains("\"id\":\"NEW-1\"").contains("\"connected\":false");
        }
    }
}
