// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.intercept.site;

import io.ferrule.charging.intercept.SiteReport;
import io.ferrule.charging.site.Allocation;
import io.ferrule.charging.site.Fuse;
import io.ferrule.charging.site.Phase;
import io.ferrule.charging.site.Site;
import io.ferrule.charging.site.SiteStation;
import io.ferrule.charging.site.books.Standing;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Function;

/** Writes the report of a decision. */
record Reporting(
        Core core,
        Map<String, Outlet> outlets,
        Function<String, Optional<SiteReport.OfProbe>> probes,
        Standing standing,
        Allocation allocation,
        Set<String> waiting,
        Map<String, Map<Phase, Double>> outside) {

    private static final String PLAN = "plan";

    SiteReport at(Instant clock) {
        Site site = core.site();
        Map<String, Map<Phase, Double>> sums = worst(site);
        List<SiteReport.OfFuse> fuses = core.plan().fuses().stream()
                .map(fuse -> fuse(fuse, sums.getOrDefault(fuse.id(), Map.of())))
                .toList();
        List<SiteReport.OfStation> stations =
                site.stations().stream().map(this::station).toList();
        return new SiteReport(clock, fuses, stations);
    }

    private Map<String, Map<Phase, Double>> worst(Site site) {
        Map<String, Map<Phase, Double>> sums = new HashMap<>();
        List<List<Fuse>> paths = site.paths();
        for (int i = 0; i < paths.size(); i++) {
            SiteStation station = site.stations().get(i);
            double worst = books(station.id()).worst();
            for (Fuse fuse : paths.get(i)) {
                Map<Phase, Double> sum = sums.computeIfAbsent(fuse.id(), id -> new EnumMap<>(Phase.class));
                station.wiring().phases().forEach(phase -> sum.merge(phase, worst, Double::sum));
            }
        }
        return sums;
    }

    private SiteReport.OfFuse fuse(Fuse fuse, Map<Phase, Double> worst) {
        Map<Phase, Double> bounds = outside.getOrDefault(fuse.id(), Map.of());
        Map<Phase, Double> limits = new EnumMap<>(Phase.class);
        Map<Phase, Double> loads = new EnumMap<>(Phase.class);
        boolean binds = false;
        for (Map.Entry<Phase, Double> own : fuse.limits().entrySet()) {
            Phase phase = own.getKey();
            double limit = Math.min(own.getValue(), bounds.getOrDefault(phase, own.getValue()));
            double withheld = own.getValue() - limit;
            limits.put(phase, limit);
            loads.put(phase, Math.max(0, standing.otherLoad().at(fuse.id(), phase) - withheld));
            binds |= withheld > 0 && allocation.binding().containsValue(fuse.id() + "/" + phase);
        }
        return new SiteReport.OfFuse(fuse.id(), limits, loads, worst, binds);
    }

    private SiteReport.OfStation station(SiteStation station) {
        Standing.OfStation books = books(station.id());
        Optional<Double> target = Optional.ofNullable(allocation.amps().get(station.id()));
        Outlet outlet = Optional.ofNullable(outlets.get(station.id())).orElseThrow();
        return new SiteReport.OfStation(
                station.id(),
                books.granted(),
                books.worst(),
                optional(books.inForce()),
                optional(target),
                books.reachable(),
                books.disobedient(),
                outlet.energyWh(),
                Optional.ofNullable(allocation.binding().get(station.id()))
                        .or(() -> Optional.of(PLAN).filter(plan -> waiting.contains(station.id()))),
                probes.apply(station.id()));
    }

    private static OptionalDouble optional(Optional<Double> value) {
        return value.map(OptionalDouble::of).orElseGet(OptionalDouble::empty);
    }

    private Standing.OfStation books(String station) {
        return Optional.ofNullable(standing.stations().get(station)).orElseThrow();
    }
}
