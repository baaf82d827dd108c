// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.internal.websocket;

import io.ferrule.proxy.KeepAlive;
import io.ferrule.proxy.WireLimits;
import io.ferrule.proxy.internal.channel.FrameGuard;
import io.ferrule.proxy.internal.channel.FrameGuard.Sender;
import io.ferrule.proxy.internal.link.LinkListener;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An open connection to a CSMS: one thread reads, one writes. */
final class UpstreamConnection {

    private static final Logger LOG = LoggerFactory.getLogger(UpstreamConnection.class);
    /** Every upstream has one for as long as it lives; most messages are smaller. */
    private static final int BUFFER_BYTES = 4_096;

    private static final long REST_NANOS = Duration.ofMillis(100).toNanos();

    private final Dial.Opened opened;
    private final SocketOutlet outlet;
    private final WebSocketLink link;

    UpstreamConnection(Dial.Opened opened, String subprotocol, UpstreamSettings settings, LinkListener listener) {
        this.opened = opened;
        this.outlet = new SocketOutlet(
                opened.socket(), opened.plain(), settings.limits().sendQueueBytes());
        long now = System.nanoTime();
        this.link = new WebSocketLink(
                new WebSocketLink.Facts(
                        (InetSocketAddress) opened.plain().getRemoteSocketAddress(),
                        Optional.of(subprotocol),
                        opened.tls(),
                        settings.clock().instant()),
                new WebSocketLink.Wire(
                        new FrameGuard(settings.limits(), Sender.SERVER, now),
                        new FrameCodec(Sender.SERVER, settings.limits().messageBytes()),
                        outlet,
                        new Liveness(KeepAlive.every(settings.ping()), now)));
        link.listen(listener);
    }

    /** What all connections of a connector share. */
    record UpstreamSettings(WireLimits limits, Duration ping, Clock clock) {}

    WebSocketLink link() {
        return link;
    }

    void cut() {
        outlet.cut();
    }

    /** Reads until the connection ends; starts the writer with the given action. */
    void read(Consumer<Runnable> start) {
        try {
            start.accept(outlet);
            link.received(opened.early());
            InputStream in = opened.socket().getInputStream();
            byte[] bytes = new byte[BUFFER_BYTES];
            for (int read = in.read(bytes); read >= 0; read = in.read(bytes)) {
                link.received(ByteBuffer.wrap(bytes, 0, read));
                if (link.deaf()) {
                    LockSupport.parkNanos(REST_NANOS); // it may pour on for as long as it takes to end it, but not fast
                }
            }
        } catch (IOException e) {
            LOG.atTrace().setCause(e).log("the connection ended while reading");
        } finally {
            cut();
            link.ended();
        }
    }
}
