// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.internal.observer;

import io.ferrule.model.OcppVersion;
import io.ferrule.model.StationId;
import io.ferrule.proxy.intercept.Session;
import io.ferrule.proxy.upstream.Observer;
import io.ferrule.proxy.upstream.ObserverDirectory;
import io.ferrule.proxy.upstream.VirtualKeyStore;
import java.util.Optional;
import java.util.Set;

/** The session as its observers see it. Safe for use by several threads. */
record Scene(Session session, StationMemory memory, ObserverDirectory directory, VirtualKeyStore store, Turns turns) {

    StationId station() {
        return session.station();
    }

    OcppVersion version() {
        return session.version();
    }

    /** What the directory says now about one of them. */
    Optional<Observer> find(String name) {
        return directory.observersOf(station(), version()).stream()
                .filter(observer -> observer.name().equals(name))
                .findFirst();
    }

    VirtualKeys keys(Observer observer) {
        return keys(observer.name(), observer.virtualKeys());
    }

    VirtualKeys primaryKeys(Set<String> keys) {
        return keys(Observer.PRIMARY, keys);
    }

    /** Comes to the session's lane; throws RejectedExecutionException if too much waits there. */
    void onSession(Petition petition) {
        session.execute(() -> turns.ask(petition));
    }

    private VirtualKeys keys(String upstream, Set<String> keys) {
        return new VirtualKeys(station(), version(), upstream, keys, store);
    }
}
