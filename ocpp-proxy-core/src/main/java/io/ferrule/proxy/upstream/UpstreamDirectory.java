// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.upstream;

import io.ferrule.model.OcppVersion;
import io.ferrule.model.StationId;
import java.util.List;

/** Knows the upstream of each station. Asked before every dial, by several threads at once; must not block. */
@FunctionalInterface
public interface UpstreamDirectory {

    /**
     * Finds the upstream of a station.
     *
     * @param station the station
     * @param version version of its connection
     * @return where and how to dial
     */
    UpstreamTarget targetOf(StationId station, OcppVersion version);

    /**
     * Finds all upstreams of a station, to be dialled one after the other until one opens. Only when the last has failed, the
     * station's back-off begins; after it, and after a loss, the first is dialled first again.
     *
     * @param station the station
     * @param version version of its connection
     * @return at least one; by default that of {@link #targetOf}
     */
    default List<UpstreamTarget> targetsOf(StationId station, OcppVersion version) {
        return List.of(targetOf(station, version));
    }
}
