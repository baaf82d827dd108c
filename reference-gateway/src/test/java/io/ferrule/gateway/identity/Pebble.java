// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.identity;

import static org.junit.jupiter.api.Assumptions.abort;

import io.ferrule.certs.Issued;
import io.ferrule.certs.enrol.EnrolmentTls;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Pebble, the ACME server of Let's Encrypt for tests, as a process, with a DNS server that finds every name on this machine.
 * It fetches what the gateway shows, rejects some nonces on purpose, and drops O. Tests are skipped where it is not
 * installed.
 */
final class Pebble implements AutoCloseable {

    static final String EXTERNAL_KEY_ID = "kid-1";
    static final String EXTERNAL_KEY = "zWNDZM6eQGHWpSRTPal5eIUYFTu7EajVIoguysqZ9wG44nMEtx3MUAsUDkMTQ12W";

    private final Path directory;
    private final List<Integer> ports;
    private final List<Process> processes = new ArrayList<>();

    private Pebble(Path directory, List<Integer> ports) {
        this.directory = directory;
        this.ports = ports;
    }

    /** Starts it; its certificates live for thirty days. */
    static Pebble start(Path directory, Issued web, boolean externalAccounts) throws Exception {
        Pebble pebble = new Pebble(directory, freePorts(6));
        Issued.writeCertificates(directory.resolve("pebble.pem"), web.chain());
        web.writeKey(directory.resolve("pebble.key"));
        Files.writeString(directory.resolve("pebble.json"), pebble.configuration(externalAccounts));
        try {
            pebble.run(
                    "pebble-challtestsrv",
                    "-dns01",
                    pebble.at(2),
                    "-management",
                    pebble.at(3),
                    "-http01",
                    "",
                    "-https01",
                    "",
                    "-tlsalpn01",
                    "",
                    "-defaultIPv4",
                    "127.0.0.1",
                    "-defaultIPv6",
                    "");
            Process server = pebble.run("pebble", "-strict", "-config", "pebble.json", "-dnsserver", pebble.at(2));
            awaitLine(server, "ACME directory available");
            return pebble;
        } catch (IOException e) {
            pebble.close();
            return abort("pebble is not installed: " + e.getMessage());
        }
    }

    private String configuration(boolean externalAccounts) {
        return """
                {"pebble": {"listenAddress": "%s", "managementListenAddress": "%s",
                 "certificate": "pebble.pem", "privateKey": "pebble.key", "httpPort": %d, "tlsPort": %d,
                 "ocspResponderURL": "", "certificateValidityPeriod": 2592000,
                 "externalAccountBindingRequired": %s, "externalAccountMACKeys": {"%s": "%s"}}}"""
                .formatted(
                        at(0), at(1), challengePort(), ports.get(5), externalAccounts, EXTERNAL_KEY_ID, EXTERNAL_KEY);
    }

    URI url() {
        return URI.create("https://localhost:" + ports.get(0) + "/dir");
    }

    /** Where it looks whether names are ours. */
    int challengePort() {
        return ports.get(4);
    }

    /** Writes the root of what it gives, which is new at each start. */
    void writeRoot(Path file, X509Certificate web) throws Exception {
        HttpClient client = HttpClient.newBuilder()
                .sslContext(EnrolmentTls.context(List.of(web), Optional.empty()))
                .build();
        URI roots = URI.create("https://localhost:" + ports.get(1) + "/roots/0");
        Files.writeString(
                file,
                client.send(HttpRequest.newBuilder(roots).build(), HttpResponse.BodyHandlers.ofString())
                        .body());
    }

    private String at(int index) {
        return "127.0.0.1:" + ports.get(index);
    }

    private Process run(String... command) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true);
        builder.environment().put("PEBBLE_VA_NOSLEEP", "1");
        builder.environment().put("PEBBLE_WFE_NONCEREJECT", "10");
        Process process = builder.start();
        processes.add(process);
        return process;
    }

    /** Reads on in the background afterwards, so that the process never waits for a reader. */
    private static void awaitLine(Process process, String part) throws IOException {
        BufferedReader out = process.inputReader();
        List<String> lines = new ArrayList<>();
        String line = out.readLine();
        while (line != null && !line.contains(part)) {
            lines.add(line);
            line = out.readLine();
        }
        if (line == null) {
            throw new AssertionError("pebble did not start: " + lines);
        }
        Thread drain = new Thread(() -> drain(out), "pebble-output");
        drain.setDaemon(true);
        drain.start();
    }

    private static void drain(BufferedReader out) {
        try {
            out.transferTo(Writer.nullWriter());
        } catch (IOException | UncheckedIOException e) {
            return; // the process has ended
        }
    }

    private static List<Integer> freePorts(int count) throws IOException {
        List<ServerSocket> sockets = new ArrayList<>();
        List<Integer> ports = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            sockets.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
            ports.add(sockets.get(i).getLocalPort());
        }
        for (ServerSocket socket : sockets) {
            socket.close();
        }
        return List.copyOf(ports);
    }

    @Override
    public void close() {
        processes.forEach(Process::destroyForcibly);
    }
}
