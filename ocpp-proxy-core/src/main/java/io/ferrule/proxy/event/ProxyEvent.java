// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.event;

import io.ferrule.model.StationId;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.Optional;

/**
 * Something that happened in the proxy and that an operator, an alarm or a metric may want to know. Immutable.
 *
 * <p>Texts that a peer wrote are handed on as received. Whoever prints them must escape them, as
 * {@link LoggingListener} does.
 */
public sealed interface ProxyEvent
        permits ProxyEvent.ConnectionRefused, ProxyEvent.LimitBroken, StationEvent, ObserverEvent {

    /**
     * When it happened, by the proxy's clock.
     *
     * @return a point in time
     */
    Instant at();

    /**
     * Whom it is about.
     *
     * @return the station, or empty where no identity is known yet
     */
    Optional<StationId> subject();

    /**
     * An upgrade was refused, or a connection was dropped before its upgrade was complete.
     *
     * @param at when
     * @param peer address the connection came from
     * @param path path that was asked for, as received but without its query; empty where none was read
     * @param status HTTP status, 0 where nothing was answered
     * @param reason one sentence of ours
     */
    record ConnectionRefused(Instant at, InetSocketAddress peer, Optional<String> path, int status, String reason)
            implements ProxyEvent {
        @Override
        public Optional<StationId> subject() {
            return Optional.empty();
        }
    }

    /**
     * A peer broke a limit, and its connection is being closed.
     *
     * @param at when
     * @param subject the station, or empty where only the address is known
     * @param peer address of the peer
     * @param closeCode WebSocket close code, for example 1009
     * @param reason one sentence of ours
     */
    record LimitBroken(Instant at, Optional<StationId> subject, InetSocketAddress peer, int closeCode, String reason)
            implements ProxyEvent {}
}
