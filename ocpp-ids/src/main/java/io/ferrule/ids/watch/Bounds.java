// SPDX-License-Identifier: Apache-2.0
package io.ferrule.ids.watch;

/**
 * How much an engine remembers at most. Whoever makes up identities, cards and ids makes it forget what was heard of longest ago, and
 * nothing else.
 *
 * @param stations stations, 1 to 20,000
 */
public record Bounds(int stations) {

    private static final int MOST_STATIONS = 20_000;
    private static final int FEWEST_STATIONS = 250;
    private static final int MOST_KEYS = 10_000;
    private static final int MOST_STREAKS = 50_000;

    /** An honest station keeps about a fifth of this after a day, one that makes up cards and ids several times as much. */
    private static final int BYTES_OF_A_STATION = 96 * 1_024;

    /**
     * Checks the number.
     *
     * @throws IllegalArgumentException if it is not between 1 and 20,000
     */
    public Bounds {
        if (stations < 1 || stations > MOST_STATIONS) {
            throw new IllegalArgumentException("1 to " + MOST_STATIONS + " stations can be remembered");
        }
    }

    /**
     * What fits into a heap: a station for each 96 KiB of it, at least 250.
     *
     * @param bytes size of the heap
     * @return the bounds
     */
    public static Bounds ofHeap(long bytes) {
        long stations = Math.min(MOST_STATIONS, bytes / BYTES_OF_A_STATION);
        return new Bounds((int) Math.max(FEWEST_STATIONS, stations));
    }

    /**
     * Keys for which one rule counts.
     *
     * @return the number
     */
    public int keys() {
        return Math.min(MOST_KEYS, stations);
    }

    /**
     * Pairs of a rule and somebody who was told of.
     *
     * @return the number
     */
    public int streaks() {
        return Math.min(MOST_STREAKS, 10 * stations);
    }
}
