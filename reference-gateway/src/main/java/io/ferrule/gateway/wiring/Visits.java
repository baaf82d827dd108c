// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.wiring;

import io.ferrule.model.StationId;
import io.ferrule.proxy.Proxy;
import io.ferrule.proxy.intercept.Interceptor;
import io.ferrule.proxy.intercept.Interests;
import io.ferrule.proxy.intercept.Session;
import io.ferrule.proxy.journal.Outbox;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Brings a CSMS what a station left behind that does not come back: broken, sold, or asleep while the gateway was restarted. The
 * gateway visits the CSMS in its place until nothing of it waits. Safe for use by several threads.
 */
final class Visits {

    /** Most visits at a time, so that a restart in front of a thousand stations does not dial a thousand times at once. */
    private static final int MOST = 50;

    private final Outbox outbox;
    private final Map<StationId, Session> visits = new ConcurrentHashMap<>();

    Visits(Outbox outbox) {
        this.outbox = outbox;
    }

    /** To be registered with the proxy: notes which visits there are. */
    Interceptor open(Session session) {
        if (session.stationAbsent()) {
            visits.put(session.station(), session);
        }
        return new Interceptor() {
            @Override
            public Interests interests() {
                return Interests.nothing();
            }

            @Override
            public void close() {
                visits.remove(session.station(), session);
            }
        };
    }

    /** Ends visits that are done and begins others. */
    CompletionStage<Void> look(Proxy proxy) {
        return outbox.stationsWaiting().thenAccept(waiting -> look(proxy, new LinkedHashSet<>(waiting)));
    }

    private void look(Proxy proxy, Set<StationId> waiting) {
        visits.forEach((station, session) -> {
            if (!waiting.contains(station)) {
                session.close("everything that waited is delivered");
            }
        });
        waiting.stream()
                .filter(station -> proxy.session(station).isEmpty() && !visits.containsKey(station))
                .limit(Math.max(0, MOST - visits.size()))
                .forEach(station -> begin(proxy, station));
    }

    private void begin(Proxy proxy, StationId station) {
        CompletionStage<Void> unused = outbox.next(station)
                .thenAccept(entry -> entry.ifPresent(
                        eldest -> proxy.visit(station, eldest.call().version())));
    }
}
