// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.wiring;

import io.ferrule.model.OcppVersion;
import io.ferrule.model.StationId;
import io.ferrule.proxy.upstream.UpstreamDirectory;
import io.ferrule.proxy.upstream.UpstreamTarget;
import java.util.List;

/** Where each station's CSMS is, by the configuration that holds when somebody asks. */
record CurrentUpstreams(Configuration configuration) implements UpstreamDirectory {

    @Override
    public UpstreamTarget targetOf(StationId station, OcppVersion version) {
        return configuration.rules().upstreams().targetOf(station, version);
    }

    @Override
    public List<UpstreamTarget> targetsOf(StationId station, OcppVersion version) {
        return configuration.rules().upstreams().targetsOf(station, version);
    }
}
