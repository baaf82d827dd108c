// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.site.books;

import java.time.Instant;
import java.util.Optional;

/** Whether measured current agrees with the limit. For one thread. */
final class Obedience {

    private final BookRules.Disobedience rules;
    private Optional<Instant> overSince = Optional.empty();
    private Optional<Instant> withinSince = Optional.empty();
    private boolean disobedient;
    private double excess;

    Obedience(BookRules.Disobedience rules) {
        this.rules = rules;
    }

    void drawn(double amps, double allowed, Instant at) {
        boolean over = amps > allowed + rules.tolerance();
        excess = over ? amps : 0;
        overSince = over ? overSince.or(() -> Optional.of(at)) : Optional.empty();
        withinSince = over ? Optional.empty() : withinSince.or(() -> Optional.of(at));
        if (overSince
                .filter(since -> !at.isBefore(since.plus(rules.patience())))
                .isPresent()) {
            disobedient = true;
        }
        if (withinSince
                .filter(since -> !at.isBefore(since.plus(rules.forgiveness())))
                .isPresent()) {
            disobedient = false;
        }
    }

    boolean disobedient() {
        return disobedient;
    }

    /** What was measured last, if it was more than allowed; else 0. */
    double excess() {
        return excess;
    }
}
