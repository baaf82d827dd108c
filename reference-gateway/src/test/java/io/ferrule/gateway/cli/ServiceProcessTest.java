// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A real gateway process under something that listens as systemd does, sd_notify(3). */
@EnabledOnOs(OS.LINUX)
@Timeout(120)
class ServiceProcessTest {

    /** Prints each datagram as one line, with the time of the monotonic clock in microseconds before it. */
    private static final String RECEIVER =
            """
            import socket, sys, time
            s = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
            s.bind(sys.argv[1])
            s.settimeout(60)
            print("listening", flush=True)
            while True:
                text = s.recv(65536).decode()
                if "BARRIER" not in text:
                    print(time.clock_gettime_ns(time.CLOCK_MONOTONIC) // 1000, text.replace("\\n", "|"), flush=True)
            """;

    private static final String PLAIN =
            """
            southbound: {listen: 127.0.0.1:0}
            northbound: {url: ws://127.0.0.1:1/ocpp}
            admin: {listen: 127.0.0.1:0}
            """;

    @TempDir
    private Path directory;

    @BeforeEach
    void needsBothPrograms() {
        assumeTrue(installed("systemd-notify"), "systemd-notify is not installed");
        assumeTrue(installed("python3"), "python3 is not installed");
    }

    private static boolean installed(String program) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .anyMatch(place -> Files.isExecutable(Path.of(place, program)));
    }

    @Test
    void tellsItsWholeLife() throws Exception {
        Files.writeString(directory.resolve("gateway.yaml"), PLAIN);
        try (Listening systemd = Listening.at(directory.resolve("notify"));
                ForeignProcess gateway = ForeignProcess.ferrule(
                        directory,
                        Map.of("NOTIFY_SOCKET", systemd.socket(), "WATCHDOG_USEC", "1000000"),
                        "run",
                        "gateway.yaml")) {

            String ready = systemd.await("READY=1");
            systemd.await("WATCHDOG=1");
            systemd.await("WATCHDOG=1");
            gateway.signal("HUP");
            String reloading = systemd.await("RELOADING=1");
            String again = systemd.await("READY=1");
            gateway.signal("TERM");
            String stopping = systemd.await("STOPPING=1");

            assertThat(ready).contains("STATUS=southbound=127.0.0.1:");
            assertThat(microsecondsAgo(reloading)).isBetween(0L, 30_000_000L);
            assertThat(again).contains("STATUS=configuration read again");
            assertThat(stopping).contains("EXTEND_TIMEOUT_USEC=30000000");
            assertThat(gateway.awaitExit()).isEqualTo(ExitCode.FINE);
        }
    }

    /** How long before its arrival a message says that it was made; both clocks are the system's monotonic one. */
    private static long microsecondsAgo(String reloading) {
        var matcher = Pattern.compile("(\\d+) .*MONOTONIC_USEC=(\\d+).*").matcher(reloading);
        assertThat(matcher.matches()).as(reloading).isTrue();
        return Long.parseLong(matcher.group(1)) - Long.parseLong(matcher.group(2));
    }

    private record Listening(Process process, BufferedReader lines, String socket) implements AutoCloseable {

        static Listening at(Path socket) throws IOException {
            Process process = new ProcessBuilder("python3", "-c", RECEIVER, socket.toString())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            BufferedReader lines = process.inputReader();
            assertThat(lines.readLine()).isEqualTo("listening");
            return new Listening(process, lines, socket.toString());
        }

        String await(String part) throws IOException {
            List<String> others = new ArrayList<>();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.contains(part)) {
                    return line;
                }
                others.add(line);
            }
            throw new AssertionError("no \"" + part + "\" in " + others);
        }

        @Override
        public void close() {
            process.destroyForcibly();
        }
    }
}
