// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.intercept;

import io.ferrule.certs.store.Generation;
import io.ferrule.certs.store.Stage;
import io.ferrule.certs.store.StationIdentity;
import io.ferrule.model.StationId;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Puts new certificates to the test: has connections dialled anew that show something else than they should. Used on the
 * identity's own thread.
 */
final class Trial {

    private static final Duration AGAIN = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofHours(12);

    private final Office office;
    private final StationId name;
    private final Dialling dialling;
    private final Desks desks;
    private final Settlement settlement;
    /** Sessions whose connection changes, with the right to do so where they have it. */
    private final Map<Desk, Optional<Turnstile.Pass>> changing = new LinkedHashMap<>();

    private Optional<Desk> resting = Optional.empty();
    private Optional<Desk> parked = Optional.empty();
    private final Patience patience;

    Trial(Office office, StationId name, Dialling dialling, Desks desks) {
        this.office = office;
        this.name = name;
        this.dialling = dialling;
        this.desks = desks;
        settlement = new Settlement(office, name, dialling);
        patience = new Patience(office, name, desks, this::again);
    }

    /** A new certificate is kept: it goes first. */
    void stored() {
        resting = Optional.empty();
        dialling.turn(turn -> Turn.first());
    }

    boolean idle() {
        return changing.isEmpty() && dialling.turn().misses() == 0;
    }

    void left(Desk desk) {
        done(desk);
        resting = resting.filter(other -> other != desk);
        parked = parked.filter(other -> other != desk);
        patience.left(desk);
        look();
    }

    /** A connection has come about; what is not on trial needs no proof. */
    void opened(Desk desk) {
        if (desk.dialled().filter(Dialled::trial).isEmpty()) {
            done(desk);
        }
        look();
    }

    /** No connection came about, or nobody answers on it; what dials next does by the turn. */
    void stuck(Desk desk) {
        done(desk);
    }

    private void done(Desk desk) {
        Optional.ofNullable(changing.remove(desk)).flatMap(pass -> pass).ifPresent(Turnstile.Pass::leave);
    }

    /**
     * Looks which connections should show something else than they do, and changes them: one alone for a certificate on trial, so
     * many at a time for one that is proven.
     */
    void look() {
        park();
        patience.look();
        if (resting.isPresent()) {
            return;
        }
        for (Desk desk : desks.open(this::outdated)) {
            boolean alone = target(desk).filter(Dialled::candidate).isPresent();
            if (alone && !changing.isEmpty()) {
                return;
            }
            if (!changing.containsKey(desk)) {
                changing.put(desk, Optional.empty());
                office.turnstile().enter(pass -> desks.run(() -> change(desk, pass)));
            }
        }
    }

    private boolean outdated(Desk desk) {
        Optional<Dialled> next = target(desk);
        return next.flatMap(Dialled::shown).isPresent()
                && desk.dialled()
                        .filter(now -> now.shown().isPresent() && !now.showsSame(next.get()))
                        .isPresent();
    }

    private Optional<Dialled> target(Desk desk) {
        return dialling.choose(desk.station());
    }

    private void change(Desk desk, Turnstile.Pass pass) {
        Optional<Generation> next = target(desk).flatMap(Dialled::shown);
        if (!changing.containsKey(desk) || !desk.open() || !outdated(desk) || next.isEmpty()) {
            pass.leave();
            changing.remove(desk);
            return;
        }
        changing.put(desk, Optional.of(pass));
        try {
            announce(next.get().number());
            desk.lane(desk::redial);
        } catch (IOException e) {
            done(desk);
            resting = Optional.of(desk);
            office.storeFailed(desk.station(), e);
            desk.after(AGAIN, () -> rested(desk));
        }
    }

    /** Written down once, before the first trial. */
    private void announce(int generation) throws IOException {
        Optional<Generation> fresh = office.store().station(name.value()).generation(generation);
        if (fresh.filter(found -> found.stage() == Stage.CERT_STORED).isPresent()) {
            office.rotation().advance(name.value(), generation, Stage.CANDIDATE_LIVE);
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

    /** Some time has passed: others may have gone first, and what has worked here may be everybody's now. */
    private void again() {
        desks
                .open(desk -> desk.dialled()
                        .filter(Dialled::candidate)
                        .flatMap(Dialled::shown)
                        .filter(shown -> office.canaries().worked(desk.station(), shown))
                        .isPresent())
                .stream()
                .findFirst()
                .ifPresent(desk -> proven(desk, desk.dialled().orElseThrow()));
        look();
    }

    /** The CSMS refuses what had been proven. */
    void refused(Desk desk, Dialled dialled) {
        dialled.shown().ifPresent(shown -> settlement.failed(desk, shown, "the CSMS refuses it after all"));
    }

    /** A connection works with what was dialled. */
    void proven(Desk desk, Dialled dialled) {
        done(desk);
        try {
            settlement.settle(desk, dialled).ifPresent(pause -> {
                resting = Optional.of(desk);
                desk.after(pause, () -> rested(desk));
            });
            look();
        } catch (IOException e) {
            office.storeFailed(desk.station(), e);
            desk.after(AGAIN, () -> {
                if (desk.open() && desk.dialled().equals(Optional.of(dialled))) {
                    proven(desk, dialled);
                }
            });
        }
    }

    private Optional<StationIdentity> identity() {
        try {
            return Optional.of(office.store().station(name.value()));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
