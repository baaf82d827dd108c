// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.site.books;

import java.time.Duration;
import java.util.Optional;

/**
 * What is known about how a station keeps limits.
 *
 * @param keepsLimits whether it was probed to keep its limit over a restart. One that was not counts at its largest current
 *     from a restart or a new connection until it has confirmed a limit; see {@link Books#cleared}
 * @param fallback what it falls back to when a limit is not renewed; empty if limits hold for ever
 */
public record StationTraits(boolean keepsLimits, Optional<Fallback> fallback) {

    /** Nothing was probed; limits are sent without an end. */
    public static final StationTraits UNPROBED = new StationTraits(false, Optional.empty());

    /** Keeps its limit over a restart. */
    public static final StationTraits KEEPING = new StationTraits(true, Optional.empty());

    /**
     * Limits are sent with a duration, after which a lower stack level holds.
     *
     * @param after the duration, counted by the station's own clock from when the order was sent
     * @param amps what holds then
     */
    public record Fallback(Duration after, double amps) {}
}
