// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging;

import java.time.Instant;
import java.util.Optional;

/**
 * When a profile counts (OCPP 1.6 edition 2, 7.8).
 *
 * @param from the first instant, or empty without a beginning
 * @param to the first instant after it, or empty without an end
 */
public record Validity(Optional<Instant> from, Optional<Instant> to) {

    /** All the time. */
    public static final Validity ALWAYS = new Validity(Optional.empty(), Optional.empty());

    /**
     * Whether two share an instant. That one ends where the other begins is no overlap.
     *
     * @param other another validity
     * @return true if both count at some instant
     */
    public boolean overlaps(Validity other) {
        return before(from, other.to) && before(other.from, to) && before(from, to) && before(other.from, other.to);
    }

    private static boolean before(Optional<Instant> start, Optional<Instant> end) {
        return start.isEmpty() || end.isEmpty() || start.get().isBefore(end.get());
    }
}
