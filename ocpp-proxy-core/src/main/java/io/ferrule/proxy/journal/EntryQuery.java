// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.journal;

import io.ferrule.model.StationId;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Which entries to list, eldest first. Immutable.
 *
 * @param station of this station only, or of all
 * @param states in one of these states; not empty
 * @param after with a higher number than this; 0 from the start
 * @param limit how many at most, 1 to 1,000
 */
public record EntryQuery(Optional<StationId> station, Set<Entry.State> states, long after, int limit) {

    private static final int MAX_LIMIT = 1_000;

    /** Checks states and limit. */
    public EntryQuery {
        states = Set.copyOf(states);
        if (states.isEmpty()) {
            throw new IllegalArgumentException("a query names at least one state");
        }
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new IllegalArgumentException("limit must be 1 to " + MAX_LIMIT + ", was " + limit);
        }
    }

    /**
     * The first thousand that still wait, sent ones included.
     *
     * @return a query over all stations
     */
    public static EntryQuery waiting() {
        return new EntryQuery(Optional.empty(), EnumSet.of(Entry.State.PENDING, Entry.State.SENT), 0, MAX_LIMIT);
    }

    /**
     * The first thousand dead letters.
     *
     * @return a query over all stations
     */
    public static EntryQuery dead() {
        return new EntryQuery(Optional.empty(), EnumSet.of(Entry.State.DEAD), 0, MAX_LIMIT);
    }

    /**
     * The same for one station.
     *
     * @param one the station
     * @return a narrower query
     */
    public EntryQuery of(StationId one) {
        return new EntryQuery(Optional.of(one), states, after, limit);
    }

    /**
     * The following page.
     *
     * @param number highest number of the page before
     * @return the same query from there
     */
    public EntryQuery after(long number) {
        return new EntryQuery(station, states, number, limit);
    }
}
