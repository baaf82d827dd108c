// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.internal.websocket;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One thread and one selector for many channels. Whatever one channel's handler throws, errors included, ends that channel
 * and no other.
 */
final class EventLoop implements Runnable {

    /** What a loop does with one of its channels; called on the loop's thread only. */
    interface Handler {

        /** The channel is ready; the buffer is free for use until the call returns. */
        void ready(ByteBuffer buffer) throws IOException;

        /** Called a few times a second. */
        void tick(long now);

        /** The handler failed; its channel must be closed. */
        void failed(Throwable cause);
    }

    private static final Logger LOG = LoggerFactory.getLogger(EventLoop.class);
    private static final long TICK_MILLIS = 250;
    private static final int BUFFER_BYTES = 65_536;

    private final Selector selector;
    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);
    private final Thread thread;
    private volatile boolean stopping;
    private long nextTick;

    EventLoop(String name) throws IOException {
        this.selector = Selector.open();
        this.thread = new Thread(this, name);
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    /** Runs something on the loop's thread, later even if this is it, so that no handler is entered twice. */
    void execute(Runnable task) {
        tasks.add(task);
        selector.wakeup();
    }

    SelectionKey register(SelectableChannel channel, int operations) throws IOException {
        channel.configureBlocking(false);
        return channel.register(selector, operations);
    }

    @Nullable
    SelectionKey keyOf(SelectableChannel channel) {
        return channel.keyFor(selector);
    }

    /** The handlers of one kind; on the loop's thread only. */
    <T extends Handler> List<T> handlers(Class<T> kind) {
        return selector.keys().stream()
                .map(SelectionKey::attachment)
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }

    /** Ends the thread; channels that are still registered are closed first. */
    void stop(Duration patience) {
        stopping = true;
        selector.wakeup();
        try {
            thread.join(patience.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void run() {
        nextTick = System.nanoTime();
        while (!stopping) {
            try {
                round();
            } catch (IOException
                    | RuntimeException
                    | Error e) { // memory may be short for a moment; the loop must go on
                LOG.atError().setCause(e).log("event loop stumbled and goes on");
            }
        }
        for (SelectionKey key : selector.keys()) {
            fail(key, new IOException("the listener closes"));
        }
        try {
            selector.close();
        } catch (IOException e) {
            LOG.atDebug().setCause(e).log("selector did not close");
        }
    }

    private void round() throws IOException {
        selector.select(TICK_MILLIS);
        for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
            task.run();
        }
        for (SelectionKey key : selector.selectedKeys()) {
            guarded(key, handler -> handler.ready(buffer));
        }
        selector.selectedKeys().clear();
        long now = System.nanoTime();
        if (now - nextTick >= 0) {
            nextTick = now + Duration.ofMillis(TICK_MILLIS).toNanos();
            for (SelectionKey key : selector.keys()) {
                guarded(key, handler -> handler.tick(now));
            }
        }
    }

    private interface Step {
        void on(Handler handler) throws IOException;
    }

    private static void guarded(SelectionKey key, Step step) {
        try {
            if (key.isValid() && key.attachment() instanceof Handler handler) {
                step.on(handler);
            }
        } catch (CancelledKeyException e) {
            fail(key, new IOException("the key was cancelled", e));
        } catch (IOException | RuntimeException | Error e) {
            fail(key, e);
        }
    }

    private static void fail(SelectionKey key, Throwable cause) {
        try {
            if (key.attachment() instanceof Handler handler) {
                handler.failed(cause);
            }
        } catch (RuntimeException | Error e) {
            closeChannel(key); // not even the farewell worked, memory being short for example
        }
    }

    private static void closeChannel(SelectionKey key) {
        try {
            key.channel().close();
        } catch (IOException e) {
            key.cancel();
        }
    }
}
