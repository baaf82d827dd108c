// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.site.books;

import io.ferrule.charging.site.SiteStation;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** When one station may be told something again. For one thread. */
final class Pace {

    private static final int MOST_DOUBLINGS = 5;
    private static final int STUBBORN = 3;

    private final DriveRules rules;
    private final SiteStation.Rating rating;
    private Optional<Instant> orderedAt = Optional.empty();
    private Optional<Instant> switched = Optional.empty();
    private Optional<Instant> enoughSince = Optional.empty();
    private int failures;
    private double ordered = -1;
    private boolean paused;

    Pace(DriveRules rules, SiteStation.Rating rating) {
        this.rules = rules;
        this.rating = rating;
    }

    /** The smallest limit at which a car charges. */
    double least() {
        return rating.minAmps();
    }

    /** Whether the time between two orders is over. */
    boolean ready(Instant now) {
        Duration wait = rules.between().multipliedBy(1L << Math.min(failures, MOST_DOUBLINGS));
        return orderedAt.filter(last -> now.isBefore(last.plus(wait))).isEmpty();
    }

    /** Whether the change from one limit to another is worth an order. */
    boolean worthwhile(double from, double to) {
        return Math.abs(to - from) >= Math.max(rules.deadband(), from * rules.deadbandPart());
    }

    /**
     * What becomes of the wish of the policy for a car that wants to charge: a paused one waits until there is enough for
     * long enough, one that runs is not paused at once unless a fuse demands it.
     */
    double steadied(double wished, double demand, Instant now) {
        if (wished > 0 && paused) {
            double most = Math.min(demand, rating.maxAmps());
            boolean enough = wished >= Math.min(most, least() + rules.pausing().hysteresis());
            enoughSince = enough ? enoughSince.or(() -> Optional.of(now)) : Optional.empty();
            boolean held = enoughSince
                    .filter(since -> !now.isBefore(since.plus(rules.pausing().hold())))
                    .isPresent();
            return held && longEnough(now) ? wished : 0;
        }
        enoughSince = Optional.empty();
        return wished == 0 && ordered > 0 && !longEnough(now) ? Math.min(ordered, least()) : wished;
    }

    private boolean longEnough(Instant now) {
        return switched.filter(at -> now.isBefore(at.plus(rules.pausing().shortest())))
                .isEmpty();
    }

    /** Notes an order; {@code wanting} if there is a car that would rather have more than nothing. */
    void ordered(double amps, boolean wanting, Instant now) {
        if ((amps > 0) != (ordered > 0)) {
            switched = Optional.of(now);
        }
        paused = amps == 0 && wanting;
        ordered = amps;
        orderedAt = Optional.of(now);
        failures++;
    }

    /** Notes whether a limit is surely in force, and whether a car is there that asks. */
    void look(boolean certain, boolean wanting) {
        failures = certain ? 0 : failures;
        paused &= wanting;
    }

    /** Whether several orders in a row did not reach the station. */
    boolean stubborn() {
        return failures >= STUBBORN;
    }

    /** What was ordered last; below 0 if nothing was. */
    double lastOrder() {
        return ordered;
    }
}
