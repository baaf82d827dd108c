// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.handshake;

import java.nio.ByteBuffer;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;

/**
 * Client and server in one thread and without sockets. The client checks the host name, the server demands a certificate.
 * For one handshake.
 */
final class EnginePair {

    private static final int MOST_STEPS = 1_000;
    private static final int BUFFER = 65_536;
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0).asReadOnlyBuffer();

    private final SSLEngine client;
    private final SSLEngine server;
    private final ByteBuffer toServer = ByteBuffer.allocate(BUFFER);
    private final ByteBuffer toClient = ByteBuffer.allocate(BUFFER);
    private final ByteBuffer plain = ByteBuffer.allocate(BUFFER);
    private int bytes;

    /**
     * Makes both ends.
     *
     * @param port part of the name under which the client remembers the session; no port is opened
     */
    EnginePair(SSLContext clientContext, SSLContext serverContext, String protocol, int port) {
        client = clientContext.createSSLEngine("localhost", port);
        client.setUseClientMode(true);
        SSLParameters parameters = client.getSSLParameters();
        parameters.setProtocols(new String[] {protocol});
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        client.setSSLParameters(parameters);
        server = serverContext.createSSLEngine();
        server.setUseClientMode(false);
        server.setNeedClientAuth(true);
    }

    /** Shakes hands, delivers session tickets, and returns how many bytes went over the wire that is not there. */
    int shakeHands() throws SSLException {
        client.beginHandshake();
        server.beginHandshake();
        for (int step = 0; step < MOST_STEPS; step++) {
            advance(client, toClient, toServer);
            advance(server, toServer, toClient);
            if (done(client) && done(server)) {
                deliverTickets();
                return bytes;
            }
        }
        throw new SSLException("no handshake after " + MOST_STEPS + " steps");
    }

    private void advance(SSLEngine engine, ByteBuffer in, ByteBuffer out) throws SSLException {
        switch (engine.getHandshakeStatus()) {
            case NEED_TASK -> runTasks(engine);
            case NEED_WRAP -> bytes += engine.wrap(NOTHING, out).bytesProduced();
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
    private void deliverTickets() throws SSLException {
        for (int step = 0; step < MOST_STEPS && toClient.position() > 0; step++) {
            unwrap(client, toClient);
        }
    }

    private static boolean done(SSLEngine engine) {
        return engine.getHandshakeStatus() == HandshakeStatus.NOT_HANDSHAKING;
    }
}
