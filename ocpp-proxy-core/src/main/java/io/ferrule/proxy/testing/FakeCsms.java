// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.testing;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;

/**
 * A CSMS on a real socket of the loopback interface, with or without TLS. It accepts every path and the sub-protocols of
 * OCPP 1.5 to 2.1, answers calls with an empty object unless told otherwise, and keeps what it sees of each connection.
 * Safe for use by several threads; what waits fails with an {@link AssertionError} when the time is up.
 */
public final class FakeCsms implements AutoCloseable {

    private static final Duration START = Duration.ofSeconds(10);

    private final Script script = new Script();
    private final Inbox<FakeCsmsConnection> connections = new Inbox<>("connection");
    private final Optional<SSLContext> context;
    private final Consumer<SSLParameters> clientAuth;
    private volatile CsmsServer server;
    private volatile BiConsumer<FakeCsmsConnection, String> hearing = this::answer;
    private volatile Consumer<FakeCsmsConnection> welcoming = connection -> {};

    private FakeCsms(Optional<SSLContext> context, Consumer<SSLParameters> clientAuth) {
        this.context = context;
        this.clientAuth = clientAuth;
        server = listen(0);
    }

    /**
     * Starts without TLS.
     *
     * @return a CSMS that listens on a free port
     */
    public static FakeCsms plain() {
        return new FakeCsms(Optional.empty(), parameters -> {});
    }

    /**
     * Starts with TLS.
     *
     * @param context its key and whom it trusts
     * @param needClientAuth whether stations have to present a certificate
     * @return a CSMS that listens on a free port
     */
    public static FakeCsms tls(SSLContext context, boolean needClientAuth) {
        return new FakeCsms(Optional.of(context), parameters -> parameters.setNeedClientAuth(needClientAuth));
    }

    /**
     * Starts with TLS, asks stations for a certificate and takes those too that have none, as a CSMS does that serves security
     * profiles 2 and 3 on one port.
     *
     * @param context its key and whom it trusts
     * @return a CSMS that listens on a free port
     */
    public static FakeCsms tlsAsking(SSLContext context) {
        return new FakeCsms(Optional.of(context), parameters -> parameters.setWantClientAuth(true));
    }

    /**
     * Where it listens.
     *
     * @return for example {@code ws://localhost:41234/ocpp}, with {@code wss} when it has TLS; an identity is to be
     *     appended
     */
    public URI uri() {
        return URI.create((context.isPresent() ? "wss" : "ws") + "://localhost:" + server.getPort() + "/ocpp");
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
     * Hands each text message to a listener from now on, which may answer by {@link FakeCsmsConnection#send}; nothing else answers.
     *
     * @param listener called on threads of the server, one message of a connection after the other; must not block
     * @return this CSMS
     */
    public FakeCsms hearing(BiConsumer<FakeCsmsConnection, String> listener) {
        hearing = listener;
        return this;
    }

    /**
     * Tells a listener of each connection from now on.
     *
     * @param listener called on threads of the server; must not block
     * @return this CSMS
     */
    public FakeCsms welcoming(Consumer<FakeCsmsConnection> listener) {
        welcoming = listener;
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
    public void goAway() {
        try {
            server.stop(1_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Listens again where it listened before; for after {@link #goAway}. */
    public void comeBack() {
        server = listen(server.getPort());
    }

    /** Goes away. */
    @Override
    public void close() {
        goAway();
    }

    private CsmsServer listen(int port) {
        CsmsServer next = new CsmsServer(port, new Ears());
        context.ifPresent(material -> {
            SSLParameters parameters = material.getDefaultSSLParameters();
            clientAuth.accept(parameters);
            next.setWebSocketFactory(new AttentiveChannels(material, parameters));
        });
        next.open(START);
        return next;
    }

    private void answer(FakeCsmsConnection connection, String text) {
        script.answerTo(text).ifPresent(connection::send);
    }

    private final class Ears implements CsmsServer.Listener {

        @Override
        public void opened(FakeCsmsConnection connection) {
            connections.add(connection);
            welcoming.accept(connection);
        }

        @Override
        public void heard(FakeCsmsConnection connection, String text) {
            connection.receive(text);
            hearing.accept(connection, text);
        }
    }
}
