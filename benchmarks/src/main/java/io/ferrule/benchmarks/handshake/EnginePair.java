// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.handshake;

import java.nio.ByteBuffer;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;

/**
 * Client and server in one thread and without sockets, one handshake after the other. The client checks the host name, the
 * server demands a certificate. Not safe for use by several threads.
 */
final class EnginePair {

    private static final int MOST_STEPS = 1_000;
    private static final int BUFFER = 65_536;
    private static final String KNOWN = "known";
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0).asReadOnlyBuffer();

    private final SSLContext clientContext;
    private final SSLContext serverContext;
    private final ByteBuffer toServer = ByteBuffer.allocate(BUFFER);
    private final ByteBuffer toClient = ByteBuffer.allocate(BUFFER);
    private final ByteBuffer plain = ByteBuffer.allocate(BUFFER);

    EnginePair(SSLContext clientContext, SSLContext serverContext) {
        this.clientContext = clientContext;
        this.serverContext = serverContext;
    }

    /**
     * Shakes hands and delivers session tickets. Returns whether an earlier session was resumed: what is bound to a session
     * is still bound to those that come out of it.
     *
     * @param port part of the name under which the client remembers the session; no port is opened
     */
    boolean shakeHands(String protocol, int port) throws SSLException {
        toServer.clear();
        toClient.clear();
        plain.clear();
        SSLEngine client = client(protocol, port);
        SSLEngine server = server();
        client.beginHandshake();
        server.beginHandshake();
        for (int step = 0; step < MOST_STEPS; step++) {
            advance(client, toClient, toServer);
            advance(server, toServer, toClient);
            if (done(client) && done(server)) {
                deliverTickets(client);
                boolean resumed = client.getSession().getValue(KNOWN) != null;
                client.getSession().putValue(KNOWN, KNOWN);
                return resumed;
            }
        }
        throw new SSLException("no handshake after " + MOST_STEPS + " steps");
    }

    private SSLEngine client(String protocol, int port) {
        SSLEngine client = clientContext.createSSLEngine("localhost", port);
        client.setUseClientMode(true);
        SSLParameters parameters = client.getSSLParameters();
        parameters.setProtocols(new String[] {protocol});
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        client.setSSLParameters(parameters);
        return client;
    }

    private SSLEngine server() {
        SSLEngine server = serverContext.createSSLEngine();
        server.setUseClientMode(false);
        server.setNeedClientAuth(true);
        return server;
    }

    private void advance(SSLEngine engine, ByteBuffer in, ByteBuffer out) throws SSLException {
        switch (engine.getHandshakeStatus()) {
            case NEED_TASK -> runTasks(engine);
            case NEED_WRAP -> engine.wrap(NOTHING, out);
            case NEED_UNWRAP, NEED_UNWRAP_AGAIN -> unwrap(engine, in);
            case FINISHED, NOT_HANDSHAKING -> {}
        }
    }

    private static void runTasks(SSLEngine engine) {
        for (Runnable task = engine.getDelegatedTask(); task != null; task = engine.getDelegatedTask()) {
            task.run();
        }
    }

    private void unwrap(SSLEngine engine, ByteBuffer in) throws SSLException {
        in.flip();
        engine.unwrap(in, plain);
        in.compact();
    }

    /** TLS 1.3 sends them after the handshake. */
    private void deliverTickets(SSLEngine client) throws SSLException {
        for (int step = 0; step < MOST_STEPS && toClient.position() > 0; step++) {
            unwrap(client, toClient);
        }
    }

    private static boolean done(SSLEngine engine) {
        return engine.getHandshakeStatus() == HandshakeStatus.NOT_HANDSHAKING;
    }
}
