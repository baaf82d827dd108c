// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.shedding;

/**
 * What is given up, in this order; each stage gives up what the one before does. Stations that are connected keep everything in
 * every stage. What waits in the journal is on disk and has its own order.
 */
public enum Stage {
    /** Nothing. */
    NONE(0),
    /** Copies for observers. */
    OBSERVERS(1),
    /** Stations that are not connected: they get 503. */
    NEWCOMERS(2);

    private final int number;

    Stage(int number) {
        this.number = number;
    }

    /**
     * The number by which metrics call it.
     *
     * @return 0 for nothing, more the more is given up
     */
    public int number() {
        return number;
    }
}
