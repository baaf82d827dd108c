// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.handshake;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;

/** Shakes hands with one client after the other, sends each a byte and waits for its end. */
final class GreetingServer implements AutoCloseable {

    private static final int GREETING = 'F';
    private static final int WAIT_MILLIS = 10_000;

    private final SSLServerSocket server;

    private GreetingServer(SSLServerSocket server) {
        this.server = server;
    }

    /** Starts on a free port of the loopback address. */
    static GreetingServer start(SSLContext context) throws IOException {
        SSLServerSocket socket = (SSLServerSocket)
                context.getServerSocketFactory().createServerSocket(0, 64, InetAddress.getLoopbackAddress());
        socket.setNeedClientAuth(true);
        socket.setEnabledProtocols(new String[] {"TLSv1.3"});
        GreetingServer greeting = new GreetingServer(socket);
        Thread thread = new Thread(greeting::serve, "greeting");
        thread.setDaemon(true);
        thread.start();
        return greeting;
    }

    int port() {
        return server.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    private void serve() {
        while (!server.isClosed()) {
            try (Socket client = server.accept()) {
                client.setTcpNoDelay(true);
                client.setSoTimeout(WAIT_MILLIS);
                client.getOutputStream().write(GREETING);
                client.getInputStream().read();
            } catch (IOException e) {
                // A client that went away early, or the end of the server, which ends the loop.
            }
        }
    }
}
