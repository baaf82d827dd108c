// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy;

import java.time.Duration;

/**
 * How the gateway keeps one connection alive and finds out that it is dead. Whatever a peer sends counts as life, an answer to
 * a ping (RFC 6455, 5.5.3) no more than any other byte; a peer that is merely silent is asked before it is given up. Pings go from
 * neighbour to neighbour and say nothing about the leg behind (OCPP-J 1.6, 5.3).
 *
 * @param ping time between pings to the peer; zero for none, and then silence is never taken for death
 * @param patience how long a peer that was pinged may stay silent before its connection is cut; zero for as long as it likes, which
 *     is for stations that never answer a ping. A probe of a connection whose identity came a second time takes no longer than
 *     this either
 */
public record KeepAlive(Duration ping, Duration patience) {

    private static final Duration LEAST_PATIENCE = Duration.ofSeconds(5);
    private static final Duration MOST_PATIENCE = Duration.ofSeconds(20);

    /** Checks the ranges. */
    public KeepAlive {
        if (ping.isNegative()) {
            throw new IllegalArgumentException("ping must not be negative, was " + ping);
        }
        if (patience.isNegative()) {
            throw new IllegalArgumentException("patience must not be negative, was " + patience);
        }
    }

    /**
     * Pings with the usual patience: that of the interval, but 5 to 20 seconds. Who pings often wants to know soon, and a radio link
     * needs its time.
     *
     * @param ping time between pings; zero for none
     * @return what holds where nothing else is said
     */
    public static KeepAlive every(Duration ping) {
        Duration atMost = ping.isZero() || ping.compareTo(MOST_PATIENCE) > 0 ? MOST_PATIENCE : ping;
        return new KeepAlive(ping, atMost.compareTo(LEAST_PATIENCE) < 0 ? LEAST_PATIENCE : atMost);
    }
}
