// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.journal;

import java.time.Instant;
import java.util.OptionalInt;

/**
 * A reply that a station was given, kept so that a repetition of its call gets the same. Immutable.
 *
 * @param fingerprint content of the call
 * @param messageId id under which the call first came
 * @param transaction transaction id that the reply gave to the station, if it gave one
 * @param payload payload of the reply, character for character
 * @param givenAt when, to the millisecond
 */
public record GivenReply(
        Fingerprint fingerprint, String messageId, OptionalInt transaction, String payload, Instant givenAt) {

    /** Without the payload, which may carry secrets. */
    @Override
    public String toString() {
        return "reply of " + payload.length() + " characters, given at " + givenAt;
    }
}
