// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.store;

import java.time.Instant;
import java.util.Optional;

/**
 * A stretch of time. Immutable.
 *
 * @param from its first instant, or empty for everything before
 * @param to its last instant, or empty for everything after
 */
public record LogSpan(Optional<Instant> from, Optional<Instant> to) {

    /**
     * All of it.
     *
     * @return a stretch without ends
     */
    public static LogSpan everything() {
        return new LogSpan(Optional.empty(), Optional.empty());
    }

    /**
     * Whether an instant lies in it.
     *
     * @param at the instant
     * @return true if it does; both ends belong to it
     */
    public boolean contains(Instant at) {
        return from.filter(at::isBefore).isEmpty() && to.filter(at::isAfter).isEmpty();
    }
}
