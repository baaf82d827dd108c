// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.intercept;

import io.ferrule.certs.store.Generation;
import io.ferrule.certs.store.StoreException;
import io.ferrule.model.StationId;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/** Looks from time to time whether a new certificate that lets others go first may go now. Used on the identity's own thread. */
final class Patience {

    private static final Duration LONGEST = Duration.ofMinutes(5);

    private final Office office;
    private final StationId name;
    private final Desks desks;
    private final Runnable again;
    private Optional<Desk> waiting = Optional.empty();
    private OptionalInt told = OptionalInt.empty();

    /** @param again what is done after a while */
    Patience(Office office, StationId name, Desks desks, Runnable again) {
        this.office = office;
        this.name = name;
        this.desks = desks;
        this.again = again;
    }

    void left(Desk desk) {
        waiting = waiting.filter(other -> other != desk);
    }

    /** Waits if somebody does not show a certificate that is there, or shows one that is not everybody's. */
    void look() {
        Optional<Duration> hold = office.canaries().hold();
        Optional<Desk> desk = desks.open(any -> true).stream().findFirst();
        if (hold.isEmpty() || waiting.isPresent() || desk.isEmpty()) {
            return;
        }
        candidate().ifPresent(candidate -> {
            desks.open(any -> heldBack(any, candidate)).stream().findFirst().ifPresent(any -> tell(any, candidate));
            waiting = desk;
            Duration wait = hold.get().compareTo(LONGEST) < 0 ? hold.get() : LONGEST;
            desk.get().after(wait, () -> {
                waiting = Optional.empty();
                again.run();
            });
        });
    }

    private boolean heldBack(Desk desk, Generation candidate) {
        boolean shows = office.settings().switching().shows().test(desk.station());
        boolean shown = desk.dialled().filter(Dialled::candidate).isPresent();
        return shows && !shown && !office.canaries().admits(desk.station(), candidate);
    }

    private void tell(Desk desk, Generation candidate) {
        if (!told.equals(OptionalInt.of(candidate.number()))) {
            told = OptionalInt.of(candidate.number());
            office.tell(
                    desk.station(),
                    LifeEvent.Kind.CERTIFICATE_WAITS,
                    "the new certificate waits until others have proven theirs");
        }
    }

    private Optional<Generation> candidate() {
        try {
            return office.store().station(name.value()).candidate().filter(found -> !found.from()
                    .isAfter(office.time().now()));
        } catch (StoreException e) {
            return Optional.empty();
        }
    }
}
