// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.internal.websocket;

import io.ferrule.model.StationId;
import io.ferrule.proxy.KeepAlive;
import io.ferrule.proxy.WireLimits;
import io.ferrule.proxy.internal.link.Doorkeeper;
import io.ferrule.proxy.internal.link.WireWatch;
import java.net.InetAddress;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** What the connections of one listener share, and how many they are. */
final class SouthboundGate {

    private static final int SURPLUS = 64;

    private final WireLimits limits;
    private final Function<StationId, KeepAlive> keepAlive;
    private final Doorkeeper door;
    private final WireWatch watch;
    private final Clock clock;
    private final AtomicInteger connections = new AtomicInteger();
    private final HandshakeShares shares;

    SouthboundGate(
            WireLimits limits,
            Function<StationId, KeepAlive> keepAlive,
            Doorkeeper door,
            WireWatch watch,
            Clock clock) {
        this.limits = limits;
        this.keepAlive = keepAlive;
        this.door = door;
        this.watch = watch;
        this.clock = clock;
        this.shares = new HandshakeShares(limits.connections());
    }

    /** How a new connection is received. */
    enum Entry {
        ADMITTED,
        /** More than the limit: reads the request and answers 503. */
        SURPLUS,
        /** Far more than the limit, or more than the share of its address: closed at once, not counted. */
        TURNED_AWAY
    }

    Entry entered(InetAddress address) {
        if (!shares.enter(address)) {
            return Entry.TURNED_AWAY;
        }
        Entry entry = entered();
        if (entry == Entry.TURNED_AWAY) {
            shares.leave(address);
        }
        return entry;
    }

    private Entry entered() {
        int now = connections.incrementAndGet();
        if (now <= limits.connections()) {
            return Entry.ADMITTED;
        }
        if (now <= limits.connections() + SURPLUS) {
            return Entry.SURPLUS;
        }
        connections.decrementAndGet();
        return Entry.TURNED_AWAY;
    }

    /** The handshake of a connection is over, whatever came of it. */
    void decided(InetAddress address) {
        shares.leave(address);
    }

    void left() {
        connections.decrementAndGet();
    }

    boolean empty() {
        return connections.get() == 0;
    }

    WireLimits limits() {
        return limits;
    }

    Function<StationId, KeepAlive> keepAlive() {
        return keepAlive;
    }

    Doorkeeper door() {
        return door;
    }

    WireWatch watch() {
        return watch;
    }

    Clock clock() {
        return clock;
    }
}
