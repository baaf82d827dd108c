// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.intercept.triggers;

import io.ferrule.certs.intercept.log.LogOrders;
import io.ferrule.model.OcppVersion;
import io.ferrule.model.StationId;
import io.ferrule.proxy.intercept.Interceptor;
import io.ferrule.proxy.intercept.InterceptorFactory;
import io.ferrule.proxy.intercept.Interests;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Answers ExtendedTriggerMessage for BootNotification, Heartbeat, MeterValues, StatusNotification and LogStatusNotification; those for
 * certificates and firmware go on to whoever looks after these. Safe for use by several threads.
 */
public final class Triggers {

    private static final int MOST_STATIONS = 10_000;

    private final LogOrders logs;
    private final Map<StationId, LastWords> lastWords = new LinkedHashMap<>(16, 0.75f, true);

    private Triggers(LogOrders logs) {
        this.logs = logs;
    }

    /**
     * Makes the triggers.
     *
     * @param logs know how uploads of logs go
     * @return the triggers
     */
    public static Triggers over(LogOrders logs) {
        return new Triggers(logs);
    }

    /**
     * The hands of the triggers in the conversations. To be registered near the CSMS, with
     * {@link io.ferrule.proxy.intercept.OnFailure#REJECT}.
     *
     * @return a factory for one proxy or several
     */
    public InterceptorFactory interceptors() {
        return session -> session.version() == OcppVersion.V1_6
                ? new TriggerInterceptor(session, logs, lastWords(session.station()))
                : new Interceptor() {
                    @Override
                    public Interests interests() {
                        return Interests.nothing();
                    }
                };
    }

    private synchronized LastWords lastWords(StationId station) {
        LastWords words = lastWords.computeIfAbsent(station, id -> new LastWords());
        if (lastWords.size() > MOST_STATIONS) {
            lastWords.remove(lastWords.keySet().iterator().next());
        }
        return words;
    }
}
