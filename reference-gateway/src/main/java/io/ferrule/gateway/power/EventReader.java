// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.power;

import io.ferrule.charging.rule.RefusedException;
import io.ferrule.charging.rule.Rule;
import io.ferrule.charging.tariff.GridEvent;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Reads an OpenADR 3 event that tells prices or limits power. */
final class EventReader {

    private static final String PRICE = "PRICE";
    private static final String LIMIT = "IMPORT_CAPACITY_LIMIT";
    private static final List<String> UNITS = List.of("KW", "KWH");
    private static final Duration WITHOUT_END = Duration.ofDays(3_650_000);
    private static final int DAYS_PER_YEAR = 365;

    private EventReader() {}

    static GridEvent event(Members event) {
        checkUnits(event);
        Optional<Members> period = event.members("intervalPeriod");
        List<GridEvent.Interval> intervals =
                event.list("intervals").stream().map(EventReader::interval).toList();
        Instant start = period.flatMap(one -> one.instant("start"))
                .or(() -> intervals.stream().findFirst().flatMap(GridEvent.Interval::start))
                .orElseThrow(() -> event.missing("intervalPeriod/start"));
        return new GridEvent(start, period.flatMap(EventReader::length).orElse(WITHOUT_END), intervals);
    }

    /** Prices count kWh and limits kW; another unit would be wrong by factors. */
    private static void checkUnits(Members event) {
        for (Members descriptor : event.list("payloadDescriptors")) {
            String type = descriptor.text("payloadType").orElse("");
            Optional<String> unit = descriptor.text("units").filter(word -> !UNITS.contains(word));
            if (unit.isPresent() && (type.equals(PRICE) || type.equals(LIMIT))) {
                throw new RefusedException(
                        Rule.TARIFF,
                        type + " in " + RefusedException.quoted(unit.get()) + "; KWH and KW are understood");
            }
        }
    }

    private static GridEvent.Interval interval(Members interval) {
        Optional<Members> period = interval.members("intervalPeriod");
        return new GridEvent.Interval(
                period.flatMap(one -> one.instant("start")),
                period.flatMap(EventReader::length),
                first(interval, PRICE),
                first(interval, LIMIT));
    }

    private static OptionalDouble first(Members interval, String type) {
        return interval.list("payloads").stream()
                .filter(payload -> payload.text("type").filter(type::equals).isPresent())
                .flatMap(payload -> payload.numbers("values").stream())
                .mapToDouble(Double::doubleValue)
                .findFirst();
    }

    private static Optional<Duration> length(Members period) {
        return period.text("duration").map(EventReader::length);
    }

    private static Duration length(String text) {
        try {
            int clock = text.indexOf('T');
            String date = clock < 0 ? text : text.substring(0, clock);
            Period days = date.equals("P") ? Period.ZERO : Period.parse(date);
            if (days.getMonths() != 0) {
                throw new RefusedException(Rule.TARIFF, "a month has no fixed length; say days");
            }
            Duration rest = clock < 0 ? Duration.ZERO : Duration.parse("P" + text.substring(clock));
            return rest.plusDays(days.getDays() + (long) days.getYears() * DAYS_PER_YEAR);
        } catch (DateTimeException | ArithmeticException e) {
            throw new RefusedException(Rule.TYPE, RefusedException.quoted(text) + " is no duration such as PT1H");
        }
    }
}
