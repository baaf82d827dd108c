// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.recipe.probe;

import io.ferrule.charging.Purpose;
import io.ferrule.charging.recipe.Property;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Restores the limit that was in force, then clears what the probe has set. For one thread. */
final class TidyUp implements Step {

    private static final int MOST_TRIES = 3;

    private final Findings findings;
    private final Map<Purpose, Integer> clears = new EnumMap<>(Purpose.class);
    private Optional<Purpose> clearing = Optional.empty();
    private int sets;
    private boolean set;

    TidyUp(Findings findings) {
        this.findings = findings;
    }

    @Override
    public Optional<ProbeCall> next(Instant now) {
        Optional<ProbeCall> restoring = set || sets == MOST_TRIES ? Optional.empty() : restoring(now);
        if (restoring.isPresent()) {
            sets++;
            clearing = Optional.empty();
            return restoring;
        }
        clearing = left().stream()
                .filter(purpose -> clears.getOrDefault(purpose, 0) < MOST_TRIES)
                .findFirst();
        clearing.ifPresent(purpose -> clears.merge(purpose, 1, Integer::sum));
        return clearing.map(findings.profiles()::clear);
    }

    private Optional<ProbeCall> restoring(Instant now) {
        int decimals = findings.shows(Property.LIMIT_DECIMALS, "0") ? 0 : 1;
        return findings.manner().flatMap(way -> findings.profiles()
                .inForce(way.unit(), decimals)
                .flatMap(limit -> findings.place().map(purpose -> findings.set(purpose, way, now, limit))));
    }

    /** What is to be cleared: all but the limit that was restored. A limit that was not is better than none. */
    private Set<Purpose> left() {
        Set<Purpose> left = EnumSet.noneOf(Purpose.class);
        left.addAll(findings.touched());
        if (findings.profiles().rules().inForce().isPresent()) {
            findings.place().ifPresent(left::remove);
        }
        return left;
    }

    @Override
    public void hear(ProbeAnswer answer) {
        if (clearing.isPresent()) {
            findings.cleared(clearing.get(), answer);
        } else {
            set = Outcome.of(answer) == Outcome.ACCEPTED;
        }
    }

    /** Whether the station is as it was; what is not is noted. */
    boolean restored() {
        boolean limited = findings.profiles().rules().inForce().isPresent();
        boolean held = !limited || set || !findings.changed();
        if (!held) {
            findings.open("whether the limit that was in force is in force again");
        }
        for (Purpose purpose : left()) {
            findings.open("whether profile " + findings.profiles().id(purpose) + " of the probe is gone");
        }
        return held;
    }
}
