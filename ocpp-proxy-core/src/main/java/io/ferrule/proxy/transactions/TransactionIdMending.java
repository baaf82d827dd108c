// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.transactions;

import io.ferrule.model.OcppVersion;
import io.ferrule.model.StationId;
import io.ferrule.proxy.intercept.Interceptor;
import io.ferrule.proxy.intercept.InterceptorFactory;
import io.ferrule.proxy.intercept.Interests;
import io.ferrule.proxy.intercept.Session;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Mends the transaction id of MeterValues and StopTransaction of stations that are known to make up their own: 0, -1 or another negative
 * number, or the time of the start in seconds of Unix. It becomes the id of the transaction that runs on the connector, or of the only
 * one that runs on the station; where that is not certain nothing is changed, and an id that the CSMS has issued never is.
 * Each mend raises a finding with the rule {@code transaction-id}. Without it such messages pass as they are, which the CSMS has to
 * answer (OCPP 1.6, 4.10 and errata 3.18).
 *
 * <p>For OCPP 1.x; the ids of later versions are the station's own. Not for a CSMS that itself issues times as ids. What runs is learnt
 * from the answers to StartTransaction and kept over connections, but not over a restart of the gateway; the latest 10,000 stations
 * are remembered. Register it nearer to the stations than whatever goes by transaction ids. Safe for use by several threads.
 */
public final class TransactionIdMending implements InterceptorFactory {

    private static final int MOST_STATIONS = 10_000;

    private final Predicate<StationId> mended;
    private final Map<StationId, RunningTransactions> stations = new LinkedHashMap<>();

    /**
     * Knows of no transaction yet.
     *
     * @param mended whose ids are mended, asked when a station connects; must not block
     */
    public TransactionIdMending(Predicate<StationId> mended) {
        this.mended = mended;
    }

    @Override
    public Interceptor open(Session session) {
        return session.version().compareTo(OcppVersion.V2_0_1) < 0 && mended.test(session.station())
                ? new IdMender(session, of(session.station()))
                : new Bystander();
    }

    private synchronized RunningTransactions of(StationId station) {
        RunningTransactions running = stations.computeIfAbsent(station, id -> new RunningTransactions());
        if (stations.size() > MOST_STATIONS) {
            Iterator<RunningTransactions> eldestFirst = stations.values().iterator();
            eldestFirst.next();
            eldestFirst.remove();
        }
        return running;
    }

    /** Has nothing to do in a session. */
    private static final class Bystander implements Interceptor {
        @Override
        public Interests interests() {
            return Interests.nothing();
        }
    }
}
