// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.site.internal;

import io.ferrule.charging.site.Fuse;
import io.ferrule.charging.site.Site;
import io.ferrule.charging.site.SiteLoad;
import io.ferrule.charging.site.SiteStation;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What is left on a site beside what stations may draw at worst. For one thread. */
public final class Headroom {

    private final Bounds bounds;
    private final Map<String, Integer> members = new HashMap<>();

    /** Starts with every station at what {@code worst} says in amperes, on all its phases. */
    public Headroom(Site site, SiteLoad otherLoad, Map<String, Double> worst) {
        bounds = new Bounds(site, otherLoad);
        List<List<Fuse>> paths = site.paths();
        for (int place = 0; place < paths.size(); place++) {
            SiteStation station = site.stations().get(place);
            int member = bounds.join(station, station.wiring().phases(), paths.get(place));
            members.put(station.id(), member);
            bounds.hold(member, Hundredths.ceiling(worst.getOrDefault(station.id(), 0.0)));
        }
    }

    /** Amperes by which one station may rise. */
    public double room(String station) {
        int member = members.getOrDefault(station, -1);
        long room = Long.MAX_VALUE;
        for (Bound bound : bounds.ofMembers().get(member)) {
            bound.rise(member, 1);
            room = Math.min(room, bound.room());
            bound.rise(member, -1);
        }
        return Hundredths.amps(room);
    }

    /** Whether something that a station hangs on carries more than it may. */
    public boolean exceededAt(String station) {
        return bounds.ofMembers().get(members.getOrDefault(station, -1)).stream().anyMatch(Bound::exceeded);
    }

    /** Whether anything carries more than it may. */
    public boolean exceeded() {
        return bounds.all().stream().anyMatch(Bound::exceeded);
    }

    /** Lets one station have more. */
    public void take(String station, double amps) {
        bounds.hold(members.getOrDefault(station, -1), Hundredths.ceiling(amps));
    }
}
