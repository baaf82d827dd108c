// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.subjects;

import io.ferrule.benchmarks.stations.Endpoint;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Programs in C that put TLS with a client certificate around bytes. They see no frames, so they check none. */
public enum Tunnel {
    STUNNEL("stunnel") {
        @Override
        List<String> configuration(int port, int csmsPort) {
            return List.of(
                    "foreground = yes",
                    "pid =",
                    "debug = err",
                    "socket = l:TCP_NODELAY=1",
                    "socket = r:TCP_NODELAY=1",
                    "[csms]",
                    "client = yes",
                    "accept = 127.0.0.1:" + port,
                    "connect = 127.0.0.1:" + csmsPort,
                    "CAfile = ca.pem",
                    "cert = station.pem",
                    "key = station.key",
                    "verifyChain = yes",
                    "checkHost = localhost",
                    "sslVersion = TLSv1.3");
        }

        @Override
        List<String> command(String program, String file) {
            return List.of(program, file);
        }
    },
    HAPROXY("haproxy") {
        @Override
        List<String> configuration(int port, int csmsPort) {
            return List.of(
                    "global",
                    "  maxconn 2000",
                    "defaults",
                    "  mode tcp",
                    "  timeout connect 10s",
                    "  timeout client 180s",
                    "  timeout server 180s",
                    "frontend stations",
                    "  bind 127.0.0.1:" + port,
                    "  default_backend csms",
                    "backend csms",
                    "  server csms 127.0.0.1:" + csmsPort + " ssl verify required ca-file ca.pem crt station-both.pem"
                            + " verifyhost localhost sni str(localhost) force-tlsv13");
        }

        @Override
        List<String> command(String program, String file) {
            return List.of(program, "-db", "-f", file);
        }
    };

    private static final int ATTEMPTS = 200;
    private static final long BETWEEN_NANOS = Duration.ofMillis(50).toNanos();

    private final String program;

    Tunnel(String program) {
        this.program = program;
    }

    abstract List<String> configuration(int port, int csmsPort);

    abstract List<String> command(String path, String file);

    /** The name for tables. */
    public String program() {
        return program;
    }

    Optional<Subject> start(Path directory, int csmsPort) throws IOException, InterruptedException {
        Optional<Path> path = Stream.of("/usr/sbin", "/usr/bin", "/usr/local/sbin", "/usr/local/bin")
                .map(place -> Path.of(place, program))
                .filter(Files::isExecutable)
                .findFirst();
        if (path.isEmpty()) {
            return Optional.empty();
        }
        int port = freePort();
        String file = program + ".conf";
        Files.writeString(directory.resolve(file), String.join("\n", configuration(port, csmsPort)) + "\n");
        ChildProcess process = ChildProcess.start(
                command(path.get().toString(), file),
                directory.resolve(program + ".log"),
                Map.of(),
                Pattern.compile("never printed"));
        awaitPort(port, process);
        return Optional.of(new Subject(program, Endpoint.plain(port), Optional.of(process)));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static void awaitPort(int port, ChildProcess process) throws IOException, InterruptedException {
        for (int attempt = 0; attempt < ATTEMPTS && process.isAlive(); attempt++) {
            try {
                Endpoint.plain(port).connect().close();
                return;
            } catch (IOException e) {
                LockSupport.parkNanos(BETWEEN_NANOS);
            }
        }
        process.close();
        throw new IOException("the program does not listen on port " + port);
    }
}
