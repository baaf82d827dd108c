// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.wiring;

import io.ferrule.gateway.config.GatewayConfig;
import io.ferrule.gateway.config.SouthboundSettings;
import io.ferrule.gateway.config.StationSettings;
import io.ferrule.gateway.identity.IdentityRoom;
import io.ferrule.model.OcppVersion;
import io.ferrule.proxy.handshake.AdmissionPolicy;
import io.ferrule.proxy.handshake.KnownStation;
import io.ferrule.proxy.handshake.StationDirectory;
import io.ferrule.proxy.handshake.StationPassword;
import io.ferrule.proxy.upstream.ObserverDirectory;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What of a configuration holds for the next session and can be changed while the gateway runs.
 *
 * @param config the configuration
 * @param admission who may connect
 * @param upstreams where each station's CSMS is
 * @param observers who else hears each station
 */
record Rules(GatewayConfig config, AdmissionPolicy admission, StationUpstreams upstreams, ObserverDirectory observers) {

    private static final Logger LOG = LoggerFactory.getLogger(Rules.class);

    /**
     * Reads the files that a configuration names, and takes identities and roots into the store that are new to it. What is
     * wrong but no reason to stop goes to the log.
     */
    static Rules of(GatewayConfig config, Instant now, IdentityRoom room) throws StartException {
        KeyRing keys =
                KeyRing.load(config, now, station -> room.showsFrom(station).isPresent());
        List<String> reasons =
                keys.faults().stream().filter(Fault::stops).map(Fault::toString).toList();
        if (!reasons.isEmpty()) {
            throw new StartException(reasons);
        }
        for (Fault fault : keys.faults()) {
            LOG.atWarn()
                    .addKeyValue("subject", fault.subject())
                    .addKeyValue("file", fault.file())
                    .log(fault.message());
        }
        StationUpstreams upstreams = new StationUpstreams(config, keys, room);
        upstreams.intake().listed();
        return new Rules(config, admission(config), upstreams, new StationObservers(config, keys));
    }

    private static AdmissionPolicy admission(GatewayConfig config) {
        SouthboundSettings southbound = config.southbound();
        return new StationDirectory(
                southbound.admission(),
                config.stations().stream().map(Rules::known).toList(),
                EnumSet.allOf(OcppVersion.class),
                southbound.withoutSubprotocol());
    }

    private static KnownStation known(StationSettings station) {
        return new KnownStation(
                station.id(),
                station.southbound().password().map(secret -> StationPassword.of(secret.bytes())),
                station.southbound().addresses());
    }
}
