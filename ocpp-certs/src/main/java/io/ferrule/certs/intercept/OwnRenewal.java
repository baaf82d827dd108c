// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.intercept;

import io.ferrule.certs.RenewalRule;
import io.ferrule.certs.store.Generation;
import io.ferrule.certs.store.Stage;
import io.ferrule.certs.store.StationIdentity;
import io.ferrule.model.StationId;
import java.io.IOException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Renews by itself (A03): looks when the CSMS has accepted the station, and every twelve hours. Used on the identity's own
 * thread.
 */
final class OwnRenewal {

    private static final Duration INTERVAL = Duration.ofHours(12);
    private static final Duration SHORTEST = Duration.ofSeconds(30);

    private final Office office;
    private final StationId name;
    private final Attempt attempt;
    private final Set<Desk> looking = new HashSet<>();
    private final Map<Integer, Instant> due = new HashMap<>();

    OwnRenewal(Office office, StationId name, Attempt attempt) {
        this.office = office;
        this.name = name;
        this.attempt = attempt;
    }

    void left(Desk desk) {
        looking.remove(desk);
    }

    /** Looks now and, once for each session, from time to time. */
    void look(Desk desk) {
        Duration next = INTERVAL;
        try {
            StationIdentity identity = office.store().station(name.value());
            dropPrevious(identity);
            next = renewIfDue(desk, identity);
        } catch (IOException e) {
            office.storeFailed(desk.station(), e);
        }
        if (looking.add(desk)) {
            desk.after(next, () -> {
                looking.remove(desk);
                look(desk);
            });
        }
    }

    /** How long until one has to look again. */
    private Duration renewIfDue(Desk desk, StationIdentity identity) {
        Optional<RenewalRule> rule = office.settings().renewal().rule();
        boolean renews = office.time().plausible()
                && office.settings().switching().shows().test(desk.station())
                && identity.candidate().isEmpty();
        Optional<Generation> active = identity.active().filter(found -> renews);
        if (active.isEmpty() || rule.isEmpty()) {
            return INTERVAL;
        }
        X509Certificate certificate = active.get().certificate().orElseThrow();
        Instant now = office.time().now();
        Instant from = due.computeIfAbsent(active.get().number(), unused -> rule.get()
                .due(certificate, office.settings().means().random()));
        if (now.isBefore(from)) {
            Duration wait = Duration.between(now, from);
            return wait.compareTo(SHORTEST) < 0 ? SHORTEST : wait.compareTo(INTERVAL) < 0 ? wait : INTERVAL;
        }
        renew(desk, identity, certificate);
        return INTERVAL;
    }

    private void renew(Desk desk, StationIdentity identity, X509Certificate certificate) {
        Instant now = office.time().now();
        boolean underWay = identity.pending().stream()
                .anyMatch(pending -> pending.since().plus(Attempt.LIFE).isAfter(now));
        if (attempt.stopped()) {
            office.tell(
                    desk.station(),
                    LifeEvent.Kind.RENEWAL_OVERDUE,
                    "the certificate ends at " + certificate.getNotAfter().toInstant()
                            + " and its renewal was refused; have the CSMS ask for it, or renew it by hand");
        } else if (!underWay && desk.words().isPresent()) {
            RenewalOrder order = attempt.ask(desk.station());
            if (order == RenewalOrder.BEGUN || order == RenewalOrder.WAITS) {
                attempt.begin();
            }
        }
    }

    /** The one that is kept to fall back to has had its time. */
    private void dropPrevious(StationIdentity identity) throws IOException {
        Duration retention = office.settings().leaves().rules().retention();
        Instant now = office.time().now();
        Set<Integer> over = identity.generations().stream()
                .filter(generation -> generation.stage() == Stage.PREVIOUS)
                .filter(generation -> office.time().plausible()
                        && generation.since().plus(retention).isBefore(now))
                .map(Generation::number)
                .collect(Collectors.toSet());
        if (!over.isEmpty()) {
            office.rotation().discard(name.value(), over);
        }
    }
}
