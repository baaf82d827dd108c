// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.intercept.log;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * The connections of one upload: all to the same address, all under one deadline, and closed from outside when the upload is given up. Used
 * by one thread, but for {@link #close}.
 */
final class Wire implements AutoCloseable {

    private static final int LONGEST_LINE = 4_096;

    private final InetAddress address;
    private final long deadline;
    private final List<Socket> sockets = new ArrayList<>();
    private boolean closed;

    Wire(InetAddress address, Duration limit) {
        this.address = address;
        this.deadline = System.nanoTime() + limit.toNanos();
    }

    Socket connect(int port) throws IOException {
        Socket socket = keep(new Socket());
        socket.connect(new InetSocketAddress(address, port), left());
        patience(socket);
        return socket;
    }

    /** TLS over a connection; the server must prove that it is the host of the URL. */
    Socket secure(Socket plain, SSLSocketFactory factory, Location location) throws IOException {
        SSLSocket socket = (SSLSocket) factory.createSocket(plain, location.host(), location.port(), true);
        keep(socket);
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        socket.setSSLParameters(parameters);
        patience(socket);
        socket.startHandshake();
        return socket;
    }

    /** A line without its end; Latin-1, because only digits and ASCII words matter. */
    String line(Socket socket) throws IOException {
        InputStream in = socket.getInputStream();
        StringBuilder line = new StringBuilder();
        while (true) {
            patience(socket);
            int next = in.read();
            if (next < 0) {
                throw new IOException("the server hung up");
            }
            if (next == '\n') {
                return line.toString().stripTrailing();
            }
            if (line.length() >= LONGEST_LINE) {
                throw new IOException("the server sent a line without end");
            }
            line.append((char) next);
        }
    }

    void send(Socket socket, String text) throws IOException {
        send(socket, text.getBytes(StandardCharsets.UTF_8));
    }

    void send(Socket socket, byte[] bytes) throws IOException {
        left();
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
    }

    private void patience(Socket socket) throws IOException {
        socket.setSoTimeout(left());
    }

    private int left() throws IOException {
        long millis = (deadline - System.nanoTime()) / 1_000_000;
        if (millis <= 0) {
            throw new IOException("the upload took too long");
        }
        return (int) Math.min(millis, Integer.MAX_VALUE);
    }

    private synchronized Socket keep(Socket socket) throws IOException {
        if (closed) {
            socket.close();
            throw new IOException("the upload was given up");
        }
        sockets.add(socket);
        return socket;
    }

    @Override
    public synchronized void close() {
        closed = true;
        for (Socket socket : sockets) {
            try {
                socket.close();
            } catch (IOException e) {
                // It is gone one way or another.
            }
        }
    }
}
