// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.power;

import io.ferrule.charging.rule.RefusedException;
import io.ferrule.charging.rule.Rule;
import io.ferrule.charging.tariff.Dimension;
import io.ferrule.charging.tariff.PriceComponent;
import io.ferrule.charging.tariff.Restrictions;
import io.ferrule.charging.tariff.Tariff;
import io.ferrule.charging.tariff.TariffElement;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Reads a tariff in the shape of OCPI 2.2.1, module Tariffs. */
final class TariffReader {

    private static final List<String> UNPRICEABLE = List.of("min_kwh", "max_kwh", "min_current", "max_current");

    private TariffReader() {}

    static Tariff tariff(Members tariff) {
        if (!tariff.has("elements")) {
            throw tariff.missing("elements");
        }
        // What reserving costs says nothing about charging (OCPI 2.2.1, TariffRestrictions, reservation).
        return new Tariff(tariff.list("elements").stream()
                .filter(element -> element.members("restrictions")
                        .filter(rule -> rule.has("reservation"))
                        .isEmpty())
                .map(TariffReader::element)
                .toList());
    }

    private static TariffElement element(Members element) {
        return new TariffElement(
                element.list("price_components").stream()
                        .map(TariffReader::component)
                        .toList(),
                element.members("restrictions").map(TariffReader::restrictions).orElse(Restrictions.NONE));
    }

    private static PriceComponent component(Members component) {
        String type = component.text("type").orElseThrow(() -> component.missing("type"));
        double price = component.number("price").orElseThrow(() -> component.missing("price"));
        return new PriceComponent(word(Dimension.class, type), price);
    }

    private static Restrictions restrictions(Members rule) {
        for (String member : UNPRICEABLE) {
            if (rule.number(member).isPresent()) {
                throw new RefusedException(
                        Rule.TARIFF,
                        member + " makes the price depend on the charging itself; it cannot be planned with");
            }
        }
        return new Restrictions(
                new Restrictions.Hours(
                        parsed(rule, "start_time", LocalTime::parse).orElse(LocalTime.MIDNIGHT),
                        parsed(rule, "end_time", TariffReader::endTime).orElse(LocalTime.MIDNIGHT)),
                new Restrictions.Dates(
                        parsed(rule, "start_date", LocalDate::parse), parsed(rule, "end_date", LocalDate::parse)),
                days(rule),
                new Restrictions.Power(
                        rule.number("min_power").orElse(0),
                        rule.number("max_power").orElse(Double.POSITIVE_INFINITY)),
                new Restrictions.Stay(
                        seconds(rule, "min_duration").orElse(Duration.ZERO), seconds(rule, "max_duration")));
    }

    /** Some systems write the end of the day as 24:00. */
    private static LocalTime endTime(String text) {
        return text.equals("24:00") ? LocalTime.MIDNIGHT : LocalTime.parse(text);
    }

    private static Set<DayOfWeek> days(Members rule) {
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        rule.texts("day_of_week").forEach(day -> days.add(word(DayOfWeek.class, day)));
        return days.isEmpty() ? EnumSet.allOf(DayOfWeek.class) : days;
    }

    private static Optional<Duration> seconds(Members rule, String name) {
        return rule.integer(name).map(Duration::ofSeconds);
    }

    private static <T> Optional<T> parsed(Members rule, String name, Function<String, T> parser) {
        return rule.text(name).map(text -> {
            try {
                return parser.apply(text);
            } catch (DateTimeException e) {
                throw new RefusedException(
                        Rule.TYPE,
                        RefusedException.quoted(text) + " is no " + name + "; times are HH:MM, dates YYYY-MM-DD");
            }
        });
    }

    private static <E extends Enum<E>> E word(Class<E> type, String word) {
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equals(word)) {
                return constant;
            }
        }
        throw new RefusedException(
                Rule.WORD, RefusedException.quoted(word) + " is none of " + List.of(type.getEnumConstants()));
    }
}
