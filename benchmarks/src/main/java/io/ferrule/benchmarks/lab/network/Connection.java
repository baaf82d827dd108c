// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.lab.network;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;

/** One connection through a link: two sockets and a thread for each direction. */
final class Connection {

    private static final int BUFFER = 16_384;

    private final Socket near;
    private final Socket far;
    private final Weather weather;
    private volatile boolean silent;

    Connection(Socket near, Socket far, Weather weather) {
        this.near = near;
        this.far = far;
        this.weather = weather;
    }

    /** Relays until both directions have ended. */
    void relay() throws IOException {
        near.setTcpNoDelay(true);
        far.setTcpNoDelay(true);
        Thread back = Daemon.start("link back", () -> copy(far, near));
        copy(near, far);
        try {
            back.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        near.close();
        far.close();
    }

    void silence() {
        silent = true;
    }

    /** Ends both sides with a reset, as a network does that has forgotten the connection. */
    void reset() {
        reset(near);
        reset(far);
    }

    private void copy(Socket from, Socket to) {
        byte[] buffer = new byte[BUFFER];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
                weather.pass();
                if (!silent) {
                    out.write(buffer, 0, length);
                }
            }
            weather.pass();
            if (!silent) {
                to.shutdownOutput();
            }
        } catch (IOException e) {
            lose();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            lose();
        }
    }

    /** One side is gone: the other hears of it unless the line is dead. */
    private void lose() {
        if (!silent) {
            reset();
        }
    }

    private static void reset(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
            socket.close();
        } catch (IOException e) {
            // It is closed already, which is what was wanted.
        }
    }
}
