// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.intercept;

import io.ferrule.model.StationId;
import java.time.Instant;

/**
 * Something that an operator should know about a station's certificates. Immutable.
 *
 * @param at when it happened
 * @param station whose certificate, or in whose session
 * @param kind what happened
 * @param detail one sentence, harmless and without secrets
 */
public record LifeEvent(Instant at, StationId station, Kind kind, String detail) {

    /** What can happen. */
    public enum Kind {
        /** A new key was made and its request goes to the CSMS. */
        RENEWAL_BEGUN,
        /** A renewal could not begin, or the CSMS refused it; nothing more happens until somebody asks again. */
        RENEWAL_STOPPED,
        /** A certificate is due and nobody renews it. An alarm: it will expire. */
        RENEWAL_OVERDUE,
        /** A certificate came, was found good and is kept. */
        CERTIFICATE_STORED,
        /** A certificate came and was refused. */
        CERTIFICATE_REFUSED,
        /** A connection has proven the certificate; it is the active one now. */
        CERTIFICATE_PROVEN,
        /** A certificate was given up because no connection came about with it. */
        CERTIFICATE_DISCARDED,
        /** A certificate is good and waits until other stations have proven theirs. */
        CERTIFICATE_WAITS,
        /** A certificate of a new kind failed at one of the stations that go first. An alarm: the others keep what they have. */
        ROLLOUT_STOPPED,
        /** A dial failed, and the next one goes with another certificate or root. */
        FELL_BACK,
        /** A root was installed, deleted, proven, or came back. */
        ROOTS_CHANGED,
        /** A root was refused, or its deletion. */
        ROOT_REFUSED,
        /** A station reports another serial number than the one in its certificate. An alarm: was the board swapped? */
        SERIAL_CHANGED,
        /** A station asked for a certificate of its own, which the CSMS must not see. */
        OWN_REQUEST_REFUSED,
        /** The store could not be read or written. */
        STORE_FAILED
    }
}
