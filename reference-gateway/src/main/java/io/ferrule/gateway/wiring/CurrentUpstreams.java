// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.wiring;

import io.ferrule.certs.intercept.StationCredentials;
import io.ferrule.certs.intercept.settings.NorthboundChoice;
import io.ferrule.model.OcppVersion;
import io.ferrule.model.StationId;
import io.ferrule.proxy.upstream.UpstreamDirectory;
import io.ferrule.proxy.upstream.UpstreamTarget;
import java.io.IOException;
import java.util.List;

/** Where each station's CSMS is, by the configuration that holds when somebody asks, and by what became of it since. */
record CurrentUpstreams(Configuration configuration, OnBehalf behalf) implements UpstreamDirectory {

    @Override
    public UpstreamTarget targetOf(StationId station, OcppVersion version) {
        return targetsOf(station, version).get(0);
    }

    @Override
    public List<UpstreamTarget> targetsOf(StationId station, OcppVersion version) {
        StationUpstreams upstreams = configuration.rules().upstreams();
        try {
            upstreams.intake().before(station);
        } catch (IOException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
        NorthboundChoice choice = behalf.choiceOf(station);
        StationCredentials held = behalf.credentialsOf(station)
                .orElseThrow(() -> new IllegalStateException("the station's keys and certificates cannot be read"));
        return upstreams.targets(station, version, held, choice);
    }
}
