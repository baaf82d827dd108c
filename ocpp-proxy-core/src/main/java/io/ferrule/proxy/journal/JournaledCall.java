// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.journal;

import io.ferrule.model.StationId;
import java.time.Instant;
import java.util.OptionalInt;

/**
 * A call of a station, as it is to reach the CSMS. Immutable.
 *
 * @param station whose call
 * @param kind what it is worth: {@link Kind#STATUS}, {@link Kind#SECURITY} or {@link Kind#BILLING}
 * @param messageId id under which it is sent, each time the same; 1 to 255 characters
 * @param action its action
 * @param transaction transaction id, as the station knows it, of a message that is part of a transaction
 * @param text the frame, character for character
 * @param takenAt when it was taken over from the station, to the millisecond
 */
public record JournaledCall(
        StationId station,
        Kind kind,
        String messageId,
        String action,
        OptionalInt transaction,
        String text,
        Instant takenAt) {

    private static final int MAX_ID = 255;

    /** Checks the kind and the id. */
    public JournaledCall {
        if (kind == Kind.SHADOW || kind == Kind.REPLY) {
            throw new IllegalArgumentException("a call is of kind STATUS, SECURITY or BILLING, was " + kind);
        }
        if (messageId.isEmpty() || messageId.length() > MAX_ID) {
            throw new IllegalArgumentException(
                    "a message id has 1 to " + MAX_ID + " characters, was " + messageId.length());
        }
    }

    /** Without the text, which may carry secrets. */
    @Override
    public String toString() {
        return kind + " call of " + text.length() + " characters, taken at " + takenAt;
    }
}
