// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.site.internal;

import java.util.List;

/**
 * Something that several stations together must not exceed. Keeps what is given to them and which of them are rising. More
 * for one station never makes room for another. For one thread.
 */
sealed interface Bound permits FuseBound, PhasorBound {

    /** What answers call it. */
    String name();

    /** Gives a station more. */
    void add(int station, long amount);

    /** Lets a station rise with the others, or (-1) no longer. */
    void rise(int station, int count);

    /** By how much all that rise may rise at once; {@link Long#MAX_VALUE} if none of them matters here. */
    long room();

    /** Whether a station that rises is stopped here: there is no room, and this station is one of the reasons. */
    boolean stops(int station);

    /** Whether more is given than there is. */
    boolean exceeded();

    /** The bound as rows of a linear map, for the look-ahead. */
    List<Row> rows();
}
