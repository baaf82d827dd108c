// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.site.books;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * What one station may be drawing. Holds an upper bound and never a guess: it falls only when an order that nothing else
 * can have overtaken was accepted, and rises with everything that may have gone wrong. For one thread.
 */
final class StationBook {

    private final BookRules rules;
    private final double largest;
    private final List<Open> open = new ArrayList<>();
    private final List<Fading> fading = new ArrayList<>();
    private final Obedience obedience;
    private StationTraits traits;
    private double atMost;
    private boolean known;
    private boolean exact;
    private boolean mayHaveForgotten;
    private Optional<Validity> validity = Optional.empty();

    /** A station about which nothing is known: it may draw all that it can. */
    StationBook(BookRules rules, StationTraits traits, double largest) {
        this.rules = rules;
        this.traits = traits;
        this.largest = largest;
        this.atMost = largest;
        this.obedience = new Obedience(rules.disobedience());
    }

    void knows(StationTraits learnt) {
        traits = learnt;
    }

    /** Takes over what was written down before a restart; orders of that time may still be on their way. */
    void restore(double amps, Instant now) {
        known = true;
        atMost = Math.min(largest, amps);
        open.add(new Open(-1, atMost, now, false));
    }

    void sent(long number, double amps, Instant at) {
        expire(at);
        open.add(new Open(number, amps, at, open.isEmpty()));
    }

    /** An order was accepted; an order that the books have given up already changes nothing. */
    void accepted(long number, Instant at) {
        expire(at);
        Optional<Open> found = take(number);
        if (found.isEmpty()) {
            return;
        }
        Open order = found.get();
        if (order.alone && open.isEmpty()) {
            fading.add(new Fading(bound(at), at.plus(rules.settle())));
            atMost = order.amps;
            known = true;
            exact = true;
            mayHaveForgotten = false;
            validity = traits.fallback().map(fallback -> Validity.of(fallback, order.sentAt, at, rules.settle()));
        } else {
            mayBeInForce(order.amps);
        }
    }

    /** An order was refused: it does not take effect. */
    void refused(long number, Instant at) {
        expire(at);
        take(number);
    }

    /** The station was restarted, or came back and may have been. */
    void restarted() {
        // What is on its way may arrive before or after: from now on no answer to it proves anything.
        open.replaceAll(order -> new Open(order.number, order.amps, order.sentAt, false));
        exact = false;
        mayHaveForgotten |= !traits.keepsLimits();
    }

    void drawn(double amps, Instant at) {
        obedience.drawn(amps, bound(at), at);
    }

    /** The most that it may be drawing. */
    double worst(Instant now) {
        expire(now);
        boolean unbound = obedience.disobedient() || mayHaveForgotten;
        return unbound ? largest : Math.max(bound(now), Math.min(largest, obedience.excess()));
    }

    /** What it has been granted and may hold if it has forgotten nothing; empty if that was never known. */
    Optional<Double> granted(Instant now) {
        expire(now);
        return known ? Optional.of(bound(now)) : Optional.empty();
    }

    boolean disobedient() {
        return obedience.disobedient();
    }

    /** Whether an order has no answer yet and may still take effect. */
    boolean waits(Instant now) {
        expire(now);
        return !open.isEmpty();
    }

    /** The limit that is surely in force, and not about to run out. */
    Optional<Double> inForce(Instant now) {
        expire(now);
        boolean runsOut =
                validity.filter(valid -> !now.isBefore(valid.renewAt())).isPresent();
        return exact && !runsOut ? Optional.of(atMost) : Optional.empty();
    }

    private double bound(Instant now) {
        double bound = inForceAtMost(now);
        for (Open order : open) {
            bound = Math.max(bound, order.amps);
        }
        for (Fading old : fading) {
            bound = Math.max(bound, now.isBefore(old.until) ? old.amps : 0);
        }
        return Math.min(largest, bound);
    }

    private double inForceAtMost(Instant now) {
        return validity.map(valid -> valid.atMost(atMost, exact, now)).orElse(atMost);
    }

    private void mayBeInForce(double amps) {
        atMost = Math.max(atMost, amps);
        exact = false;
    }

    /** What nobody answered and cannot arrive any more may have been in time. */
    private void expire(Instant now) {
        for (Iterator<Open> orders = open.iterator(); orders.hasNext(); ) {
            Open order = orders.next();
            if (!now.isBefore(order.sentAt.plus(rules.lateArrival()))) {
                orders.remove();
                mayBeInForce(order.amps);
            }
        }
        fading.removeIf(old -> !now.isBefore(old.until));
    }

    private Optional<Open> take(long number) {
        Optional<Open> found =
                open.stream().filter(order -> order.number == number).findFirst();
        found.ifPresent(open::remove);
        return found;
    }

    /** An order without an answer; {@code alone} if no other was under way when it was sent. */
    private record Open(long number, double amps, Instant sentAt, boolean alone) {}

    /** What cars may still draw although less is in force. */
    private record Fading(double amps, Instant until) {}

    /** When the limit in force gives way to the fallback. */
    private record Validity(double fallback, Instant renewAt, Instant mayEnd, Instant surelyEnded) {

        static Validity of(StationTraits.Fallback fallback, Instant sent, Instant accepted, Duration slack) {
            return new Validity(
                    fallback.amps(),
                    sent.plus(fallback.after().dividedBy(2)),
                    sent.plus(fallback.after()).minus(slack),
                    accepted.plus(fallback.after()).plus(slack));
        }

        double atMost(double amps, boolean exact, Instant now) {
            if (exact && !now.isBefore(surelyEnded)) {
                return fallback;
            }
            return now.isBefore(mayEnd) ? amps : Math.max(amps, fallback);
        }
    }
}
