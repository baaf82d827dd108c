// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging;

import java.time.Duration;
import java.time.Instant;

/**
 * A stretch of time.
 *
 * @param start its first instant
 * @param end the first instant after it; later than the start
 */
public record InstantRange(Instant start, Instant end) {

    /** Refuses an empty range with {@link IllegalArgumentException}. */
    public InstantRange {
        if (!start.isBefore(end)) {
            throw new IllegalArgumentException("a range ends after its start");
        }
    }

    /**
     * A range by its length.
     *
     * @param start its first instant
     * @param length more than zero
     * @return the range
     */
    public static InstantRange of(Instant start, Duration length) {
        return new InstantRange(start, start.plus(length));
    }

    /**
     * Whether an instant is in the range.
     *
     * @param instant any
     * @return true from the start on until just before the end
     */
    public boolean contains(Instant instant) {
        return !instant.isBefore(start) && instant.isBefore(end);
    }

    /**
     * How long it is.
     *
     * @return more than zero
     */
    public Duration length() {
        return Duration.between(start, end);
    }
}
