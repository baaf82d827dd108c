// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.internal.websocket;

import java.net.InetAddress;
import java.util.HashMap;
import java.util.Map;

/**
 * How many connections of one address may be in their handshake at a time: a quarter of all, and sixty-four at least, so that a
 * whole site behind one address still comes back together, and nobody who opens connections and says nothing keeps the others
 * out. Bounded by the connections of the listener. Safe for use by several threads.
 */
final class HandshakeShares {

    private static final int LEAST = 64;
    private static final int SHARE = 4;

    private final int most;
    private final Map<InetAddress, Integer> under = new HashMap<>();

    HandshakeShares(int connections) {
        this.most = Math.max(LEAST, connections / SHARE);
    }

    /** Whether one more may begin; then it is to be ended by {@link #leave}. */
    synchronized boolean enter(InetAddress address) {
        int now = under.getOrDefault(address, 0);
        if (now >= most) {
            return false;
        }
        under.put(address, now + 1);
        return true;
    }

    /** One has been decided or given up. */
    synchronized void leave(InetAddress address) {
        under.computeIfPresent(address, (any, now) -> now > 1 ? now - 1 : null);
    }
}
