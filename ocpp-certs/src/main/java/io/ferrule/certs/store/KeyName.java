// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.store;

/**
 * The name of one private key.
 *
 * @param station identity of the station, 1 to 255 characters
 * @param generation number of the key within the station, from 1 on, never used twice
 */
public record KeyName(String station, int generation) {

    private static final int MAX_CHARS = 255;

    /** Refuses empty names and numbers below 1. */
    public KeyName {
        if (station.isEmpty() || station.length() > MAX_CHARS) {
            throw new IllegalArgumentException("a station's identity has 1 to 255 characters");
        }
        if (generation < 1) {
            throw new IllegalArgumentException("generations count from 1");
        }
    }

    /**
     * Readable form.
     *
     * @return for example {@code CP001-7}
     */
    @Override
    public String toString() {
        return station + "-" + generation;
    }
}
