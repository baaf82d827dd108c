// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.metrics;

import io.ferrule.charging.intercept.SiteReport;
import io.ferrule.charging.site.Phase;
import io.micrometer.core.instrument.Gauge;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/** How it stands with the power of a site. */
public final class SiteMetrics {

    private static final double NOTHING = 0;

    private final MetricsPage page;
    private final Supplier<Optional<SiteReport>> report;

    private SiteMetrics(MetricsPage page, Supplier<Optional<SiteReport>> report) {
        this.page = page;
        this.report = report;
    }

    /**
     * Shows it.
     *
     * @param page where
     * @param report asked whenever somebody looks
     * @param orders how many limits were sent
     * @param fuses names of the fuses
     */
    public static void show(
            MetricsPage page, Supplier<Optional<SiteReport>> report, LongSupplier orders, List<String> fuses) {
        SiteMetrics metrics = new SiteMetrics(page, report);
        page.counts("charging.orders", orders);
        metrics.stations("charging.stations.reachable", SiteReport.OfStation::reachable);
        metrics.stations("charging.stations.disobedient", SiteReport.OfStation::disobedient);
        metrics.stations(
                "charging.stations.certain", station -> station.inForceAmps().isPresent());
        for (String fuse : fuses) {
            for (Phase phase : Phase.values()) {
                metrics.fuse("charging.fuse.worst.amperes", fuse, phase, of -> of.worst()
                        .getOrDefault(phase, NOTHING));
                metrics.fuse("charging.fuse.limit.amperes", fuse, phase, of -> of.limit()
                        .getOrDefault(phase, NOTHING));
                metrics.fuse("charging.fuse.other.amperes", fuse, phase, of -> of.otherLoad()
                        .getOrDefault(phase, NOTHING));
            }
        }
    }

    private void stations(String name, Predicate<SiteReport.OfStation> which) {
        page.shows(name, () -> report.get().stream()
                .flatMap(now -> now.stations().stream())
                .filter(which)
                .count());
    }

    private void fuse(String name, String fuse, Phase phase, ToDoubleFunction<SiteReport.OfFuse> value) {
        Gauge.builder(name, report, now -> now.get().stream()
                        .flatMap(known -> known.fuses().stream())
                        .filter(of -> of.id().equals(fuse))
                        .mapToDouble(value)
                        .sum())
                .tag("fuse", fuse)
                .tag("phase", phase.name())
                .strongReference(true)
                .register(page.registry());
    }
}
