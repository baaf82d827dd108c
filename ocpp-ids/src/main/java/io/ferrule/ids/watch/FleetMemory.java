// SPDX-License-Identifier: Apache-2.0
package io.ferrule.ids.watch;

import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What is remembered of all stations. The station that was heard of longest ago is forgotten when there are too many. */
final class FleetMemory {

    private static final int TRANSACTIONS_OF_A_STATION = 5;

    final Map<String, StationMemory> stations;
    final Map<String, String> owners;
    final Map<String, Double> siteLimits;
    final Map<String, Double> shares;
    final Window<Step> steps = new Window<>(30_000, 512);
    final Kept kept = new Kept();
    boolean numbersPerStation;

    private final Map<String, String> folded;

    private final Function<String, Baseline> baselines;

    FleetMemory(Function<String, Baseline> baselines, Bounds bounds) {
        this.stations = new Recent<>(bounds.stations());
        this.owners = new Recent<>(TRANSACTIONS_OF_A_STATION * bounds.stations());
        this.siteLimits = new Recent<>(bounds.stations());
        this.shares = new Recent<>(bounds.stations());
        this.folded = new Recent<>(bounds.stations());
        this.baselines = baselines;
    }

    StationMemory station(String id, long at) {
        return stations.computeIfAbsent(id, name -> {
            folded.putIfAbsent(name.toLowerCase(Locale.ROOT), name);
            return new StationMemory(name, at, baselines.apply(name), kept);
        });
    }

    /** Whether an identity differs from that of a station that was there before only in upper and lower case. */
    boolean variant(String id) {
        String other = folded.get(id.toLowerCase(Locale.ROOT));
        return other != null && !other.equals(id);
    }

    @Nullable
    StationMemory known(String id) {
        return stations.get(id);
    }

    /** By how much the limit of a station changed, as a share of its rating. */
    record Step(String station, double share) {}
}
