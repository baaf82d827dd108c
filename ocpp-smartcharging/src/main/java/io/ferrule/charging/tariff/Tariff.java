// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.tariff;

import io.ferrule.charging.rule.Checks;
import io.ferrule.charging.rule.RefusedException;
import io.ferrule.charging.rule.Rule;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A tariff in the shape of OCPI. For each dimension the first element that holds and has a price for it counts; where none
 * does, the dimension is free.
 *
 * @param elements at most 100, in order of precedence
 */
public record Tariff(List<TariffElement> elements) {

    /** The longest session that is priced. */
    public static final Duration LONGEST = Duration.ofDays(62);

    private static final int MOST_ELEMENTS = 100;
    private static final double WATTS_PER_KW = 1_000;

    /** Copies. */
    public Tariff {
        elements = List.copyOf(elements);
        Checks.count("elements in a tariff", elements, MOST_ELEMENTS);
    }

    /**
     * What a kWh costs during a session. A price for the hour of charging is spread over the kWh of that hour.
     *
     * @param zone where the site is
     * @param from begin of the session
     * @param to its end, after the begin, at most 62 days later
     * @param watts power at which the car charges, above 0
     * @return a price for each instant of the session
     * @throws RefusedException {@link Rule#HORIZON} for another stretch of time
     */
    public PriceSteps prices(ZoneId zone, Instant from, Instant to, double watts) {
        checkStretch(from, to);
        double kw = watts / WATTS_PER_KW;
        WallClock clock = new WallClock(zone);
        List<ElementSpans> spans = elements.stream()
                .filter(element -> element.restrictions().power().contains(kw))
                .map(element -> new ElementSpans(element, clock, from, to))
                .toList();
        TreeSet<Instant> edges =
                spans.stream().flatMap(ElementSpans::edges).collect(Collectors.toCollection(TreeSet::new));
        edges.add(from);
        edges.remove(to);
        List<PriceStep> steps = new ArrayList<>();
        for (Instant edge : edges) {
            double price = price(spans, Dimension.ENERGY, edge) + price(spans, Dimension.TIME, edge) / kw;
            steps.add(new PriceStep(edge, price));
        }
        return new PriceSteps(steps, to);
    }

    /**
     * Dimensions that have a price and do not become part of a price for a kWh.
     *
     * @return any of {@link Dimension#PARKING_TIME} and {@link Dimension#FLAT}
     */
    public Set<Dimension> leftOut() {
        return elements.stream()
                .flatMap(element -> element.components().stream())
                .map(PriceComponent::dimension)
                .filter(dimension -> dimension == Dimension.PARKING_TIME || dimension == Dimension.FLAT)
                .collect(Collectors.toUnmodifiableSet());
    }

    static void checkStretch(Instant from, Instant to) {
        if (!from.isBefore(to)) {
            throw new RefusedException(Rule.DEPARTURE_BEFORE_ARRIVAL, "the departure must be after the arrival");
        }
        if (Duration.between(from, to).compareTo(LONGEST) > 0) {
            throw new RefusedException(
                    Rule.HORIZON,
                    "more than " + LONGEST.toDays() + " days cannot be planned; take an earlier departure");
        }
    }

    private static double price(List<ElementSpans> spans, Dimension dimension, Instant instant) {
        for (ElementSpans span : spans) {
            if (span.element().price(dimension).isPresent() && span.holds(instant)) {
                return span.element().price(dimension).getAsDouble();
            }
        }
        return 0;
    }
}
