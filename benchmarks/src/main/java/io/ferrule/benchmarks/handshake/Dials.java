// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.handshake;

import io.ferrule.benchmarks.stations.Endpoint;
import io.ferrule.benchmarks.tls.Certificates;
import io.ferrule.benchmarks.tls.MutualTls;
import io.ferrule.certs.PemFiles;
import io.ferrule.model.OcppVersion;
import io.ferrule.proxy.internal.link.DialException;
import io.ferrule.proxy.internal.tls.TlsClients;
import io.ferrule.proxy.upstream.SecurityProfile;
import io.ferrule.proxy.upstream.TlsIdentity;
import io.ferrule.proxy.upstream.UpstreamTarget;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.NullUnmarked;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * The northbound dial over loopback, by Ferrule's own TLS client and by a bare socket with the same key material. TLS 1.3;
 * the other end runs in the same process, so that both ends are counted.
 */
@NullUnmarked // The fields are set by JMH before each measurement.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class Dials {

    private Certificates certificates;
    private GreetingServer server;
    private UpstreamTarget target;
    private TlsClients knownClients;
    private Endpoint knownEndpoint;

    /** Starts the other end. */
    @Setup(Level.Trial)
    public void open() throws IOException, GeneralSecurityException {
        Path directory = Files.createTempDirectory("ferrule-benchmark");
        certificates = Certificates.issue(directory);
        server = GreetingServer.start(MutualTls.csms(certificates));
        TlsIdentity identity = new TlsIdentity(
                PemFiles.privateKey(directory.resolve("station.key")),
                PemFiles.certificates(directory.resolve("station.pem")));
        target = new UpstreamTarget(
                URI.create("wss://localhost:" + server.port()),
                OcppVersion.V1_6,
                SecurityProfile.TLS_CLIENT_CERTIFICATE,
                Optional.empty(),
                Optional.of(identity),
                Optional.of(PemFiles.certificates(directory.resolve("ca.pem"))),
                Duration.ofSeconds(10));
        knownClients = new TlsClients();
        knownEndpoint = endpoint();
    }

    /** Ends it. */
    @TearDown(Level.Trial)
    public void close() throws IOException {
        server.close();
        certificates.remove();
    }

    /** Ferrule, key material new to it: the full handshake. */
    @Benchmark
    public int ferruleFirst() throws Exception {
        return greeting(dial(new TlsClients()));
    }

    /** Ferrule, after a drop. */
    @Benchmark
    public int ferruleAgain() throws Exception {
        return greeting(dial(knownClients));
    }

    /** A bare socket, new context: the full handshake. */
    @Benchmark
    public int bareFirst() throws Exception {
        return greeting(endpoint().connect());
    }

    /** A bare socket, known context. */
    @Benchmark
    public int bareAgain() throws Exception {
        return greeting(knownEndpoint.connect());
    }

    private Socket dial(TlsClients clients) throws IOException, GeneralSecurityException, DialException {
        Socket plain = Endpoint.plain(server.port()).connect();
        return clients.of(target).handshake(plain, "localhost", server.port());
    }

    private Endpoint endpoint() throws IOException, GeneralSecurityException {
        return new Endpoint(server.port(), Optional.of(MutualTls.station(certificates)));
    }

    /** Reads the greeting, before which session tickets arrive. */
    private static int greeting(Socket connection) throws IOException {
        try (Socket socket = connection) {
            return socket.getInputStream().read();
        }
    }
}
