// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.journal;

/**
 * How many entries a station has. Immutable.
 *
 * @param waiting entries that are pending or sent
 * @param dead dead letters
 */
public record Tally(long waiting, long dead) {

    /**
     * Both together.
     *
     * @param other another one
     * @return the sums
     */
    public Tally plus(Tally other) {
        return new Tally(waiting + other.waiting, dead + other.dead);
    }
}
