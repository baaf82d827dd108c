// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.tariff;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The instants between which one element of a tariff holds during one session. */
final class ElementSpans {

    private final TariffElement element;
    private final List<Span> spans = new ArrayList<>();

    /** Expands the element day by day from the first instant to the last. */
    ElementSpans(TariffElement element, WallClock clock, Instant from, Instant to) {
        this.element = element;
        Restrictions rule = element.restrictions();
        Instant first = from.plus(rule.stay().least());
        Instant last = rule.stay().below().map(from::plus).filter(to::isAfter).orElse(to);
        LocalDate day = from.atZone(clock.zone()).toLocalDate();
        LocalDate end = to.atZone(clock.zone()).toLocalDate();
        for (; !day.isAfter(end); day = day.plusDays(1)) {
            if (rule.dates().contains(day) && rule.days().contains(day.getDayOfWeek())) {
                addDay(day, clock, new Span(first, last));
            }
        }
    }

    /** Hours over midnight are two pieces of one day, so that day and date mean the day on the wall. */
    private void addDay(LocalDate day, WallClock clock, Span bounds) {
        Instant midnight = clock.instant(day.atStartOfDay());
        Instant nextMidnight = clock.instant(day.plusDays(1).atStartOfDay());
        LocalTime start = element.restrictions().hours().start();
        LocalTime end = element.restrictions().hours().end();
        Instant opens = clock.instant(day.atTime(start));
        Instant closes = clock.instant(day.atTime(end));
        if (start.isBefore(end)) {
            add(new Span(opens, closes), bounds);
        } else {
            add(new Span(midnight, closes), bounds);
            add(new Span(opens, nextMidnight), bounds);
        }
    }

    private void add(Span span, Span bounds) {
        Instant from = span.from.isBefore(bounds.from) ? bounds.from : span.from;
        Instant to = span.to.isAfter(bounds.to) ? bounds.to : span.to;
        if (from.isBefore(to)) {
            spans.add(new Span(from, to));
        }
    }

    TariffElement element() {
        return element;
    }

    boolean holds(Instant instant) {
        return spans.stream().anyMatch(span -> !instant.isBefore(span.from) && instant.isBefore(span.to));
    }

    /** All instants at which the element begins or ends to hold. */
    Stream<Instant> edges() {
        return spans.stream().flatMap(span -> Stream.of(span.from, span.to));
    }

    private record Span(Instant from, Instant to) {}
}
