// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.handshake;

import io.ferrule.benchmarks.stations.Endpoint;
import io.ferrule.benchmarks.tls.Certificates;
import io.ferrule.benchmarks.tls.MutualTls;
import io.ferrule.certs.PemFiles;
import io.ferrule.model.OcppVersion;
import io.ferrule.proxy.internal.link.DialException;
import io.ferrule.proxy.internal.tls.PatientSocket;
import io.ferrule.proxy.internal.tls.TlsClient;
import io.ferrule.proxy.internal.tls.TlsClients;
import io.ferrule.proxy.upstream.SecurityProfile;
import io.ferrule.proxy.upstream.TlsChoice;
import io.ferrule.proxy.upstream.TlsIdentity;
import io.ferrule.proxy.upstream.UpstreamTarget;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
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
    private TlsClient ferrule;
    private SSLContext bare;

    /** Starts the other end. */
    @Setup(Level.Trial)
    public void open() throws IOException, GeneralSecurityException, DialException {
        Path directory = Files.createTempDirectory("ferrule-benchmark");
        certificates = Certificates.issue(directory);
        server = GreetingServer.start(MutualTls.csms(certificates));
        TlsIdentity identity = new TlsIdentity(
                PemFiles.privateKey(directory.resolve("station.key")),
                PemFiles.certificates(directory.resolve("station.pem")));
        UpstreamTarget target = new UpstreamTarget(
                URI.create("wss://localhost:" + server.port()),
                OcppVersion.V1_6,
                SecurityProfile.TLS_CLIENT_CERTIFICATE,
                Optional.empty(),
                Optional.of(identity),
                Optional.of(PemFiles.certificates(directory.resolve("ca.pem"))),
                Duration.ofSeconds(10));
        ferrule = new TlsClients().of(target);
        bare = MutualTls.station(certificates);
    }

    /** Ends it. */
    @TearDown(Level.Trial)
    public void close() throws IOException {
        server.close();
        certificates.remove();
    }

    /** Ferrule, a CSMS that it has not seen: the full handshake. */
    @Benchmark
    public int ferruleFull() throws Exception {
        return forgetting(handshake());
    }

    /** Ferrule, after a drop. */
    @Benchmark
    public int ferruleResumed() throws Exception {
        return greeting(handshake());
    }

    /** A bare socket, a server that it has not seen: the full handshake. */
    @Benchmark
    public int bareFull() throws Exception {
        return forgetting(bareHandshake());
    }

    /** A bare socket, after a drop. */
    @Benchmark
    public int bareResumed() throws Exception {
        return greeting(bareHandshake());
    }

    private Socket connect() throws IOException {
        return Endpoint.plain(server.port()).connect();
    }

    private SSLSocket handshake() throws IOException, DialException {
        PatientSocket socket = new PatientSocket();
        socket.setTcpNoDelay(true);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port()));
        return ferrule.handshake(socket, "localhost", server.port(), TlsChoice.Hybrid.OFF)
                .socket();
    }

    private SSLSocket bareHandshake() throws IOException {
        SSLSocket socket =
                (SSLSocket) bare.getSocketFactory().createSocket(connect(), "localhost", server.port(), true);
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        socket.setSSLParameters(parameters);
        socket.startHandshake();
        return socket;
    }

    /** So that the next dial finds no session: those of the tickets go with the one that they came in. */
    private static int forgetting(SSLSocket connection) throws IOException {
        int first = greeting(connection);
        connection.getSession().invalidate();
        return first;
    }

    /** Reads the greeting, before which session tickets arrive. */
    private static int greeting(Socket connection) throws IOException {
        try (Socket socket = connection) {
            return socket.getInputStream().read();
        }
    }
}
