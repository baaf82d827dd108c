// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.lab.network;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Relays TCP connections to a port that may change, and breaks them on demand. A thread for each direction of each
 * connection. Safe for use by several threads.
 */
public final class FaultyLink implements AutoCloseable {

    private static final int BACKLOG = 1_024;
    private static final int CONNECT_MILLIS = 2_000;

    private final ServerSocket server;
    private final Weather weather = new Weather();
    private final Set<Connection> connections = ConcurrentHashMap.newKeySet();
    private volatile int target;

    private FaultyLink(ServerSocket server, int target) {
        this.server = server;
        this.target = target;
    }

    /**
     * Starts listening on a free port.
     *
     * @param target port on the loopback address that connections go to
     */
    public static FaultyLink open(int target) throws IOException {
        FaultyLink link = new FaultyLink(new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress()), target);
        Daemon.start("link", link::accept);
        return link;
    }

    /** The port that it listens on. */
    public int port() {
        return server.getLocalPort();
    }

    /** New connections go to another port from now on. */
    public void target(int port) {
        target = port;
    }

    /** Everything works from now on; what was silenced or cut stays so. */
    public void clear() {
        weather.clear();
    }

    /** Each piece of data, either way, comes later by so much. */
    public void delay(Duration time) {
        weather.delay(time);
    }

    /** Nothing passes, nothing is lost, until it is {@linkplain #clear() clear}. */
    public void hold() {
        weather.hold();
    }

    /** Whoever connects is reset, until it is {@linkplain #clear() clear}; open connections go on. */
    public void refuse() {
        weather.refuse();
    }

    /** Ends all open connections with a reset on both sides. */
    public void cut() {
        connections.forEach(Connection::reset);
    }

    /** Makes all open connections half-open for ever: either side may send, nothing arrives, nobody is told. */
    public void silence() {
        connections.forEach(Connection::silence);
    }

    /** Connections that are open now. */
    public int open() {
        return connections.size();
    }

    @Override
    public void close() throws IOException {
        server.close();
        weather.clear();
        cut();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket near = server.accept();
                Daemon.start("link connection", () -> serve(near));
            } catch (IOException e) {
                // Either closed, which ends the loop, or a connection that ended before it began.
            }
        }
    }

    private void serve(Socket near) {
        Socket far = new Socket();
        Connection connection = new Connection(near, far, weather);
        connections.add(connection);
        try {
            if (weather.refusing()) {
                throw new IOException("connections are refused");
            }
            far.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), target), CONNECT_MILLIS);
            connection.relay();
        } catch (IOException e) {
            connection.reset();
        } finally {
            connections.remove(connection);
        }
    }
}
