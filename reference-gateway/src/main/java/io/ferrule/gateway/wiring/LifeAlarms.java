// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.wiring;

import io.ferrule.certs.intercept.LifeEvent;
import io.ferrule.certs.intercept.LifeListener;
import io.ferrule.model.StationId;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

/** Says in the log what an operator should know about certificates and settings of stations. */
final class LifeAlarms implements LifeListener {

    private static final Logger LOG = LoggerFactory.getLogger(LifeAlarms.class);
    private static final Set<LifeEvent.Kind> ALARMS = EnumSet.of(
            LifeEvent.Kind.RENEWAL_STOPPED,
            LifeEvent.Kind.RENEWAL_OVERDUE,
            LifeEvent.Kind.CERTIFICATE_REFUSED,
            LifeEvent.Kind.CERTIFICATE_DISCARDED,
            LifeEvent.Kind.ROLLOUT_STOPPED,
            LifeEvent.Kind.FELL_BACK,
            LifeEvent.Kind.ROOT_REFUSED,
            LifeEvent.Kind.SERIAL_CHANGED);

    @Override
    public void on(LifeEvent event) {
        boolean broken = event.kind() == LifeEvent.Kind.STORE_FAILED;
        LoggingEventBuilder line = broken ? LOG.atError() : ALARMS.contains(event.kind()) ? LOG.atWarn() : LOG.atInfo();
        line.addKeyValue("station", event.station())
                .addKeyValue(
                        "what", event.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .log(event.detail());
    }

    /** What became of a station's settings, in words. */
    static void note(StationId station, String what) {
        LOG.atInfo().addKeyValue("station", station).log(what);
    }
}
