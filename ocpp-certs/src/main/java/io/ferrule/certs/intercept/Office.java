// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.intercept;

import io.ferrule.certs.store.IdentityStore;
import io.ferrule.certs.store.Rotation;
import io.ferrule.model.StationId;

/** What all identities work with. */
record Office(
        IdentityStore store,
        Rotation rotation,
        LifeSettings settings,
        SecurityEvents events,
        Turnstile turnstile,
        Canaries canaries,
        ClockSense time) {

    static Office of(IdentityStore store, LifeSettings settings, SecurityEvents events) {
        return new Office(
                store,
                new Rotation(store),
                settings,
                events,
                new Turnstile(settings.renewal().atMostAtOnce()),
                Canaries.of(store, settings),
                new ClockSense(settings.means().clock(), settings.leaves().plausibleSince()));
    }

    void tell(StationId station, LifeEvent.Kind kind, String detail) {
        settings.means().listener().on(new LifeEvent(time.now(), station, kind, detail));
    }

    void storeFailed(StationId station, Exception failure) {
        tell(station, LifeEvent.Kind.STORE_FAILED, String.valueOf(failure.getMessage()));
    }

    void raise(StationId station, SecurityEventType type, String techInfo) {
        events.raise(station, type, techInfo);
    }

    void reconfigured(StationId station, String what) {
        raise(station, SecurityEventType.RECONFIGURATION_OF_SECURITY_PARAMETERS, what);
    }
}
