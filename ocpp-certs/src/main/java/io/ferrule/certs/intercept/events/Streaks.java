// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.intercept.events;

import io.ferrule.model.StationId;
import io.ferrule.proxy.upstream.UpstreamFailure.Fault;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What is remembered of each station beyond its sessions: the faults it has met since its CSMS was last reached, and whether it
 * was told to start again. Safe for use by several threads.
 */
final class Streaks {

    private final Map<StationId, Set<Fault>> faults = new ConcurrentHashMap<>();
    private final Set<StationId> reset = ConcurrentHashMap.newKeySet();

    /** Whether the fault is the first of its kind in this streak. */
    boolean first(StationId station, Fault fault) {
        boolean[] first = new boolean[1];
        faults.compute(station, (id, met) -> {
            Set<Fault> all = met == null ? EnumSet.noneOf(Fault.class) : met;
            first[0] = all.add(fault);
            return all;
        });
        return first[0];
    }

    void over(StationId station) {
        faults.remove(station);
    }

    /** The station has accepted a reset. */
    void reset(StationId station) {
        reset.add(station);
    }

    /** Whether the station has been told to start again since this was last asked. */
    boolean wasReset(StationId station) {
        return reset.remove(station);
    }
}
