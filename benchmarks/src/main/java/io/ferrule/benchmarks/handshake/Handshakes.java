// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.handshake;

import io.ferrule.benchmarks.tls.Certificates;
import io.ferrule.benchmarks.tls.MutualTls;
import java.io.IOException;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.NullUnmarked;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Both sides of a handshake in memory; what is counted is client and server together. */
@NullUnmarked // The fields are set by JMH before each measurement.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class Handshakes {

    private static final int REMEMBERED_SESSIONS = 64;
    private static final int PORTS = 60_000;
    private static final int RESUMED_PORT = PORTS + 1;

    /** Who, and with which keys. */
    @Param
    public HandshakeKind kind;

    private Certificates certificates;
    private EnginePair pair;
    private int port;

    /** Issues certificates. */
    @Setup(Level.Trial)
    public void open() throws IOException, GeneralSecurityException {
        certificates = Certificates.issue(Files.createTempDirectory("ferrule-benchmark"), kind.keys());
        SSLContext client = MutualTls.station(certificates, kind.provider());
        SSLContext server = MutualTls.csms(certificates, kind.provider());
        client.getClientSessionContext().setSessionCacheSize(REMEMBERED_SESSIONS);
        server.getServerSessionContext().setSessionCacheSize(REMEMBERED_SESSIONS);
        pair = new EnginePair(client, server);
    }

    /** Takes the certificates away. */
    @TearDown(Level.Trial)
    public void close() throws IOException {
        certificates.remove();
    }

    /** Nothing known of each other. */
    @Benchmark
    public boolean tls13Full() throws SSLException {
        return shakeHands("TLSv1.3", freshPort());
    }

    /** With the ticket of the handshake before. */
    @Benchmark
    public boolean tls13Resumed() throws SSLException {
        return shakeHands("TLSv1.3", RESUMED_PORT);
    }

    /** Nothing known of each other. */
    @Benchmark
    public boolean tls12Full() throws SSLException {
        return shakeHands("TLSv1.2", freshPort());
    }

    /** With the session of the handshake before. */
    @Benchmark
    public boolean tls12Resumed() throws SSLException {
        return shakeHands("TLSv1.2", RESUMED_PORT);
    }

    /** A client remembers sessions by host and port. */
    private int freshPort() {
        port = port % PORTS + 1;
        return port;
    }

    private boolean shakeHands(String protocol, int clientPort) throws SSLException {
        return pair.shakeHands(protocol, clientPort);
    }
}
