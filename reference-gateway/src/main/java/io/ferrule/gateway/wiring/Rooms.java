// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.wiring;

import io.ferrule.gateway.config.GatewayConfig;
import io.ferrule.gateway.metrics.MetricsPage;
import io.ferrule.proxy.ProxyBuilder;
import io.ferrule.proxy.event.ProxyListener;
import io.ferrule.proxy.handshake.AdmissionPolicy;
import io.ferrule.proxy.intercept.OnFailure;
import java.time.Clock;
import java.util.Deque;
import java.util.Optional;

/**
 * What the modules do in this gateway, each as far as the file wants it.
 *
 * @param behalf what is done in the place of stations that have no certificates
 * @param ids the intrusion detection
 * @param controller the gateway as a station of its own
 * @param site the site whose power is shared
 */
record Rooms(OnBehalf behalf, Optional<IdsRoom> ids, Optional<ControllerRoom> controller, Optional<SiteRoom> site) {

    /** Opens all of them; what was opened is ended by the endings, also where a later one fails. */
    static Rooms open(
            Configuration configuration,
            Clock clock,
            Optional<JournalRoom> journal,
            MetricsPage metrics,
            Deque<Runnable> endings)
            throws StartException {
        GatewayConfig config = configuration.rules().config();
        OnBehalf behalf = OnBehalf.open(configuration, clock, journal);
        endings.push(behalf::close);
        Optional<IdsRoom> ids = IdsRoom.open(configuration, clock, metrics, behalf.events());
        ids.ifPresent(room -> endings.push(room::close));
        Optional<ControllerRoom> controller = ControllerRoom.open(config);
        controller.ifPresent(room -> endings.push(room::close));
        Optional<SiteRoom> site = SiteRoom.open(config, clock, ControllerRoom.guidance(controller));
        site.ifPresent(room -> endings.push(room::close));
        site.ifPresent(room -> room.show(metrics));
        return new Rooms(behalf, ids, controller, site);
    }

    /** Everybody who hears what happens. */
    ProxyListener listening(ProxyListener heard) {
        return ids.map(room -> ProxyListener.all(heard, room.detection().connections()))
                .orElse(heard);
    }

    /** The detection keeps out whom it blocks before anybody else is asked. */
    AdmissionPolicy turnstile(AdmissionPolicy behind) {
        return ids.map(room -> room.detection().turnstile(behind)).orElse(behind);
    }

    /** Puts the detection outside of everything else. */
    void guard(ProxyBuilder builder) {
        ids.ifPresent(room -> builder.guard(room.detection())
                .intercept("ids", OnFailure.FORWARD, room.detection().observers()));
    }

    /** Puts in what deals with power. */
    void power(ProxyBuilder builder) {
        controller.ifPresent(room -> builder.resident(room.resident()));
        site.ifPresent(room -> room.register(builder));
    }
}
