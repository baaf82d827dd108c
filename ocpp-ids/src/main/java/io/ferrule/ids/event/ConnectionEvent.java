// SPDX-License-Identifier: Apache-2.0
package io.ferrule.ids.event;

import java.time.Instant;

/**
 * Something that happened to a connection below the frames.
 *
 * @param at when
 * @param station identity that the peer claims; the raw text of a malformed one, or empty
 * @param link the connection
 * @param kind what happened
 * @param reason why it was refused or closed, for example {@code bad-credentials}; empty if there is nothing to tell
 * @param counts the numbers
 */
public record ConnectionEvent(Instant at, String station, Link link, Kind kind, String reason, Counts counts)
        implements Event {

    /** What can happen to a connection. */
    public enum Kind {
        /** The upgrade to WebSocket succeeded. */
        OPEN,
        /** It ended. */
        CLOSE,
        /** It was turned away before it became a WebSocket. */
        REFUSED,
        /** Pings arrived. */
        PING,
        /** Bytes arrived that make no whole message so far. */
        BYTES
    }

    /**
     * Numbers of an event, each 0 where it was not told.
     *
     * @param count how many such events since the previous one of this connection, at least 1
     * @param frames WebSocket frames since then
     * @param http status of the HTTP answer
     * @param declared bytes that a header or an inflated message announces
     * @param wire bytes that really came
     */
    public record Counts(long count, long frames, int http, long declared, long wire) {

        /** Takes what cannot be for the least that can. */
        public Counts {
            count = Math.max(1, count);
            frames = Math.max(0, frames);
            declared = Math.max(0, declared);
            wire = Math.max(0, wire);
        }

        /**
         * One event without further numbers.
         *
         * @return a count of 1
         */
        public static Counts once() {
            return new Counts(1, 0, 0, 0, 0);
        }
    }
}
