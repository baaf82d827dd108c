// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.site;

import io.ferrule.charging.rule.Checks;
import io.ferrule.charging.rule.RefusedException;
import io.ferrule.charging.rule.Rule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * How a site is wired: a forest of fuses, limits on phasor sums, and the stations.
 *
 * @param fuses at most 10,000, in any order, without cycles
 * @param phasorLimits at most 1,000
 * @param stations at most 10,000; their order breaks ties
 */
public record Site(List<Fuse> fuses, List<PhasorLimit> phasorLimits, List<SiteStation> stations) {

    private static final int MOST_FUSES = 10_000;
    private static final int MOST_STATIONS = 10_000;
    private static final int MOST_PHASOR_LIMITS = 1_000;

    /**
     * Checks that ids are unique, parents exist, no fuse stands above itself, and that each station is bounded by
     * something on each phase that it uses.
     */
    public Site {
        fuses = List.copyOf(fuses);
        phasorLimits = List.copyOf(phasorLimits);
        stations = List.copyOf(stations);
        Checks.count("fuses", fuses, MOST_FUSES);
        Checks.count("constraints", phasorLimits, MOST_PHASOR_LIMITS);
        Checks.count("stations", stations, MOST_STATIONS);
        Checks.distinct(
                "the fuse or constraint",
                Stream.concat(
                                fuses.stream().map(Fuse::id),
                                phasorLimits.stream().map(PhasorLimit::id))
                        .toList());
        Checks.distinct("the station", stations.stream().map(SiteStation::id).toList());
        checkTree(byId(fuses));
        checkStations(byId(fuses), groups(phasorLimits), stations);
    }

    /**
     * The fuses through which a station's current flows.
     *
     * @param station a station of this site
     * @return its own fuse first, the root last; empty for a station that hangs on none
     */
    public List<Fuse> path(SiteStation station) {
        return path(byId(fuses), station.fuse());
    }

    /**
     * The paths of all stations; cheaper than asking for each.
     *
     * @return a path for each station, in their order
     */
    public List<List<Fuse>> paths() {
        Map<String, Fuse> tree = byId(fuses);
        return stations.stream().map(station -> path(tree, station.fuse())).toList();
    }

    private static List<Fuse> path(Map<String, Fuse> tree, Optional<String> start) {
        List<Fuse> path = new ArrayList<>();
        for (Optional<String> id = start; id.isPresent(); ) {
            Fuse fuse = Optional.ofNullable(tree.get(id.get())).orElseThrow();
            path.add(fuse);
            id = fuse.parent();
        }
        return path;
    }

    private static Map<String, Fuse> byId(List<Fuse> fuses) {
        Map<String, Fuse> tree = new HashMap<>();
        fuses.forEach(fuse -> tree.put(fuse.id(), fuse));
        return tree;
    }

    private static Set<String> groups(List<PhasorLimit> limits) {
        Set<String> groups = new HashSet<>();
        limits.forEach(limit -> groups.addAll(limit.terms().keySet()));
        return groups;
    }

    /** Walks up from each fuse and remembers which ones are known to end at a root. */
    private static void checkTree(Map<String, Fuse> tree) {
        Set<String> grounded = new HashSet<>();
        for (Fuse start : tree.values()) {
            Set<String> walked = new HashSet<>();
            Optional<String> id = Optional.of(start.id());
            while (id.isPresent() && !grounded.contains(id.get())) {
                Fuse fuse = known(tree, id.get(), "fuse " + RefusedException.quoted(start.id()));
                if (!walked.add(fuse.id())) {
                    throw new RefusedException(
                            Rule.CYCLE, "fuse " + RefusedException.quoted(fuse.id()) + " stands above itself");
                }
                id = fuse.parent();
            }
            grounded.addAll(walked);
        }
    }

    private static Fuse known(Map<String, Fuse> tree, String id, String who) {
        return Optional.ofNullable(tree.get(id))
                .orElseThrow(() -> new RefusedException(
                        Rule.UNKNOWN_REFERENCE,
                        who + " hangs on " + RefusedException.quoted(id) + ", which is not there"));
    }

    private static void checkStations(Map<String, Fuse> tree, Set<String> groups, List<SiteStation> stations) {
        for (SiteStation station : stations) {
            String who = "station " + RefusedException.quoted(station.id());
            station.fuse().ifPresent(fuse -> known(tree, fuse, who));
            boolean grouped = station.group().filter(groups::contains).isPresent();
            if (station.fuse().isEmpty() && !grouped) {
                throw new RefusedException(
                        Rule.UNPLACED, who + " hangs on no fuse, and no constraint bounds its group; name its node");
            }
            for (Fuse fuse : path(tree, station.fuse())) {
                if (!fuse.limits().isEmpty()
                        && !fuse.limits().keySet().containsAll(station.wiring().phases())) {
                    throw new RefusedException(
                            Rule.PHASE,
                            who + " uses a phase for which fuse " + RefusedException.quoted(fuse.id())
                                    + " has no limit");
                }
            }
        }
    }
}
