// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.site;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Sites that nobody would build, and sums over them that know nothing of the allocator. */
public final class RandomSite {

    private static final List<String> ROTATIONS = List.of("RST", "STR", "TRS", "RTS", "SRT", "TSR");

    private RandomSite() {}

    /** A forest of fuses on three phases with stations of one or three phases somewhere below them. */
    public static Site of(RandomGenerator random, int fuses, int stations) {
        List<Fuse> tree = new ArrayList<>();
        for (int index = 0; index < fuses; index++) {
            Optional<String> parent =
                    index == 0 || random.nextInt(8) == 0 ? Optional.empty() : Optional.of("f" + random.nextInt(index));
            Map<Phase, Double> worst = new EnumMap<>(Phase.class);
            for (Phase phase : Phase.values()) {
                worst.put(phase, (double) random.nextInt(12));
            }
            Map<Phase, Double> limits = random.nextInt(10) == 0 ? Map.of() : limits(random);
            tree.add(new Fuse("f" + index, parent, limits, worst));
        }
        List<SiteStation> placed = new ArrayList<>();
        for (int index = 0; index < stations; index++) {
            placed.add(station(random, "s" + index, "f" + random.nextInt(fuses)));
        }
        return new Site(tree, List.of(), placed);
    }

    private static Map<Phase, Double> limits(RandomGenerator random) {
        Map<Phase, Double> limits = new EnumMap<>(Phase.class);
        for (Phase phase : Phase.values()) {
            limits.put(phase, 16 + random.nextInt(900) / 10.0);
        }
        return limits;
    }

    private static SiteStation station(RandomGenerator random, String id, String fuse) {
        Wiring rotated = Wiring.rotation(ROTATIONS.get(random.nextInt(ROTATIONS.size())));
        Wiring wiring =
                random.nextBoolean() ? rotated : new Wiring(rotated.phases().subList(0, 1));
        return new SiteStation(
                id,
                Optional.of(fuse),
                Optional.empty(),
                wiring,
                new SiteStation.Rating(6, 16 + random.nextInt(17), 230));
    }

    /** What stations draw through each phase of each fuse, added up from the leaves. */
    public static Map<String, Map<Phase, Double>> sums(Site site, Map<String, Double> amps) {
        Map<String, Map<Phase, Double>> sums = new HashMap<>();
        for (SiteStation station : site.stations()) {
            for (Fuse fuse : site.path(station)) {
                Map<Phase, Double> phases = sums.computeIfAbsent(fuse.id(), id -> new EnumMap<>(Phase.class));
                for (Phase phase : station.wiring().phases()) {
                    phases.merge(phase, amps.getOrDefault(station.id(), 0.0), Double::sum);
                }
            }
        }
        return sums;
    }

    /** The first phase of a fuse that carries more than its limit, with what it carries; empty if there is none. */
    public static Optional<String> exceeded(Site site, Map<String, Double> amps, SiteLoad otherLoad) {
        Map<String, Map<Phase, Double>> sums = sums(site, amps);
        for (Fuse fuse : site.fuses()) {
            for (Map.Entry<Phase, Double> limit : fuse.limits().entrySet()) {
                double other = otherLoad.at(fuse.id(), limit.getKey());
                double sum = sums.getOrDefault(fuse.id(), Map.of()).getOrDefault(limit.getKey(), 0.0);
                if (sum > 1e-9 && sum + other > limit.getValue() + 1e-9) {
                    return Optional.of(fuse.id() + "/" + limit.getKey() + " carries " + sum + " beside " + other
                            + " of " + limit.getValue());
                }
            }
        }
        return Optional.empty();
    }
}
