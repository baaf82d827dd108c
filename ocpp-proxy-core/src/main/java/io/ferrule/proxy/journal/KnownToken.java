// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.journal;

import java.time.Instant;

/**
 * What the CSMS said about a token. Immutable.
 *
 * @param origin how it said so
 * @param info its idTagInfo or idTokenInfo, character for character, status and expiry included
 * @param at when, to the millisecond
 */
public record KnownToken(Origin origin, String info, Instant at) {

    /** How the CSMS told of a token. */
    public enum Origin {
        /** It sent the station a list with this token. */
        LIST,
        /** It answered a question of the station about this token. */
        ANSWER
    }

    /** Without what was said, which may name people. */
    @Override
    public String toString() {
        return "token known by " + origin + " at " + at;
    }
}
