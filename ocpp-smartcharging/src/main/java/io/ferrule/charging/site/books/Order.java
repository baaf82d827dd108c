// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.site.books;

/**
 * A limit for a station, to be sent now.
 *
 * @param number of the order, unique within the books
 * @param station id of the station
 * @param amps limit per phase; 0 pauses
 * @param cause why
 */
public record Order(long number, String station, double amps, Cause cause) {

    /** Why an order is given. */
    public enum Cause {
        /** A fuse could be over its limit otherwise. */
        PROTECT,
        /** Others shall get something. */
        LOWER,
        /** There is room. */
        RAISE,
        /** What is in force is not certain, or runs out. */
        RENEW
    }
}
