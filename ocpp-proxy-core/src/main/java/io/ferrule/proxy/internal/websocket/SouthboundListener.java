// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.internal.websocket;

import io.ferrule.model.StationId;
import io.ferrule.proxy.KeepAlive;
import io.ferrule.proxy.WireLimits;
import io.ferrule.proxy.internal.link.Doorkeeper;
import io.ferrule.proxy.internal.link.WireWatch;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The {@code ws://} port that stations know. A few event loops hold all connections. Safe for use by several threads. */
public final class SouthboundListener implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SouthboundListener.class);
    private static final int MOST_LOOPS = 4;
    private static final int BACKLOG = 1_024;
    private static final int ACCEPTS_A_ROUND = 64;
    private static final Duration DRAIN = Duration.ofSeconds(2);

    private final SouthboundGate gate;
    private final ServerSocketChannel server;
    private final InetSocketAddress address;
    private final List<EventLoop> loops = new ArrayList<>();
    private final Acceptor acceptor = new Acceptor();

    private SouthboundListener(ServerSocketChannel server, SouthboundGate gate) throws IOException {
        this.server = server;
        this.gate = gate;
        this.address = (InetSocketAddress) server.getLocalAddress();
        int count = Math.min(MOST_LOOPS, Runtime.getRuntime().availableProcessors());
        for (int i = 0; i < count; i++) {
            loops.add(new EventLoop("ferrule-southbound-" + i));
        }
    }

    /**
     * Listens. Returns when the port is bound.
     *
     * @param keepAlive asked for each connection that is admitted
     * @throws IOException if the address cannot be bound, in a sentence for the operator
     */
    public static SouthboundListener open(
            InetSocketAddress bind,
            WireLimits limits,
            Function<StationId, KeepAlive> keepAlive,
            Doorkeeper door,
            WireWatch watch,
            Clock clock)
            throws IOException {
        ServerSocketChannel server = ServerSocketChannel.open();
        try {
            server.setOption(StandardSocketOptions.SO_REUSEADDR, true);
            server.bind(bind, BACKLOG);
            SouthboundListener listener =
                    new SouthboundListener(server, new SouthboundGate(limits, keepAlive, door, watch, clock));
            listener.start();
            return listener;
        } catch (IOException | RuntimeException e) {
            server.close();
            throw new IOException("cannot listen on " + bind + ": " + e.getMessage(), e);
        }
    }

    /** The bound address, with the port that the system chose for port 0. */
    public InetSocketAddress address() {
        return address;
    }

    /** Comes back when each loop has done something that was asked for now. */
    public CompletableFuture<Void> pulse() {
        return CompletableFuture.allOf(loops.stream()
                .map(loop -> CompletableFuture.runAsync(() -> {}, loop::execute))
                .toArray(CompletableFuture<?>[]::new));
    }

    /** Accepts nobody any more, closes all links with 1001 and waits at most two seconds for the peers to follow. */
    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            LOG.atDebug().setCause(e).log("listening socket did not close");
        }
        loops.forEach(loop ->
                loop.execute(() -> loop.handlers(StationConnection.class).forEach(StationConnection::goAway)));
        long end = System.nanoTime() + DRAIN.toNanos();
        while (!gate.empty() && System.nanoTime() - end < 0) {
            LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
        }
        loops.forEach(loop -> loop.stop(DRAIN));
    }

    private void start() throws IOException {
        loops.get(0).register(server, SelectionKey.OP_ACCEPT).attach(acceptor);
        loops.forEach(EventLoop::start);
    }

    /** Accepts on the first loop. When accepting fails, files being short for example, it rests until the next tick. */
    private final class Acceptor implements EventLoop.Handler {

        private int accepted;

        @Override
        public void ready(ByteBuffer buffer) {
            try {
                SocketChannel channel = server.accept();
                for (int i = 1; channel != null; i++) {
                    receive(channel);
                    channel = i < ACCEPTS_A_ROUND ? server.accept() : null;
                }
            } catch (IOException e) {
                rest(e);
            }
        }

        @Override
        public void tick(long now) {
            interest(SelectionKey.OP_ACCEPT);
        }

        @Override
        public void failed(Throwable cause) {
            rest(cause);
        }

        private void rest(Throwable cause) {
            if (server.isOpen()) {
                interest(0);
                LOG.atWarn().setCause(cause).log("a connection could not be accepted, trying again soon");
            }
        }

        private void interest(int operations) {
            SelectionKey key = loops.get(0).keyOf(server);
            if (key != null && key.isValid()) {
                key.interestOps(operations);
            }
        }

        private void receive(SocketChannel channel) {
            InetAddress address = channel.socket().getInetAddress();
            SouthboundGate.Entry entry = address == null ? SouthboundGate.Entry.TURNED_AWAY : gate.entered(address);
            if (entry == SouthboundGate.Entry.TURNED_AWAY) {
                quietlyClose(channel);
                return;
            }
            EventLoop loop = loops.get(accepted++ % loops.size());
            loop.execute(() -> adopt(channel, loop, entry == SouthboundGate.Entry.SURPLUS));
        }
    }

    private void adopt(SocketChannel channel, EventLoop loop, boolean surplus) {
        try {
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            channel.setOption(StandardSocketOptions.SO_KEEPALIVE, true);
            SelectionKey key = loop.register(channel, SelectionKey.OP_READ);
            key.attach(new StationConnection(gate, key, loop, surplus));
        } catch (IOException | RuntimeException | Error e) {
            gate.decided(channel.socket().getInetAddress());
            gate.left();
            quietlyClose(channel);
        }
    }

    private static void quietlyClose(SocketChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            LOG.atDebug().setCause(e).log("a socket did not close");
        }
    }
}
