// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.handshake;

import io.ferrule.benchmarks.measurement.MarkdownTable;
import io.ferrule.benchmarks.subjects.ChildProcess;
import io.ferrule.benchmarks.tls.Certificates;
import io.ferrule.certs.KeyType;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The same mutual handshakes by the openssl command ({@code s_server} and {@code s_time}), and the operations in them ({@code
 * speed}): what the machine gives without Java.
 *
 * @param length of each measurement
 */
public record OpenSslHandshakes(Duration length) {

    private static final Pattern TIMED = Pattern.compile("(\\d+) connections in ([0-9.]+)s");
    private static final Pattern NEVER = Pattern.compile("(?!)");
    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final List<KeyType> KEYS = List.of(KeyType.EC_P256, KeyType.RSA_2048);

    /** What s_time is asked for. It does not wait for tickets, so that under TLS 1.3 it has nothing to resume. */
    private enum Way {
        TLS_13_FULL("-tls1_3", "-new"),
        TLS_12_FULL("-tls1_2", "-new"),
        TLS_12_RESUMED("-tls1_2", "-reuse");

        private final String version;
        private final String session;

        Way(String version, String session) {
            this.version = version;
            this.session = session;
        }

        List<String> options() {
            return List.of(version, session);
        }
    }

    /** Measures; empty where there is no openssl. */
    public Optional<MarkdownTable> table() throws IOException, GeneralSecurityException, InterruptedException {
        if (!installed()) {
            return Optional.empty();
        }
        MarkdownTable table = new MarkdownTable("openssl", "CPU us, both ends", "a second and core");
        for (KeyType keys : KEYS) {
            Certificates certificates = Certificates.issue(Files.createTempDirectory("ferrule-benchmark"), keys);
            try {
                shakeHands(certificates.directory(), keys, table);
            } finally {
                certificates.remove();
            }
        }
        operations(table);
        return Optional.of(table);
    }

    private static boolean installed() throws InterruptedException {
        try {
            return new ProcessBuilder("openssl", "version").start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private void shakeHands(Path directory, KeyType keys, MarkdownTable table)
            throws IOException, InterruptedException {
        int port = freePort();
        List<String> server = List.of(
                "openssl",
                "s_server",
                "-accept",
                Integer.toString(port),
                "-cert",
                "csms.pem",
                "-key",
                "csms.key",
                "-CAfile",
                "ca.pem",
                "-Verify",
                "2",
                "-verify_return_error",
                "-quiet");
        try (ChildProcess process = ChildProcess.start(server, directory.resolve("s_server.log"), Map.of(), NEVER)) {
            awaitListening(port);
            for (Way way : Way.values()) {
                double before = process.costs().cpuSeconds();
                Matcher timed = time(directory, port, way);
                long count = Long.parseLong(timed.group(1));
                double seconds = process.costs().cpuSeconds() - before + Double.parseDouble(timed.group(2));
                row(table, way.name().toLowerCase(Locale.ROOT) + " " + keys.word(), seconds * 1e6 / Math.max(1, count));
            }
        }
    }

    private Matcher time(Path directory, int port, Way way) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                "openssl",
                "s_time",
                "-connect",
                "127.0.0.1:" + port,
                "-cert",
                "station.pem",
                "-key",
                "station.key",
                "-CAfile",
                "ca.pem",
                "-time",
                Long.toString(Math.max(1, length.toSeconds()))));
        command.addAll(way.options());
        // The first line is about handshakes that only make the session.
        Matcher timed = TIMED.matcher(output(directory, command));
        Optional<Matcher> last = Optional.empty();
        for (int from = 0; timed.find(from); from = timed.end()) {
            last = Optional.of(TIMED.matcher(timed.group()));
        }
        return last.filter(Matcher::find).orElseThrow(() -> new IOException("s_time has timed nothing"));
    }

    private void operations(MarkdownTable table) throws IOException, InterruptedException {
        String seconds = Long.toString(Math.max(1, length.toSeconds()));
        String speed = output(
                Path.of("."), List.of("openssl", "speed", "-seconds", seconds, "ecdsap256", "rsa2048", "ecdhx25519"));
        speed.lines()
                .map(String::strip)
                .filter(line -> line.matches("(rsa 2048|256 bits ecdsa|253 bits ecdh).*"))
                .forEach(line -> operation(line, table));
    }

    /** Seconds for one, then how many a second; signing before verifying. */
    private static void operation(String line, MarkdownTable table) {
        List<String> rates = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (String word : BLANKS.splitAsStream(line).toList()) {
            if (word.matches("[0-9]+\\.[0-9]+")) {
                rates.add(word);
            } else if (!word.matches("[0-9.]+s")) {
                names.add(word);
            }
        }
        List<String> steps = rates.size() == 1 ? List.of("") : List.of(" sign", " verify");
        for (int i = 0; i < Math.min(steps.size(), rates.size()); i++) {
            row(table, String.join(" ", names) + steps.get(i), 1e6 / Double.parseDouble(rates.get(i)));
        }
    }

    private static void row(MarkdownTable table, String name, double micros) {
        table.row(name, String.format(Locale.ROOT, "%,.0f", micros), String.format(Locale.ROOT, "%,.0f", 1e6 / micros));
    }

    private static String output(Path directory, List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(String.join(" ", command) + " failed:\n" + output);
        }
        return output;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void awaitListening(int port) throws IOException, InterruptedException {
        for (int attempt = 0; ; attempt++) {
            try {
                new Socket(InetAddress.getLoopbackAddress(), port).close();
                return;
            } catch (IOException e) {
                if (attempt == 100) {
                    throw e;
                }
                TimeUnit.MILLISECONDS.sleep(50);
            }
        }
    }
}
