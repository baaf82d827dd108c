// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.buffer;

import io.ferrule.model.StationId;
import java.time.Instant;

/** Something that happened to the buffer. Immutable. */
public sealed interface BufferEvent {

    /**
     * When it happened, by the session's clock.
     *
     * @return a point in time
     */
    Instant at();

    /**
     * To whose messages it happened.
     *
     * @return the station
     */
    StationId station();

    /**
     * The journal could not take something over.
     *
     * @param at when
     * @param station the station
     * @param action action of the call
     * @param reason what the journal said
     * @param forwarded true if the call went to the CSMS all the same; false if the station got a CALLERROR and keeps
     *     it
     */
    record NotJournaled(Instant at, StationId station, String action, String reason, boolean forwarded)
            implements BufferEvent {}

    /**
     * Calls were given up; they wait for an operator.
     *
     * @param at when
     * @param station the station
     * @param number entry of the call that was refused
     * @param action its action
     * @param entries how many went dead: that call and what belongs to its transaction
     * @param reason why; at most 255 characters, possibly a peer's words
     */
    record GivenUp(Instant at, StationId station, long number, String action, int entries, String reason)
            implements BufferEvent {}

    /**
     * Nothing of a station waits any longer.
     *
     * @param at when
     * @param station the station
     * @param delivered how many calls the CSMS has answered since the replay began
     */
    record CaughtUp(Instant at, StationId station, long delivered) implements BufferEvent {}
}
