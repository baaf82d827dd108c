// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.journal;

import io.ferrule.model.OcppVersion;
import io.ferrule.model.StationId;
import java.time.Instant;
import java.util.Optional;

/**
 * A call of a station, as it is to reach the CSMS. Immutable.
 *
 * @param station whose call
 * @param version version of the session in which the station sent it
 * @param kind what it is worth: {@link Kind#STATUS}, {@link Kind#SECURITY} or {@link Kind#BILLING}
 * @param messageId id under which it is sent, each time the same; 1 to 255 characters
 * @param action its action; 1 to 255 characters
 * @param transaction transaction id, as the station knows it, of a message that is part of a transaction: a decimal number in
 *     1.x; 1 to 255 characters
 * @param text the frame, character for character
 * @param takenAt when it was taken over from the station, to the millisecond
 */
public record JournaledCall(
        StationId station,
        OcppVersion version,
        Kind kind,
        String messageId,
        String action,
        Optional<String> transaction,
        String text,
        Instant takenAt) {

    private static final int MAX_LENGTH = 255;

    /** Checks the kind and the lengths. */
    public JournaledCall {
        if (kind != Kind.STATUS && kind != Kind.SECURITY && kind != Kind.BILLING) {
            throw new IllegalArgumentException("a call is of kind STATUS, SECURITY or BILLING, was " + kind);
        }
        check("a message id", messageId);
        check("an action", action);
        transaction.ifPresent(id -> check("a transaction id", id));
    }

    /**
     * The same as part of a transaction.
     *
     * @param id transaction id, as the station knows it
     * @return a copy
     */
    public JournaledCall within(String id) {
        return new JournaledCall(station, version, kind, messageId, action, Optional.of(id), text, takenAt);
    }

    private static void check(String what, String text) {
        if (text.isEmpty() || text.length() > MAX_LENGTH) {
            throw new IllegalArgumentException(what + " has 1 to " + MAX_LENGTH + " characters, was " + text.length());
        }
    }

    /** Without the text, which may carry secrets. */
    @Override
    public String toString() {
        return kind + " call of " + text.length() + " characters, taken at " + takenAt;
    }
}
