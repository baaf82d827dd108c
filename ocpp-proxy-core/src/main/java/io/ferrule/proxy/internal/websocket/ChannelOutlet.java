// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.internal.websocket;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Way out over a non-blocking channel. The sender's own thread writes while nothing waits, which spares a hop; what the
 * socket does not take waits for the event loop, counted and bounded.
 */
final class ChannelOutlet implements Outlet {

    private final SocketChannel channel;
    private final SelectionKey key;
    private final int bound;
    private final Runnable end;
    private final Deque<ByteBuffer> waiting = new ArrayDeque<>();
    private long waitingBytes;
    private boolean lastTaken;
    private boolean finishing;

    /** The given action ends the connection; it is called once or more, from any thread, and must not block. */
    ChannelOutlet(SelectionKey key, int bound, Runnable end) {
        this.channel = (SocketChannel) key.channel();
        this.key = key;
        this.bound = bound;
        this.end = end;
    }

    @Override
    public synchronized boolean offer(ByteBuffer frame) {
        if (lastTaken) {
            return true;
        }
        if (!waiting.isEmpty() && waitingBytes + frame.remaining() > bound) {
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
        finishing = true;
        if (waiting.isEmpty()) {
            end.run();
        }
    }

    @Override
    public void cut() {
        end.run();
    }

    /** The socket takes bytes again; called by the event loop. */
    synchronized void writable() throws IOException {
        while (!waiting.isEmpty()) {
            ByteBuffer head = waiting.element();
            waitingBytes -= channel.write(head);
            if (head.hasRemaining()) {
                return;
            }
            waiting.remove();
        }
        key.interestOpsAnd(~SelectionKey.OP_WRITE);
        if (finishing) {
            end.run();
        }
    }

    private void put(ByteBuffer frame) {
        try {
            if (waiting.isEmpty()) {
                channel.write(frame);
            }
            if (frame.hasRemaining()) {
                waiting.add(frame);
                waitingBytes += frame.remaining();
                key.interestOpsOr(SelectionKey.OP_WRITE);
                key.selector().wakeup();
            }
        } catch (IOException | CancelledKeyException e) {
            lastTaken = true; // the connection is broken; the loop learns it here first
            end.run();
        }
    }
}
