// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.upstream;

import io.ferrule.model.OcppVersion;
import io.ferrule.model.StationId;

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
}
