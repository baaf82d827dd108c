// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.intercept;

import io.ferrule.certs.CertificateFacts;
import io.ferrule.certs.RootUse;
import io.ferrule.certs.roots.TrustSet;
import io.ferrule.certs.store.Generation;
import io.ferrule.certs.store.Stage;
import io.ferrule.certs.store.StationIdentity;
import io.ferrule.model.StationId;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;

/**
 * Puts a new certificate or root to the test, and keeps what a connection has proven (A02.FR.08, 10, 28 and 29; M05.FR.08 to
 * 13). Used on the identity's own thread.
 *
 * <p>A certificate that the CSMS has refused loses as soon as the old one connects. One that only met a bad network is tried
 * again, each time after a longer rest, since every trial interrupts a connection that works; after the third it loses, too.
 */
final class Trial {

    private static final int TRIES = 3;
    private static final Duration REST = Duration.ofMinutes(5);
    private static final Duration AGAIN = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofHours(12);

    private final Office office;
    private final StationId name;
    private final Dialling dialling;
    private final Desks desks;
    private Optional<Desk> switching = Optional.empty();
    private Optional<Desk> resting = Optional.empty();
    private Optional<Desk> parked = Optional.empty();

    Trial(Office office, StationId name, Dialling dialling, Desks desks) {
        this.office = office;
        this.name = name;
        this.dialling = dialling;
        this.desks = desks;
    }

    /** A new certificate is kept: it goes first. */
    void stored() {
        resting = Optional.empty();
        dialling.turn(turn -> Turn.first());
    }

    boolean idle() {
        return switching.isEmpty() && dialling.turn().misses() == 0;
    }

    void left(Desk desk) {
        switching = switching.filter(other -> other != desk);
        resting = resting.filter(other -> other != desk);
        parked = parked.filter(other -> other != desk);
        look();
    }

    /** No connection came about; what dials next does by the turn. */
    void stuck(Desk desk) {
        switching = switching.filter(other -> other != desk);
    }

    /** Looks whether a connection should show something else than it does, and changes the first such one. */
    void look() {
        park();
        if (switching.isPresent() || resting.isPresent()) {
            return;
        }
        Optional<Desk> outdated = desks.open(this::outdated).stream().findFirst();
        switching = outdated;
        outdated.ifPresent(desk -> office.turnstile().enter(pass -> desks.run(() -> change(desk, pass))));
    }

    private boolean outdated(Desk desk) {
        Optional<Dialled> next = target(desk);
        return next.flatMap(Dialled::shown).isPresent()
                && desk.dialled()
                        .filter(now -> now.shown().isPresent() && !now.showsSame(next.get()))
                        .isPresent();
    }

    private Optional<Dialled> target(Desk desk) {
        return dialling.choose(office.settings().switching().shows().test(desk.station()));
    }

    private void change(Desk desk, Turnstile.Pass pass) {
        Optional<Generation> next = target(desk).flatMap(Dialled::shown);
        if (!desks.has(desk) || !desk.open() || !outdated(desk) || next.isEmpty()) {
            switching = switching.filter(other -> other != desk);
            pass.leave();
            return;
        }
        try {
            if (next.get().stage() == Stage.CERT_STORED) {
                office.rotation().advance(name.value(), next.get().number(), Stage.CANDIDATE_LIVE);
            }
            desk.lane(() -> desk.redial(pass::leave));
        } catch (IOException e) {
            pass.leave();
            switching = Optional.empty();
            resting = Optional.of(desk);
            office.storeFailed(desk.station(), e);
            desk.after(AGAIN, () -> rested(desk));
        }
    }

    /** A certificate that is not in effect yet is looked at when it is. */
    private void park() {
        Optional<Desk> desk = desks.open(any -> true).stream().findFirst();
        if (parked.isPresent() || desk.isEmpty()) {
            return;
        }
        Instant now = office.time().now();
        identity()
                .flatMap(identity -> identity.generations().stream()
                        .filter(generation -> generation.stage().candidate())
                        .map(Generation::from)
                        .filter(from -> from.isAfter(now))
                        .min(Comparator.naturalOrder()))
                .ifPresent(from -> {
                    Duration wait = Duration.between(now, from);
                    parked = desk;
                    desk.get().after(wait.compareTo(LONGEST) < 0 ? wait : LONGEST, () -> {
                        parked = Optional.empty();
                        look();
                    });
                });
    }

    private void rested(Desk desk) {
        resting = resting.filter(other -> other != desk);
        dialling.turn(Turn::again);
        look();
    }

    /** A connection works with what was dialled. */
    void proven(Desk desk, Dialled dialled) {
        switching = Optional.empty();
        try {
            settleRoots(desk, dialled);
            settleCertificate(desk, dialled);
        } catch (IOException e) {
            office.storeFailed(desk.station(), e);
            desk.after(AGAIN, () -> {
                if (desk.open() && desk.dialled().equals(Optional.of(dialled))) {
                    proven(desk, dialled);
                }
            });
            return;
        }
        look();
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

    private void settleCertificate(Desk desk, Dialled dialled) throws IOException {
        StationIdentity identity = office.store().station(name.value());
        Optional<Generation> shown = dialled.shown().flatMap(dialledWith -> identity.generation(dialledWith.number()));
        if (shown.isEmpty()) {
            return;
        }
        if (shown.get().stage().candidate()) {
            commit(desk, shown.get());
        } else {
            Optional<Generation> candidate = inEffect(identity);
            if (candidate.isPresent()) {
                lost(desk, candidate.get());
            }
        }
    }

    private void commit(Desk desk, Generation shown) throws IOException {
        office.rotation().commit(name.value(), shown.number(), office.settings().leaves().rules());
        dialling.load();
        dialling.turn(turn -> Turn.first());
        String what = "the new certificate is in use: "
                + CertificateFacts.of(shown.certificate().orElseThrow());
        office.tell(desk.station(), LifeEvent.Kind.CERTIFICATE_PROVEN, what);
        office.reconfigured(desk.station(), what);
    }

    private void lost(Desk desk, Generation candidate) throws IOException {
        Turn turn = dialling.turn();
        if (turn.blamed().contains(candidate.number()) || turn.misses() >= TRIES) {
            discard(desk, candidate);
        } else if (turn.misses() > 0) {
            resting = Optional.of(desk);
            desk.after(REST.multipliedBy(1L << turn.misses()), () -> rested(desk));
        }
    }

    private void discard(Desk desk, Generation candidate) throws IOException {
        boolean blamed = dialling.turn().blamed().contains(candidate.number());
        office.rotation().discard(name.value(), Set.of(candidate.number()));
        dialling.load();
        dialling.turn(turn -> Turn.first());
        String what = "serial number "
                + CertificateFacts.of(candidate.certificate().orElseThrow()).serial()
                + (blamed ? ": the CSMS refused it" : ": no connection came about with it");
        office.tell(desk.station(), LifeEvent.Kind.CERTIFICATE_DISCARDED, what);
        office.raise(desk.station(), SecurityEventType.DISCARDED_RENEWED_CLIENT_CERTIFICATE, what);
    }

    private Optional<Generation> inEffect(StationIdentity identity) {
        return identity.dialOrder(office.time().now()).stream()
                .filter(generation -> generation.stage().candidate())
                .findFirst();
    }

    private Optional<StationIdentity> identity() {
        try {
            return Optional.of(office.store().station(name.value()));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
