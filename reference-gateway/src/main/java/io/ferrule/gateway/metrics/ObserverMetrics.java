// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.metrics;

import io.ferrule.model.StationId;
import io.ferrule.proxy.StationStatus;
import io.ferrule.proxy.upstream.ObserverStatus;
import io.ferrule.proxy.upstream.UpstreamState;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** How it stands with the observers of all connected stations. */
public final class ObserverMetrics {

    private final Supplier<List<StationStatus>> stations;
    private final Function<StationId, List<ObserverStatus>> observers;

    private ObserverMetrics(
            Supplier<List<StationStatus>> stations, Function<StationId, List<ObserverStatus>> observers) {
        this.stations = stations;
        this.observers = observers;
    }

    /**
     * Shows them.
     *
     * @param page where
     * @param stations asked whenever somebody looks
     * @param observers likewise, for each connected station
     */
    public static void show(
            MetricsPage page,
            Supplier<List<StationStatus>> stations,
            Function<StationId, List<ObserverStatus>> observers) {
        ObserverMetrics all = new ObserverMetrics(stations, observers);
        page.shows("observers.open", () -> all.statuses()
                .filter(status -> status.state() == UpstreamState.OPEN)
                .count());
        page.shows("observers.away", () -> all.statuses()
                .filter(status -> status.state() == UpstreamState.AWAY)
                .count());
        page.shows(
                "observers.copies.waiting",
                () -> all.statuses().mapToLong(ObserverStatus::waiting).sum());
        page.shows(
                "observers.copies.dropped",
                () -> all.statuses().mapToLong(ObserverStatus::dropped).sum());
    }

    private Stream<ObserverStatus> statuses() {
        return stations.get().stream()
                .filter(StationStatus::connected)
                .flatMap(station -> observers.apply(station.station()).stream());
    }
}
