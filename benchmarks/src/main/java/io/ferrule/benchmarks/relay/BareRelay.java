// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.relay;

import io.ferrule.benchmarks.tls.Certificates;
import io.ferrule.benchmarks.tls.MutualTls;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javax.net.ssl.SSLSocketFactory;
import org.java_websocket.WebSocket;
import org.java_websocket.drafts.Draft;
import org.java_websocket.drafts.Draft_6455;
import org.java_websocket.handshake.ClientHandshake;
import org.java_websocket.protocols.Protocol;
import org.java_websocket.server.WebSocketServer;

/**
 * Takes text messages from one side and sends them on the other, nothing else: Java-WebSocket's server towards stations,
 * one of its clients for each station towards the CSMS, with mutual TLS and TCP_NODELAY. Prints {@code ready PORT} and
 * ends when its standard input ends.
 *
 * <p>Java-WebSocket 1.6.0 loses wake-ups: its selector thread takes the write interest of a connection back after another
 * thread has just set it, and the message waits for the next one. Stations that wait for a result would hang, so the
 * relay looks every 20 ms for what was left behind; that costs it next to nothing.
 */
public final class BareRelay extends WebSocketServer {

    private static final int START_SECONDS = 30;
    private static final long SWEEP_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    private final URI csms;
    private final SSLSocketFactory tls;
    private final Map<WebSocket, RelayUpstream> upstreams = new ConcurrentHashMap<>();
    private final CountDownLatch started = new CountDownLatch(1);
    private volatile boolean stopped;

    private BareRelay(URI csms, SSLSocketFactory tls) {
        super(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), List.of(draft()));
        this.csms = csms;
        this.tls = tls;
    }

    /** Runs as a process of its own; the arguments are the directory of the certificates and the port of the CSMS. */
    public static void main(String[] arguments) throws IOException, GeneralSecurityException, InterruptedException {
        BareRelay relay = start(new Certificates(Path.of(arguments[0])), Integer.parseInt(arguments[1]));
        System.out.println("ready " + relay.getPort());
        System.in.transferTo(OutputStream.nullOutputStream());
        relay.stop(1_000);
    }

    /** Starts listening on a free port. */
    public static BareRelay start(Certificates certificates, int csmsPort)
            throws IOException, GeneralSecurityException, InterruptedException {
        BareRelay relay = new BareRelay(
                URI.create("wss://localhost:" + csmsPort),
                MutualTls.station(certificates).getSocketFactory());
        relay.setDaemon(true);
        relay.setTcpNoDelay(true);
        relay.setConnectionLostTimeout(0);
        relay.start();
        Thread sweeper = new Thread(relay::sweep, "sweeper");
        sweeper.setDaemon(true);
        sweeper.start();
        if (!relay.started.await(START_SECONDS, TimeUnit.SECONDS)) {
            throw new IOException("the relay does not listen after " + START_SECONDS + " seconds");
        }
        return relay;
    }

    @Override
    public void stop(int timeoutMillis, String reason) throws InterruptedException {
        stopped = true;
        super.stop(timeoutMillis, reason);
    }

    private void sweep() {
        while (!stopped) {
            LockSupport.parkNanos(SWEEP_NANOS);
            upstreams.keySet().stream().filter(WebSocket::hasBufferedData).forEach(this::onWriteDemand);
        }
    }

    static Draft draft() {
        return new Draft_6455(List.of(), List.of(new Protocol("ocpp1.6")));
    }

    @Override
    public void onStart() {
        started.countDown();
    }

    @Override
    public void onOpen(WebSocket station, ClientHandshake handshake) {
        URI target = csms.resolve(handshake.getResourceDescriptor());
        RelayUpstream upstream = new RelayUpstream(target, station, tls);
        upstreams.put(station, upstream);
        upstream.connect();
    }

    @Override
    public void onMessage(WebSocket station, String message) {
        RelayUpstream upstream = upstreams.get(station);
        if (upstream != null) {
            upstream.forward(message);
        }
    }

    @Override
    public void onClose(WebSocket station, int code, String reason, boolean remote) {
        RelayUpstream upstream = upstreams.remove(station);
        if (upstream != null) {
            upstream.close();
        }
    }

    @Override
    public void onError(WebSocket station, Exception error) {
        if (station != null) {
            station.close();
        }
    }
}
