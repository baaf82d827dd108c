// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.upstream;

import io.ferrule.model.StationId;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Virtual keys without durability. The keys of one upstream are bounded by those that are configured. */
final class MemoryVirtualKeys implements VirtualKeyStore {

    private static final int MOST_STATIONS = 10_000;

    private final Map<StationId, Map<String, Map<String, String>>> stations = new LinkedHashMap<>();

    @Override
    public synchronized CompletionStage<Map<String, String>> read(StationId station, String upstream) {
        Map<String, Map<String, String>> upstreams = stations.getOrDefault(station, Map.of());
        return CompletableFuture.completedStage(Map.copyOf(upstreams.getOrDefault(upstream, Map.of())));
    }

    @Override
    public synchronized CompletionStage<Void> keep(StationId station, String upstream, String key, String value) {
        Map<String, Map<String, String>> known = stations.remove(station);
        Map<String, Map<String, String>> upstreams = known == null ? new HashMap<>() : known;
        upstreams.computeIfAbsent(upstream, name -> new HashMap<>()).put(key, value);
        stations.put(station, upstreams);
        if (stations.size() > MOST_STATIONS) {
            stations.remove(stations.keySet().iterator().next());
        }
        return CompletableFuture.completedStage(null);
    }
}
