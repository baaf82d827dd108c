// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.metrics;

import io.ferrule.gateway.admin.Page;
import io.ferrule.proxy.StationStatus;
import io.ferrule.proxy.upstream.UpstreamState;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** {@code /metrics}: every number under the name {@code ferrule_…}, in the text form of Prometheus. */
public final class MetricsPage implements Page {

    private static final String PREFIX = "ferrule.";

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final List<LongSupplier> kept = new ArrayList<>();

    /** Registers what the Java runtime tells. */
    public MetricsPage() {
        registry.config().meterFilter(new MetricTexts()).meterFilter(new MeterFilter() {
            @Override
            public Meter.Id map(Meter.Id id) {
                return id.withName(PREFIX + id.getName());
            }
        });
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ClassLoaderMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
    }

    /**
     * Where to count.
     *
     * @return the registry behind this page
     */
    public MeterRegistry registry() {
        return registry;
    }

    /**
     * Shows how many stations there are in each state.
     *
     * @param stations asked whenever somebody looks
     */
    public void watch(Supplier<List<StationStatus>> stations) {
        gauge("stations.connected", "", stations, StationStatus::connected);
        gauge("stations.known", "", stations, status -> true);
        for (UpstreamState state : UpstreamState.values()) {
            gauge(
                    "upstreams",
                    state.name().toLowerCase(Locale.ROOT),
                    stations,
                    status -> status.connected() && status.northbound().state() == state);
        }
        gauge(
                "upstream.away",
                "",
                stations,
                status -> status.connected() && status.northbound().state() == UpstreamState.AWAY);
        Gauge.builder("calls.pending", stations, all -> all.get().stream()
                        .mapToInt(StationStatus::pending)
                        .sum())
                .strongReference(true)
                .register(registry);
    }

    /**
     * Shows a number that only grows.
     *
     * @param name its name, with dots
     * @param number asked whenever somebody looks
     */
    public void counts(String name, LongSupplier number) {
        kept.add(number); // the registry does not hold on to it
        FunctionCounter.builder(name, number, LongSupplier::getAsLong).register(registry);
    }

    /**
     * Shows a number that goes up and down.
     *
     * @param name its name, with dots
     * @param number asked whenever somebody looks
     */
    public void shows(String name, LongSupplier number) {
        Gauge.builder(name, number, LongSupplier::getAsLong)
                .strongReference(true)
                .register(registry);
    }

    @Override
    public Answer answer() {
        return new Answer(200, "text/plain; version=0.0.4; charset=utf-8", registry.scrape());
    }

    private void gauge(
            String name, String state, Supplier<List<StationStatus>> stations, Predicate<StationStatus> which) {
        Gauge.Builder<Supplier<List<StationStatus>>> gauge = Gauge.builder(
                name, stations, all -> all.get().stream().filter(which).count());
        (state.isEmpty() ? gauge : gauge.tag("state", state))
                .strongReference(true)
                .register(registry);
    }
}
