// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.ferrule.proxy.testing.FakeCsms;
import io.ferrule.proxy.testing.FakeCsmsConnection;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A gateway that is ended in the middle of traffic and started again at once on the same port: nothing is lost or doubled. */
@EnabledOnOs(OS.LINUX)
@Timeout(180)
class RestartProcessTest {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final List<String> STATIONS = List.of("CP1", "CP2", "CP3");
    private static final int MESSAGES = 60;

    @TempDir
    private Path directory;

    private final FakeCsms csms = FakeCsms.plain();

    @AfterEach
    void stopCsms() {
        csms.close();
    }

    @Test
    void losesNothingWhenItIsToldToEnd() throws Exception {
        int exitCode = endInTheMiddleOfTraffic("TERM");

        assertThat(exitCode).isZero();
        assertThatTheCsmsKnowsEverythingOnceAndInOrder();
    }

    @Test
    void losesNothingWhenItIsKilled() throws Exception {
        int exitCode = endInTheMiddleOfTraffic("KILL");

        assertThat(exitCode).isEqualTo(128 + 9);
        assertThatTheCsmsKnowsEverythingOnceAndInOrder();
    }

    private int endInTheMiddleOfTraffic(String signal) throws Exception {
        URI southbound = configure();
        try (ForeignProcess first = ForeignProcess.ferrule(directory, "run", "gateway.yaml")) {
            first.awaitLine("ready ");
            CompletableFuture<?>[] work = STATIONS.stream()
                    .map(name -> new TirelessStation(southbound, name, MESSAGES).work())
                    .toArray(CompletableFuture<?>[]::new);
            FakeCsmsConnection upstream = csms.awaitConnection(SOON);
            IntStream.range(0, MESSAGES / 4).forEach(i -> upstream.awaitFrame(SOON));
            first.signal(signal);
            int exitCode = first.awaitExit();
            try (ForeignProcess second = ForeignProcess.ferrule(directory, "run", "gateway.yaml")) {
                second.awaitLine("ready ");
                CompletableFuture.allOf(work).join();
                STATIONS.forEach(this::awaitTheLast);
            }
            return exitCode;
        }
    }

    private URI configure() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        Files.writeString(
                directory.resolve("gateway.yaml"),
                """
                southbound: {listen: 127.0.0.1:%d}
                northbound:
                  url: %s
                  when-away: buffer
                  reconnect: {wait-minimum-seconds: 1, random-range-seconds: 0, repeat-times: 0}
                admin: {listen: 127.0.0.1:0}
                """
                        .formatted(port, csms.uri()));
        return URI.create("ws://127.0.0.1:" + port + "/ocpp");
    }

    /** What was taken over before the end may come after what the station was answered last. */
    private void awaitTheLast(String station) {
        String last = payload(TirelessStation.text(station, MESSAGES));
        long end = System.nanoTime() + SOON.toNanos();
        while (frames(station).map(RestartProcessTest::payload).noneMatch(last::equals)) {
            assertThat(System.nanoTime() - end).as("time left for " + last).isNegative();
            Thread.onSpinWait();
        }
    }

    private void assertThatTheCsmsKnowsEverythingOnceAndInOrder() {
        for (String station : STATIONS) {
            // A repeat in the same words under the same id is one that may have been lost.
            assertThat(frames(station).distinct().map(RestartProcessTest::payload))
                    .as(station)
                    .containsExactlyElementsOf(IntStream.rangeClosed(1, MESSAGES)
                            .mapToObj(number -> payload(TirelessStation.text(station, number)))
                            .toList());
        }
    }

    /** What waited in the journal comes under an id of the gateway's. */
    private static String payload(String frame) {
        return frame.substring(frame.indexOf('{'));
    }

    private Stream<String> frames(String station) {
        return csms.connections().stream()
                .filter(connection -> connection.path().endsWith("/" + station))
                .flatMap(connection -> connection.frames().stream());
    }
}
