// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.site.internal;

import io.ferrule.charging.site.Fuse;
import io.ferrule.charging.site.Phase;
import io.ferrule.charging.site.PhasorLimit;
import io.ferrule.charging.site.Site;
import io.ferrule.charging.site.SiteLoad;
import io.ferrule.charging.site.SiteStation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** All bounds of a site at one moment. For one thread, and for one allocation. */
final class Bounds {

    private static final double HUNDREDTHS = 100;

    private final SiteLoad otherLoad;
    private final Map<String, FuseBound> fuses = new HashMap<>();
    private final List<PhasorBound> phasors = new ArrayList<>();
    private final List<Bound> all = new ArrayList<>();
    private final List<List<Bound>> ofMembers = new ArrayList<>();

    Bounds(Site site, SiteLoad otherLoad) {
        this.otherLoad = otherLoad;
        for (PhasorLimit limit : site.phasorLimits()) {
            phasors.add(new PhasorBound(limit, limit.limit() * HUNDREDTHS));
        }
        all.addAll(phasors);
    }

    /** Takes the next member in: a station with the phases that it loads and the fuses above it. */
    int join(SiteStation station, List<Phase> loaded, List<Fuse> path) {
        int member = ofMembers.size();
        List<Bound> own = new ArrayList<>();
        for (Fuse fuse : path) {
            for (Phase phase : loaded) {
                if (fuse.limits().containsKey(phase)) {
                    FuseBound bound = of(fuse, phase);
                    bound.join(member);
                    own.add(bound);
                }
            }
        }
        for (PhasorBound bound : phasors) {
            if (station.group().filter(group -> bound.join(member, group)).isPresent()) {
                own.add(bound);
            }
        }
        ofMembers.add(own);
        return member;
    }

    private FuseBound of(Fuse fuse, Phase phase) {
        return fuses.computeIfAbsent(fuse.id() + "/" + phase, name -> {
            double limit = fuse.limits().getOrDefault(phase, 0.0);
            FuseBound bound = new FuseBound(name, Hundredths.left(limit, otherLoad.at(fuse.id(), phase)));
            all.add(bound);
            return bound;
        });
    }

    /** Gives a member something that it keeps. */
    void hold(int member, long amount) {
        ofMembers.get(member).forEach(bound -> bound.add(member, amount));
    }

    List<Bound> all() {
        return all;
    }

    /** What bounds each member, in the order in which they joined. */
    List<List<Bound>> ofMembers() {
        return ofMembers;
    }
}
