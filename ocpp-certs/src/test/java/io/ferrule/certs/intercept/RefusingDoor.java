// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.intercept;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** Lets nobody in whom its context does not trust, and says so in an alert before it closes. */
final class RefusingDoor implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 2_000;

    private final SSLContext context;
    private final ServerSocket listener = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());

    RefusingDoor(SSLContext context) throws IOException {
        this.context = context;
        Thread thread = new Thread(this::serve, "refusing-door");
        thread.setDaemon(true);
        thread.start();
    }

    URI uri() {
        return URI.create("wss://localhost:" + listener.getLocalPort() + "/ocpp");
    }

    private void serve() {
        while (!listener.isClosed()) {
            try (Socket plain = listener.accept()) {
                plain.setSoTimeout(PATIENCE_MILLIS);
                refuse(plain);
            } catch (IOException e) {
                // The client has gone, or the test is over.
            }
        }
    }

    /** What the client still sends is read, or the alert would be lost with the connection. */
    private void refuse(Socket plain) throws IOException {
        SSLSocket secured =
                (SSLSocket) context.getSocketFactory().createSocket(plain, "localhost", plain.getPort(), false);
        secured.setUseClientMode(false);
        secured.setNeedClientAuth(true);
        try {
            secured.startHandshake();
        } catch (IOException e) {
            plain.getInputStream().transferTo(OutputStream.nullOutputStream());
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
