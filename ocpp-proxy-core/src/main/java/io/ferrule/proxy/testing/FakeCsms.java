// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.testing;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.java_websocket.WebSocket;
import org.java_websocket.drafts.Draft;
import org.java_websocket.drafts.Draft_6455;
import org.java_websocket.handshake.ClientHandshake;
import org.java_websocket.protocols.IProtocol;
import org.java_websocket.protocols.Protocol;
import org.java_websocket.server.SSLParametersWebSocketServerFactory;
import org.java_websocket.server.WebSocketServer;

/**
 * A CSMS on a real socket of the loopback interface, with or without TLS. It accepts every path and the sub-protocols of
 * OCPP 1.5 to 2.1, answers calls with an empty object unless told otherwise, and keeps what it sees of each connection.
 * Safe for use by several threads; what waits fails with an {@link AssertionError} when the time is up.
 */
public final class FakeCsms implements AutoCloseable {

    private final Script script = new Script();
    private final Inbox<FakeCsmsConnection> connections = new Inbox<>("connection");
    private final Inbox<Integer> started = new Inbox<>("open port");
    private final Server server;
    private final boolean tls;

    private FakeCsms(Optional<SSLContext> context, boolean needClientAuth) {
        tls = context.isPresent();
        server = new Server();
        context.ifPresent(material -> {
            SSLParameters parameters = material.getDefaultSSLParameters();
            parameters.setNeedClientAuth(needClientAuth);
            server.setWebSocketFactory(new SSLParametersWebSocketServerFactory(material, parameters));
        });
        server.setTcpNoDelay(true);
        server.setReuseAddr(true);
        server.setDaemon(true);
        server.start();
        started.first(port -> true, Duration.ofSeconds(10));
    }

    /**
     * Starts without TLS.
     *
     * @return a CSMS that listens on a free port
     */
    public static FakeCsms plain() {
        return new FakeCsms(Optional.empty(), false);
    }

    /**
     * Starts with TLS.
     *
     * @param context its key and whom it trusts
     * @param needClientAuth whether stations have to present a certificate
     * @return a CSMS that listens on a free port
     */
    public static FakeCsms tls(SSLContext context, boolean needClientAuth) {
        return new FakeCsms(Optional.of(context), needClientAuth);
    }

    /**
     * Where it listens.
     *
     * @return for example {@code ws://localhost:41234/ocpp}, with {@code wss} when it has TLS; an identity is to be
     *     appended
     */
    public URI uri() {
        return URI.create((tls ? "wss" : "ws") + "://localhost:" + server.getPort() + "/ocpp");
    }

    /**
     * Answers calls of an action from now on.
     *
     * @param action the action
     * @param payload payload of the result, JSON
     * @return this CSMS
     */
    public FakeCsms answering(String action, String payload) {
        script.answer(action, payload);
        return this;
    }

    /**
     * Leaves calls of an action unanswered from now on.
     *
     * @param action the action
     * @return this CSMS
     */
    public FakeCsms ignoring(String action) {
        script.ignore(action);
        return this;
    }

    /**
     * Leaves all calls unanswered from now on; a test may answer by hand.
     *
     * @return this CSMS
     */
    public FakeCsms silent() {
        script.ignoreEverything();
        return this;
    }

    /**
     * All connections so far, the closed ones too.
     *
     * @return connections in the order in which they were opened
     */
    public List<FakeCsmsConnection> connections() {
        return connections.all();
    }

    /**
     * The next connection that was not yet awaited.
     *
     * @param atMost longest wait
     * @return the connection
     */
    public FakeCsmsConnection awaitConnection(Duration atMost) {
        return connections.next(atMost);
    }

    /** Closes all connections with 1001 and gives up the port. */
    @Override
    public void close() {
        try {
            server.stop(1_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private final class Server extends WebSocketServer {

        private static final List<IProtocol> VERSIONS = List.of(
                new Protocol("ocpp2.1"), new Protocol("ocpp2.0.1"), new Protocol("ocpp1.6"), new Protocol("ocpp1.5"));
        private static final List<Draft> DRAFTS = List.of(new Draft_6455(List.of(), VERSIONS));

        private final Map<WebSocket, FakeCsmsConnection> open = new ConcurrentHashMap<>();

        Server() {
            super(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), DRAFTS);
        }

        @Override
        public void onStart() {
            started.add(getPort());
        }

        @Override
        public void onOpen(WebSocket socket, ClientHandshake handshake) {
            FakeCsmsConnection connection = new FakeCsmsConnection(socket, handshake);
            open.put(socket, connection);
            connections.add(connection);
        }

        @Override
        public void onMessage(WebSocket socket, String text) {
            Optional.ofNullable(open.get(socket)).ifPresent(connection -> connection.receive(text));
            script.answerTo(text).ifPresent(socket::send);
        }

        @Override
        public void onClose(WebSocket socket, int code, String reason, boolean byPeer) {
            Optional.ofNullable(open.remove(socket))
                    .ifPresent(connection -> connection.ended(new Closed(code, reason)));
        }

        @Override
        public void onError(WebSocket socket, Exception failure) {
            // A failed TLS handshake is what some tests are about; a connection that ends is told by onClose.
        }
    }
}
