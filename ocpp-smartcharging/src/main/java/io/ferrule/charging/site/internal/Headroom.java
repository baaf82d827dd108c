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
    private final Map<String, Long> held = new HashMap<>();

    /** Starts with every station at what {@code worst} says in amperes, on all its phases. */
    public Headroom(Site site, SiteLoad otherLoad, Map<String, Double> worst) {
        bounds = new Bounds(site, otherLoad);
        List<List<Fuse>> paths = site.paths();
        for (int place = 0; place < paths.size(); place++) {
            SiteStation station = site.stations().get(place);
            int member = bounds.join(station, station.wiring().phases(), paths.get(place));
            members.put(station.id(), member);
            add(station.id(), Hundredths.ceiling(worst.getOrDefault(station.id(), 0.0)));
        }
    }

    /** The most amperes that one station may have beside the worst case of all others; 0 if there is no room for it. */
    public double most(String station) {
        int member = member(station);
        long own = held.getOrDefault(station, 0L);
        add(station, -own);
        long room = Hundredths.floor(Fuse.MOST_AMPS);
        for (Bound bound : bounds.ofMembers().get(member)) {
            bound.rise(member, 1);
            room = Math.min(room, bound.room());
            bound.rise(member, -1);
        }
        add(station, own);
        return Hundredths.amps(room);
    }

    /** Whether something that a station hangs on carries more than it may. */
    public boolean exceededAt(String station) {
        return bounds.ofMembers().get(member(station)).stream().anyMatch(Bound::exceeded);
    }

    /** Lets one station have at least so much. */
    public void take(String station, double amps) {
        long more = Hundredths.ceiling(amps) - held.getOrDefault(station, 0L);
        if (more > 0) {
            add(station, more);
        }
    }

    private void add(String station, long amount) {
        bounds.hold(member(station), amount);
        held.merge(station, amount, Long::sum);
    }

    private int member(String station) {
        return members.getOrDefault(station, -1);
    }
}
