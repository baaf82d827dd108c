// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.wiring;

import io.ferrule.model.StationId;
import io.ferrule.proxy.Proxy;
import io.ferrule.proxy.intercept.Session;
import io.ferrule.proxy.journal.Entry;
import io.ferrule.proxy.journal.Outbox;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;

/**
 * Brings a CSMS what a station left behind that does not come back: broken, sold, or asleep while the gateway was restarted. The
 * gateway visits the CSMS in its place until nothing of it waits. Used by one thread and by that of the journal, one after
 * the other.
 */
final class Visits {

    /** Most visits at a time, so that a restart in front of a thousand stations does not dial a thousand times at once. */
    private static final int MOST = 50;

    private final Proxy proxy;
    private final Outbox outbox;
    private final Set<StationId> visited = new HashSet<>();

    Visits(Proxy proxy, Outbox outbox) {
        this.proxy = proxy;
        this.outbox = outbox;
    }

    /** Ends visits that are done and begins others. */
    CompletionStage<Void> look() {
        return outbox.stationsWaiting().thenAccept(waiting -> look(new LinkedHashSet<>(waiting)));
    }

    private synchronized void look(Set<StationId> waiting) {
        visited.removeIf(station -> over(station, waiting.contains(station)));
        for (StationId station : waiting) {
            if (visited.size() < MOST && proxy.session(station).isEmpty() && visited.add(station)) {
                CompletionStage<Void> unused =
                        outbox.next(station).thenAccept(entry -> entry.ifPresent(this::visit));
            }
        }
    }

    private void visit(Entry entry) {
        proxy.visit(entry.call().station(), entry.call().version());
    }

    /** A visit is over when the station has come, or when nothing of it waits. */
    private boolean over(StationId station, boolean waits) {
        Optional<Session> session = proxy.session(station).filter(Session::stationAbsent);
        if (!waits) {
            session.ifPresent(open -> open.close("everything that waited is delivered"));
        }
        return !waits || session.isEmpty();
    }
}
