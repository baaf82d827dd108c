// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.wiring;

import io.ferrule.certs.intercept.SecurityEventType;
import io.ferrule.certs.intercept.SecurityEvents;
import io.ferrule.ids.Alert;
import io.ferrule.ids.evidence.Evidence;
import io.ferrule.ids.evidence.EvidenceRoute;
import io.ferrule.ids.evidence.PlainText;
import io.ferrule.ids.intercept.LiveListener;
import io.ferrule.ids.intercept.Measure;
import io.ferrule.ids.rule.Severity;
import io.ferrule.model.StationId;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Passes on what the intrusion detection finds: to the log, to the numbers, to the ways of evidence and to the CSMS. Safe for several threads. */
final class IdsAlarms implements LiveListener {

    private static final Logger LOG = LoggerFactory.getLogger(IdsAlarms.class);
    private static final int REMEMBERED = 1_000;
    private static final int LONGEST = 300;

    private static final Set<String> AUTHENTICATION = Set.of("A26", "A27", "A28", "A29", "A30", "A31");
    private static final Set<String> SETTINGS = Set.of("A46", "A49");

    private final MeterRegistry registry;
    private final List<EvidenceRoute> routes;
    private final Optional<SecurityEvents> csms;
    private final Deque<Evidence> latest = new ArrayDeque<>();

    IdsAlarms(MeterRegistry registry, List<EvidenceRoute> routes, Optional<SecurityEvents> csms) {
        this.registry = registry;
        this.routes = List.copyOf(routes);
        this.csms = csms;
    }

    /** The latest alerts, the newest first. */
    List<Evidence> latest() {
        synchronized (latest) {
            return List.copyOf(latest);
        }
    }

    @Override
    public void found(Evidence evidence) {
        Alert alert = evidence.alert();
        synchronized (latest) {
            latest.addFirst(evidence);
            if (latest.size() > REMEMBERED) {
                latest.removeLast();
            }
        }
        registry.counter("ids.alerts", "severity", word(alert.rule().severity()), "action", word(alert.reaction()))
                .increment();
        log(evidence);
        routes.forEach(route -> route.send(evidence));
        csms.ifPresent(events -> tell(events, alert));
    }

    @Override
    public void began(Measure measure) {
        registry.counter("ids.measures.taken", "kind", word(measure.kind())).increment();
        LOG.atWarn()
                .addKeyValue("kind", word(measure.kind()))
                .addKeyValue("subject", PlainText.of(measure.subject(), LONGEST))
                .addKeyValue("until", measure.until())
                .addKeyValue("reason", measure.reason())
                .log("a measure against an attack begins; DELETE /api/ids/measures/{kind}/{subject} ends it");
    }

    @Override
    public void withheld(String rule) {
        registry.counter("ids.withheld", "rule", rule).increment();
    }

    private static void log(Evidence evidence) {
        Alert alert = evidence.alert();
        boolean serious = alert.rule().severity().compareTo(Severity.HIGH) >= 0;
        (serious ? LOG.atWarn() : LOG.atInfo())
                .addKeyValue("rule", alert.rule().id())
                .addKeyValue("severity", word(alert.rule().severity()))
                .addKeyValue("station", PlainText.of(alert.station(), LONGEST))
                .addKeyValue("peer", PlainText.of(alert.peer(), LONGEST))
                .addKeyValue("count", alert.count())
                .addKeyValue("done", String.join("; ", evidence.done()))
                .log(PlainText.of(alert.summary(), LONGEST));
    }

    /** What has no station of its own is nothing that a CSMS could be told of. */
    private static void tell(SecurityEvents events, Alert alert) {
        station(alert.station())
                .ifPresent(station -> events.raise(
                        station,
                        type(alert.rule().attackClass()),
                        alert.rule().id() + " " + word(alert.reaction()) + " " + alert.count() + ": "
                                + PlainText.of(alert.rule().title(), LONGEST)));
    }

    private static Optional<StationId> station(String name) {
        try {
            return name.isEmpty() ? Optional.empty() : Optional.of(new StationId(name));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The names that OCPP has (white paper, security events; OCPP 2.0.1, part 2, appendix 1): few, so that most is an invalid message. */
    private static SecurityEventType type(String attackClass) {
        if (AUTHENTICATION.contains(attackClass)) {
            return SecurityEventType.FAILED_TO_AUTHENTICATE_AT_CSMS;
        }
        if (SETTINGS.contains(attackClass)) {
            return SecurityEventType.RECONFIGURATION_OF_SECURITY_PARAMETERS;
        }
        return switch (attackClass) {
            case "A13" -> SecurityEventType.INVALID_TLS_VERSION;
            case "A32" -> SecurityEventType.ATTEMPTED_REPLAY_ATTACKS;
            case "A52" -> SecurityEventType.SETTING_SYSTEM_TIME;
            default -> SecurityEventType.INVALID_MESSAGES;
        };
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
