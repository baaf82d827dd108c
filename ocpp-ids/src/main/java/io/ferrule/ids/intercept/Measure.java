// SPDX-License-Identifier: Apache-2.0
package io.ferrule.ids.intercept;

import java.time.Instant;

/**
 * Something that is done about an attack for a while. It ends by itself, and may be ended before.
 *
 * @param kind what is done
 * @param subject an address for {@link Kind#ADDRESS}, a station for the others
 * @param since when it began
 * @param until when it ends
 * @param reason the rule because of which, or who wanted it
 */
public record Measure(Kind kind, String subject, Instant since, Instant until, String reason) {

    /** What can be done. */
    public enum Kind {
        /** Upgrades from an address are refused with 429, but for stations that were connected from there for a while before. */
        ADDRESS,
        /** Calls of a station are slowed to two a second; messages about transactions are not. */
        THROTTLE,
        /** A station goes on charging, and nobody can command it from afar. */
        QUARANTINE
    }
}
