// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.tariff;

import io.ferrule.charging.rule.Checks;
import io.ferrule.charging.rule.RefusedException;
import io.ferrule.charging.rule.Rule;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeSet;

/**
 * An OpenADR 3 event that tells prices or limits power (OpenADR 3.0, payload types PRICE and IMPORT_CAPACITY_LIMIT).
 * Intervals without a time of their own follow one another from the start of the event.
 *
 * @param start begin of the first interval
 * @param each how long an interval lasts that does not say it
 * @param intervals at most 10,000
 */
public record GridEvent(Instant start, Duration each, List<Interval> intervals) {

    private static final int MOST_INTERVALS = 10_000;
    private static final Duration LONGEST = Duration.ofDays(3_660_000);
    private static final double WATTS_PER_KW = 1_000;

    /** Checks counts and durations. */
    public GridEvent {
        intervals = List.copyOf(intervals);
        Checks.count("intervals in an event", intervals, MOST_INTERVALS);
        checkLength(each);
    }

    /**
     * One interval of the event.
     *
     * @param start when it begins, if it says so
     * @param length how long it lasts, if it says so
     * @param price for a kWh, if it tells one
     * @param importLimitKw most that may be drawn from the grid, in kW, if it tells one
     */
    public record Interval(
            Optional<Instant> start, Optional<Duration> length, OptionalDouble price, OptionalDouble importLimitKw) {

        /** Checks the duration. */
        public Interval {
            length.ifPresent(GridEvent::checkLength);
        }
    }

    private static void checkLength(Duration length) {
        if (length.isNegative() || length.isZero() || length.compareTo(LONGEST) > 0) {
            throw new RefusedException(Rule.TARIFF, "an interval of an event must last longer than nothing");
        }
    }

    /**
     * The prices of the event during a session, over those of a tariff.
     *
     * @param from begin of the session
     * @param to its end, after the begin, at most 62 days later
     * @param tariff what a kWh costs where the event tells no price; empty if the event is the only source
     * @return a price for each instant
     * @throws RefusedException {@link Rule#TARIFF} if some instant has no price
     */
    public PriceSteps prices(Instant from, Instant to, Optional<PriceSteps> tariff) {
        Tariff.checkStretch(from, to);
        List<Placed> placed = placed().stream()
                .filter(one -> one.interval.price().isPresent())
                .toList();
        TreeSet<Instant> edges = new TreeSet<>();
        placed.forEach(one -> edges.addAll(List.of(one.start, one.end)));
        tariff.ifPresent(steps -> steps.steps().forEach(step -> edges.add(step.at())));
        edges.add(from);
        List<PriceStep> steps = new ArrayList<>();
        for (Instant edge : edges.subSet(from, true, to, false)) {
            steps.add(new PriceStep(edge, price(placed, edge, tariff)));
        }
        return new PriceSteps(steps, to);
    }

    /**
     * Until when the event tells a price without a gap.
     *
     * @param from first instant
     * @return the first instant that has no price; {@code from} itself if it has none
     */
    public Instant pricedUntil(Instant from) {
        List<Placed> placed = placed();
        Instant until = from;
        for (boolean goesOn = true; goesOn; ) {
            goesOn = false;
            for (Placed one : placed) {
                boolean priced = one.interval.price().isPresent();
                if (priced && !until.isBefore(one.start) && until.isBefore(one.end)) {
                    until = one.end;
                    goesOn = true;
                }
            }
        }
        return until;
    }

    private static double price(List<Placed> placed, Instant instant, Optional<PriceSteps> tariff) {
        for (Placed one : placed) {
            if (!instant.isBefore(one.start) && instant.isBefore(one.end)) {
                return one.interval.price().orElseThrow();
            }
        }
        return tariff.flatMap(steps -> steps.at(instant))
                .map(PriceStep::price)
                .orElseThrow(() -> new RefusedException(
                        Rule.TARIFF, "the event tells no price for " + instant + "; give a tariff beside it"));
    }

    /**
     * The limits on power that the event tells.
     *
     * @return in the order of the intervals
     */
    public List<PowerStep> limits() {
        return placed().stream()
                .filter(one -> one.interval.importLimitKw().isPresent())
                .map(one -> new PowerStep(
                        one.start, one.end, one.interval.importLimitKw().getAsDouble() * WATTS_PER_KW))
                .toList();
    }

    private List<Placed> placed() {
        List<Placed> placed = new ArrayList<>();
        Instant next = start;
        for (Interval interval : intervals) {
            Instant from = interval.start().orElse(next);
            next = from.plus(interval.length().orElse(each));
            placed.add(new Placed(from, next, interval));
        }
        return placed;
    }

    private record Placed(Instant start, Instant end, Interval interval) {}
}
