// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.upstream;

import io.ferrule.model.OcppVersion;
import io.ferrule.model.StationId;
import java.util.List;
import java.util.Set;

/**
 * Knows who observes each station. Asked when a session begins, before every dial and for each call of an observer, by several
 * threads at once; must not block.
 */
@FunctionalInterface
public interface ObserverDirectory {

    /**
     * Finds the observers of a station. A session serves those that it had at its beginning; where and how each is dialled, and
     * what it may send, is asked again each time. One that is no longer in the list may send nothing and is not dialled again.
     *
     * @param station the station
     * @param version version of its connection
     * @return observers with different names, at most 8
     */
    List<Observer> observersOf(StationId station, OcppVersion version);

    /**
     * Whether observers have to do without copies for now, and those that wait are given up, because memory is short for
     * example. Asked for each call of a station; must be quick.
     *
     * @return by default never
     */
    default boolean pausesCopies() {
        return false;
    }

    /**
     * The configuration keys that the primary CSMS of a station may change without the station being touched.
     *
     * @param station the station
     * @return keys of OCPP 1.x; by default none
     */
    default Set<String> primaryVirtualKeys(StationId station) {
        return Set.of();
    }
}
