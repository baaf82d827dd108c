// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.recipe.probe;

import io.ferrule.charging.Kind;
import io.ferrule.charging.RateUnit;
import io.ferrule.charging.recipe.Property;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The questions about a profile that the station takes: each changes one thing about it.
 *
 * @param findings what the station has shown
 */
record Details(Findings findings) {

    private static final BigDecimal HALVES = new BigDecimal("6.5");
    private static final BigDecimal SMALL = new BigDecimal("5");
    private static final BigDecimal HALF = new BigDecimal("0.5");

    List<Step> questions() {
        return List.of(
                asked(this::otherUnit, this::readOtherUnit),
                asked(this::twoPeriods, this::readTwoPeriods),
                new Question(now -> composite(), this::readComposite),
                asked(this::halves, this::readHalves),
                asked((way, now) -> set(way, now, BigDecimal.ZERO), this::readNothing),
                asked(this::small, this::readSmall));
    }

    /** A question about the way that has worked, in which it is put. */
    private interface Asking {
        Optional<ProbeCall> with(Manner way, Instant now);
    }

    private Step asked(Asking asking, Consumer<Outcome> reading) {
        Function<Instant, Optional<ProbeCall>> call = now -> findings.manner().flatMap(way -> asking.with(way, now));
        return new Question(call, answer -> reading.accept(Outcome.of(answer)));
    }

    private Optional<ProbeCall> set(Manner way, Instant now, BigDecimal... limits) {
        return findings.place().map(purpose -> findings.set(purpose, way, now, limits));
    }

    private Optional<ProbeCall> otherUnit(Manner way, Instant now) {
        RateUnit other = Findings.other(way.unit());
        return set(way.in(other), now, findings.profiles().calm(other));
    }

    private void readOtherUnit(Outcome outcome) {
        findings.manner().ifPresent(way -> {
            if (outcome == Outcome.ACCEPTED) {
                findings.show(Property.UNITS, RateUnit.A.name(), RateUnit.W.name());
            } else if (outcome == Outcome.SILENT) {
                findings.open("whether it takes limits in " + Findings.other(way.unit()));
            }
        });
    }

    /** The second one is lower and begins after 20 seconds. A schedule that does not count by a clock is not asked about. */
    private Optional<ProbeCall> twoPeriods(Manner way, Instant now) {
        boolean counts = way.kind() == Kind.ABSOLUTE && way.saysStart();
        Profiles profiles = findings.profiles();
        return profiles.calmer(way.unit())
                .filter(less -> counts)
                .flatMap(less -> set(way, now, profiles.calm(way.unit()), less));
    }

    private void readTwoPeriods(Outcome outcome) {
        switch (outcome) {
            case ACCEPTED -> findings.show(Property.IGNORES_SCHEDULE, "false");
            case REJECTED, NOT_SUPPORTED -> findings.show(Property.MAX_PERIODS, "1");
            case SILENT -> findings.open("whether it takes several periods");
        }
    }

    private Optional<ProbeCall> composite() {
        return findings.place().flatMap(purpose -> findings.manner()
                .map(way -> findings.profiles().composite(purpose, way.unit())));
    }

    /** What the station plans shows whether it heeds what it has accepted; many answer nothing, or nonsense. */
    private void readComposite(ProbeAnswer answer) {
        Optional<CompositeReading> reading = CompositeReading.of(answer);
        if (reading.isEmpty() || findings.manner().isEmpty()) {
            findings.open("whether it heeds what it accepts: GetCompositeSchedule tells nothing");
            return;
        }
        RateUnit unit = findings.manner().get().unit();
        Profiles profiles = findings.profiles();
        CompositeReading said = reading.get();
        if (said.unit() != unit) {
            findings.open("whether it heeds what it accepts: GetCompositeSchedule is in another unit");
        } else if (!said.isAt(
                0, List.of(profiles.calm(unit), profiles.calmer(unit).orElse(profiles.calm(unit))))) {
            findings.open("whether it heeds what it accepts: GetCompositeSchedule shows another limit");
        } else if (findings.shows(Property.IGNORES_SCHEDULE, "false")
                && !said.isAt(Profiles.LATER, profiles.calmer(unit).stream().toList())) {
            findings.show(Property.IGNORES_SCHEDULE, "true");
        }
    }

    /** In watts as well the tenth is not 0. */
    private Optional<ProbeCall> halves(Manner way, Instant now) {
        if (!findings.profiles().allows(HALVES)) {
            findings.open("whether it takes limits with a decimal");
            return Optional.empty();
        }
        BigDecimal limit = way.unit() == RateUnit.A
                ? HALVES
                : findings.profiles()
                        .amount(HALVES, way.unit())
                        .setScale(0, RoundingMode.DOWN)
                        .subtract(HALF);
        return set(way, now, limit);
    }

    private void readHalves(Outcome outcome) {
        if (outcome == Outcome.SILENT) {
            findings.open("whether it takes limits with a decimal");
        } else {
            findings.show(Property.LIMIT_DECIMALS, outcome == Outcome.ACCEPTED ? "1" : "0");
        }
    }

    private void readNothing(Outcome outcome) {
        if (outcome == Outcome.ACCEPTED) {
            findings.show(Property.PAUSE_AMPS, "0");
            findings.open("whether a car goes on after a limit of 0");
        } else if (outcome == Outcome.SILENT) {
            findings.open("whether it takes a limit of 0");
        }
    }

    /** Where 0 is refused, what is too little to charge with is a pause as well. */
    private Optional<ProbeCall> small(Manner way, Instant now) {
        boolean needed =
                !findings.shows(Property.PAUSE_AMPS, "0") && findings.profiles().allows(SMALL);
        return needed ? set(way, now, findings.profiles().amount(SMALL, way.unit())) : Optional.empty();
    }

    private void readSmall(Outcome outcome) {
        if (outcome == Outcome.ACCEPTED) {
            findings.show(Property.PAUSE_AMPS, SMALL.toPlainString());
        } else {
            findings.open("how it pauses: it takes neither 0 nor 5 A");
        }
    }
}
