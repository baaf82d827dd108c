// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.internal.websocket;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Way out over a blocking socket: senders queue, one thread writes. The plain socket below TLS is what is cut, since closing the
 * TLS socket would wait for a write that is stuck.
 */
final class SocketOutlet implements Outlet, Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(SocketOutlet.class);
    /** Joins small frames that wait; a larger one is written as it is. */
    private static final int BUFFER_BYTES = 4_096;
    /** No frame is empty. */
    private static final ByteBuffer END = ByteBuffer.allocate(0).asReadOnlyBuffer();

    private final Socket socket;
    private final Socket plain;
    private final int bound;
    private final BlockingQueue<ByteBuffer> waiting = new LinkedBlockingQueue<>();
    private long waitingBytes;
    private boolean lastTaken;

    SocketOutlet(Socket socket, Socket plain, int bound) {
        this.socket = socket;
        this.plain = plain;
        this.bound = bound;
    }

    @Override
    public synchronized boolean offer(ByteBuffer frame) {
        if (lastTaken) {
            return true;
        }
        if (waitingBytes > 0 && waitingBytes + frame.remaining() > bound) {
            return false;
        }
        put(frame);
        return true;
    }

    @Override
    public synchronized void last(ByteBuffer frame) {
        if (!lastTaken) {
            put(frame);
            lastTaken = true;
        }
    }

    @Override
    public synchronized void finish() {
        lastTaken = true;
        waiting.add(END);
    }

    @Override
    public void cut() {
        try {
            plain.close();
        } catch (IOException e) {
            LOG.atDebug().setCause(e).log("a socket did not close");
        }
        waiting.add(END);
    }

    /** Writes until the end; called by the link's writing thread. */
    @Override
    public void run() {
        try (OutputStream out = new BufferedOutputStream(socket.getOutputStream(), BUFFER_BYTES)) {
            for (ByteBuffer frame = waiting.take(); frame.hasRemaining(); frame = waiting.take()) {
                out.write(frame.array(), frame.arrayOffset() + frame.position(), frame.remaining());
                if (waiting.isEmpty()) {
                    out.flush();
                }
                written(frame.remaining());
            }
            out.flush();
            socket.shutdownOutput();
        } catch (IOException e) {
            LOG.atTrace().setCause(e).log("the connection ended while writing");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            cut();
        }
    }

    private void put(ByteBuffer frame) {
        waiting.add(frame);
        waitingBytes += frame.remaining();
    }

    private synchronized void written(int bytes) {
        waitingBytes -= bytes;
    }
}
