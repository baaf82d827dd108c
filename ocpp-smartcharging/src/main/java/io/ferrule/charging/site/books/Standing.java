// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.site.books;

import io.ferrule.charging.site.SiteLoad;
import io.ferrule.charging.site.SiteStation;
import io.ferrule.charging.site.internal.Headroom;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the books say at one instant.
 *
 * @param stations by id, in the order of the site
 * @param otherLoad what everything but the stations counts with: the margin and what an external limit withholds are part of it
 */
public record Standing(Map<String, OfStation> stations, SiteLoad otherLoad) {

    /** Copies the map. */
    public Standing {
        stations = Collections.unmodifiableMap(new LinkedHashMap<>(stations));
    }

    /**
     * One station.
     *
     * @param granted amperes per phase that it was granted and may be told again; 0 if nothing was ever confirmed
     * @param worst amperes per phase that it may draw at worst
     * @param inForce amperes per phase that are surely in force; empty while that is not certain, or has to be renewed
     * @param reachable whether it can be told something
     * @param disobedient whether it was measured to draw more than it may
     * @param exceeded whether a fuse above it would carry more than it may if every station drew its worst. Where that is
     *     not so there is room even for what a station does that has forgotten its limit
     */
    public record OfStation(
            double granted,
            double worst,
            Optional<Double> inForce,
            boolean reachable,
            boolean disobedient,
            boolean exceeded) {}

    /**
     * Reads the books.
     *
     * @param books the books of a site
     * @param now the instant
     * @return what they say
     */
    public static Standing of(Books books, Instant now) {
        SiteLoad load = books.otherLoad(now);
        Headroom room = new Headroom(books.site(), load, books.worst(now));
        Map<String, OfStation> stations = new LinkedHashMap<>();
        for (SiteStation station : books.site().stations()) {
            String id = station.id();
            stations.put(
                    id,
                    new OfStation(
                            books.granted(id, now),
                            books.worst(id, now),
                            books.inForce(id, now),
                            books.reachable(id),
                            books.book(id).disobedient(),
                            room.exceededAt(id)));
        }
        return new Standing(stations, load);
    }
}
