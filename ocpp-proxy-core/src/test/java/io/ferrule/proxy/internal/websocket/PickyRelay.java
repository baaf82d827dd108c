// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.internal.websocket;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;

/** A box on the way to a CSMS that cannot carry a long greeting of TLS: it cuts such a connection, or lets it wait for ever. */
final class PickyRelay implements AutoCloseable {

    private static final int LONGEST = 1_000;
    private static final int RECORD_HEAD = 5;

    private final ServerSocket server = new ServerSocket(0, 16, InetAddress.getLoopbackAddress());
    private final AtomicInteger refused = new AtomicInteger();
    private final int csms;
    private final boolean cuts;

    private PickyRelay(int csms, boolean cuts) throws IOException {
        this.csms = csms;
        this.cuts = cuts;
        start(this::accept);
    }

    static PickyRelay cutting(int csms) throws IOException {
        return new PickyRelay(csms, true);
    }

    static PickyRelay stalling(int csms) throws IOException {
        return new PickyRelay(csms, false);
    }

    int port() {
        return server.getLocalPort();
    }

    /** How many greetings were too long. */
    int refused() {
        return refused.get();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                start(() -> serve(client));
            } catch (IOException e) {
                return; // closed by the test
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            byte[] head = client.getInputStream().readNBytes(RECORD_HEAD);
            int length = ((head[3] & 0xff) << 8) | (head[4] & 0xff);
            if (length > LONGEST) {
                refused.incrementAndGet();
                if (!cuts) {
                    client.getInputStream().transferTo(java.io.OutputStream.nullOutputStream());
                }
                return;
            }
            pass(client, head);
        } catch (IOException e) {
            return; // one of both has gone
        }
    }

    private void pass(Socket client, byte[] head) throws IOException {
        try (Socket onward = new Socket(InetAddress.getLoopbackAddress(), csms)) {
            onward.getOutputStream().write(head);
            start(() -> copy(onward, client));
            copy(client, onward);
        }
    }

    private static void copy(Socket from, Socket to) {
        try (to) {
            InputStream in = from.getInputStream();
            in.transferTo(to.getOutputStream());
        } catch (IOException e) {
            return; // one of both has gone
        }
    }

    private static void start(Runnable task) {
        Thread thread = new Thread(task, "picky-relay");
        thread.setDaemon(true);
        thread.start();
    }
}
