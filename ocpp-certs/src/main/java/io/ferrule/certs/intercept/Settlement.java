// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.intercept;

import io.ferrule.certs.CertificateFacts;
import io.ferrule.certs.RootUse;
import io.ferrule.certs.roots.TrustSet;
import io.ferrule.certs.store.Generation;
import io.ferrule.certs.store.StationIdentity;
import io.ferrule.model.StationId;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * Keeps what a connection has proven and gives up what has lost (A02.FR.08, 10, 28 and 29; M05.FR.08 to 13). Used on the
 * identity's own thread.
 *
 * <p>A certificate that the CSMS has refused loses as soon as the old one connects. One that only met a bad network is tried
 * again, each time after a longer rest, since every trial interrupts a connection that works; after the third it loses, too.
 */
final class Settlement {

    private static final int TRIES = 3;
    private static final Duration REST = Duration.ofMinutes(5);

    private final Office office;
    private final StationId name;
    private final Dialling dialling;

    Settlement(Office office, StationId name, Dialling dialling) {
        this.office = office;
        this.name = name;
        this.dialling = dialling;
    }

    /**
     * A connection works.
     *
     * @return how long to rest before the certificate on trial is tried again, if it is to be
     */
    Optional<Duration> settle(Desk desk, Dialled dialled) throws IOException {
        settleRoots(desk, dialled);
        return settleCertificate(desk, dialled);
    }

    /** Only for the roots that were dialled with: a connection from before an installation proves nothing. */
    private void settleRoots(Desk desk, Dialled dialled) throws IOException {
        TrustSet trust = office.store().station(name.value()).trust();
        if (trust.fallback(RootUse.CSMS).isEmpty()) {
            return;
        }
        TrustSet after = dialled.oldRoots() ? trust.fallenBack() : trust.proven();
        boolean same = (dialled.oldRoots() ? trust.fallbackTrust(RootUse.CSMS) : trust.trust(RootUse.CSMS))
                .anchors()
                .equals(dialled.credentials().trust());
        if (same) {
            office.store().keepTrust(name.value(), after);
            dialling.load();
            dialling.turn(Turn::newRoots);
            String what = dialled.oldRoots()
                    ? "the new root could not verify the CSMS and is given up, the old one is in force again"
                    : "the new root is proven, the old one is removed";
            office.tell(desk.station(), LifeEvent.Kind.ROOTS_CHANGED, what);
            office.reconfigured(desk.station(), what);
        }
    }

    private Optional<Duration> settleCertificate(Desk desk, Dialled dialled) throws IOException {
        StationIdentity identity = office.store().station(name.value());
        Optional<Generation> shown = dialled.shown().flatMap(dialledWith -> identity.generation(dialledWith.number()));
        if (shown.isEmpty()) {
            return Optional.empty();
        }
        if (shown.get().stage().candidate()) {
            if (office.canaries()
                    .proven(desk.station(), shown.get(), office.time().now())) {
                commit(desk, shown.get());
            }
            return Optional.empty();
        }
        Optional<Generation> candidate = inEffect(identity);
        return candidate.isPresent() ? lost(desk, candidate.get()) : Optional.empty();
    }

    private void commit(Desk desk, Generation shown) throws IOException {
        office.rotation()
                .commit(name.value(), shown.number(), office.settings().leaves().rules());
        dialling.load();
        dialling.turn(turn -> Turn.first());
        String what = "the new certificate is in use: "
                + CertificateFacts.of(shown.certificate().orElseThrow());
        office.tell(desk.station(), LifeEvent.Kind.CERTIFICATE_PROVEN, what);
        office.reconfigured(desk.station(), what);
    }

    private Optional<Duration> lost(Desk desk, Generation candidate) throws IOException {
        Turn turn = dialling.turn();
        if (turn.blamed().contains(candidate.number()) || turn.misses() >= TRIES) {
            discard(desk, candidate);
            return Optional.empty();
        }
        return turn.misses() > 0 ? Optional.of(REST.multipliedBy(1L << turn.misses())) : Optional.empty();
    }

    private void discard(Desk desk, Generation candidate) throws IOException {
        boolean blamed = dialling.turn().blamed().contains(candidate.number());
        office.rotation().discard(name.value(), Set.of(candidate.number()));
        dialling.load();
        dialling.turn(turn -> Turn.first());
        String what = "serial number "
                + CertificateFacts.of(candidate.certificate().orElseThrow()).serial()
                + (blamed ? ": the CSMS refused it" : ": no connection came about with it");
        office.raise(desk.station(), SecurityEventType.DISCARDED_RENEWED_CLIENT_CERTIFICATE, what);
        office.tell(desk.station(), LifeEvent.Kind.CERTIFICATE_DISCARDED, what);
        failed(desk, candidate, blamed ? "the CSMS refused it" : "no connection came about with it");
    }

    /** What has failed here is not tried elsewhere. */
    void failed(Desk desk, Generation generation, String why) {
        try {
            office.canaries()
                    .failed(desk.station(), generation, why, office.time().now())
                    .ifPresent(what -> office.tell(desk.station(), LifeEvent.Kind.ROLLOUT_STOPPED, what));
        } catch (IOException e) {
            office.storeFailed(desk.station(), e);
        }
    }

    private Optional<Generation> inEffect(StationIdentity identity) {
        return identity.dialOrder(office.time().now()).stream()
                .filter(generation -> generation.stage().candidate())
                .findFirst();
    }
}
