// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.event;

import io.ferrule.model.ErrorCode;
import io.ferrule.model.StationId;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** An event about one observer of one station. */
public sealed interface ObserverEvent extends ProxyEvent {

    /**
     * Whose observer it is.
     *
     * @return the station
     */
    StationId station();

    /**
     * Which observer.
     *
     * @return its name
     */
    String observer();

    @Override
    default Optional<StationId> subject() {
        return Optional.of(station());
    }

    /**
     * An observer was reached.
     *
     * @param at when
     * @param station the station
     * @param observer its name
     * @param url address that was dialled
     */
    record ObserverOpened(Instant at, StationId station, String observer, URI url) implements ObserverEvent {}

    /**
     * An observer could not be reached, or was lost while the station was connected. The station does not notice.
     *
     * @param at when
     * @param station the station
     * @param observer its name
     * @param reason one sentence, possibly the observer's words
     * @param retryAfter when it is dialled again, if the station is still there
     */
    record ObserverAway(Instant at, StationId station, String observer, String reason, Duration retryAfter)
            implements ObserverEvent {}

    /**
     * An observer does not get copies of some calls, because it is away, too slow, or knows nothing of their transaction. Told
     * at the first one, and then whenever their number has doubled.
     *
     * @param at when
     * @param station the station
     * @param observer its name
     * @param dropped how many since the station was first seen
     */
    record CopiesDropped(Instant at, StationId station, String observer, long dropped) implements ObserverEvent {}

    /**
     * A call of an observer was refused, and its station saw nothing of it.
     *
     * @param at when
     * @param station the station
     * @param observer its name
     * @param action action of the call, as received
     * @param code SecurityError if it may never be sent, GenericError if not now
     */
    record ObserverCallRefused(Instant at, StationId station, String observer, String action, ErrorCode code)
            implements ObserverEvent {}

    /**
     * An observer sent what is no OCPP-J frame. It was not passed on.
     *
     * @param at when
     * @param station the station
     * @param observer its name
     * @param reason one sentence of ours
     */
    record ObserverUnreadable(Instant at, StationId station, String observer, String reason) implements ObserverEvent {}
}
