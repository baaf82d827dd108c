// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.wiring;

import io.ferrule.gateway.shedding.Shedding;
import io.ferrule.gateway.shedding.Stage;
import io.ferrule.model.OcppVersion;
import io.ferrule.model.StationId;
import io.ferrule.proxy.upstream.Observer;
import io.ferrule.proxy.upstream.ObserverDirectory;
import java.util.List;
import java.util.Set;

/** Who observes each station, by the configuration that holds when somebody asks; without copies while memory is short. */
record CurrentObservers(Configuration configuration, Shedding shedding) implements ObserverDirectory {

    @Override
    public List<Observer> observersOf(StationId station, OcppVersion version) {
        // What the controller says of the site is for its own CSMS alone.
        boolean controller = configuration
                .rules()
                .config()
                .localController()
                .filter(own -> own.is(station))
                .isPresent();
        return controller ? List.of() : configuration.rules().observers().observersOf(station, version);
    }

    @Override
    public boolean pausesCopies() {
        return shedding.stage() != Stage.NONE;
    }

    @Override
    public Set<String> primaryVirtualKeys(StationId station) {
        return configuration.rules().observers().primaryVirtualKeys(station);
    }
}
