// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A piece of network between two peers. Once stalled it carries nothing any more, and neither side hears that it is gone. */
final class StallingRelay implements AutoCloseable {

    private final ServerSocket server;
    private final InetSocketAddress target;
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private volatile boolean stalled;

    StallingRelay(InetSocketAddress target) throws IOException {
        this.server = new ServerSocket(0, 16, InetAddress.getLoopbackAddress());
        this.target = target;
        start(this::accept);
    }

    InetSocketAddress address() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), server.getLocalPort());
    }

    void stall() {
        stalled = true;
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }

    private void accept() {
        try {
            while (true) {
                Socket near = server.accept();
                Socket far = new Socket(target.getAddress(), target.getPort());
                sockets.addAll(List.of(near, far));
                start(() -> copy(near, far));
                start(() -> copy(far, near));
            }
        } catch (IOException e) {
            return; // closed
        }
    }

    private void copy(Socket from, Socket to) {
        try {
            carry(from.getInputStream(), to.getOutputStream());
            if (!stalled) {
                to.close();
            }
        } catch (IOException e) {
            return; // one side is gone; the other hears of it at the end
        }
    }

    /** What is read after the stall is swallowed. */
    private void carry(InputStream in, OutputStream out) throws IOException {
        byte[] bytes = new byte[8_192];
        for (int read = in.read(bytes); read >= 0; read = in.read(bytes)) {
            if (!stalled) {
                out.write(bytes, 0, read);
            }
        }
    }

    private static void start(Runnable task) {
        Thread thread = new Thread(task, "stalling-relay");
        thread.setDaemon(true);
        thread.start();
    }
}
