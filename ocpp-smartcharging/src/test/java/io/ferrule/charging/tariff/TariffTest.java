// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.tariff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.ferrule.charging.rule.RefusedException;
import io.ferrule.charging.rule.Rule;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Prices of a tariff in the shape of OCPI 2.2.1, module Tariffs, over zones with clock changes. */
final class TariffTest {

    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final double KW = 1_000;

    private static TariffElement energy(double price, Restrictions restrictions) {
        return new TariffElement(List.of(new PriceComponent(Dimension.ENERGY, price)), restrictions);
    }

    private static Restrictions hours(String start, String end) {
        return new Restrictions(
                new Restrictions.Hours(LocalTime.parse(start), LocalTime.parse(end)),
                Restrictions.Dates.ALL,
                EnumSet.allOf(DayOfWeek.class),
                Restrictions.Power.ANY,
                Restrictions.Stay.ANY);
    }

    private static List<String> steps(Tariff tariff, ZoneId zone, String from, String to) {
        return tariff.prices(zone, Instant.parse(from), Instant.parse(to), 7 * KW).steps().stream()
                .map(step -> step.at() + " " + step.price())
                .toList();
    }

    private static Tariff night(String start, String end) {
        return new Tariff(List.of(energy(0.07, hours(start, end)), energy(0.3, Restrictions.NONE)));
    }

    /** OCPI 2.2.1, Tariff object: for each dimension the first element that matches counts. */
    @Test
    void takesTheFirstElementThatMatches() {
        List<String> steps = steps(night("01:00", "05:00"), LONDON, "2026-01-10T00:00:00Z", "2026-01-10T12:00:00Z");

        assertThat(steps)
                .containsExactly("2026-01-10T00:00:00Z 0.3", "2026-01-10T01:00:00Z 0.07", "2026-01-10T05:00:00Z 0.3");
    }

    /** OCPI 2.2.1, TariffRestrictions, end_time: an end before the start is on the next day. */
    @Test
    void goesOnOverMidnight() {
        List<String> steps = steps(night("22:00", "06:00"), LONDON, "2026-01-10T12:00:00Z", "2026-01-11T12:00:00Z");

        assertThat(steps)
                .containsExactly("2026-01-10T12:00:00Z 0.3", "2026-01-10T22:00:00Z 0.07", "2026-01-11T06:00:00Z 0.3");
    }

    /** The night in October has an hour more, so the cheap window has as well. */
    @Test
    void keepsTheWallClockWhenTheClocksGoBack() {
        List<String> steps = steps(night("00:30", "05:30"), LONDON, "2026-10-24T20:00:00Z", "2026-10-25T08:00:00Z");

        assertThat(steps)
                .containsExactly("2026-10-24T20:00:00Z 0.3", "2026-10-24T23:30:00Z 0.07", "2026-10-25T05:30:00Z 0.3");
    }

    @Test
    void keepsTheWallClockWhenTheClocksGoForward() {
        List<String> steps = steps(night("00:30", "05:30"), LONDON, "2026-03-28T20:00:00Z", "2026-03-29T08:00:00Z");

        assertThat(steps)
                .containsExactly("2026-03-28T20:00:00Z 0.3", "2026-03-29T00:30:00Z 0.07", "2026-03-29T04:30:00Z 0.3");
    }

    /** A time that the change skips takes effect at the change. */
    @Test
    void beginsAtTheChangeWhenTheStartIsSkipped() {
        List<String> steps = steps(night("01:30", "05:00"), LONDON, "2026-03-28T20:00:00Z", "2026-03-29T08:00:00Z");

        assertThat(steps).contains("2026-03-29T01:00:00Z 0.07");
    }

    /** A time that comes twice takes effect the first time. */
    @Test
    void endsTheFirstTimeWhenTheEndComesTwice() {
        List<String> steps = steps(night("00:30", "01:30"), LONDON, "2026-10-24T20:00:00Z", "2026-10-25T08:00:00Z");

        assertThat(steps)
                .containsExactly("2026-10-24T20:00:00Z 0.3", "2026-10-24T23:30:00Z 0.07", "2026-10-25T00:30:00Z 0.3");
    }

    /** OCPI 2.2.1, TariffRestrictions: day_of_week; start_date is the first day, end_date the first day after. */
    @Test
    void holdsOnItsDaysOnly() {
        Restrictions monday = new Restrictions(
                Restrictions.Hours.ALL,
                new Restrictions.Dates(Optional.of(LocalDate.of(2026, 1, 12)), Optional.of(LocalDate.of(2026, 1, 19))),
                Set.of(DayOfWeek.MONDAY),
                Restrictions.Power.ANY,
                Restrictions.Stay.ANY);
        Tariff tariff = new Tariff(List.of(energy(0.1, monday), energy(0.2, Restrictions.NONE)));

        List<String> steps = steps(tariff, LONDON, "2026-01-04T00:00:00Z", "2026-01-21T00:00:00Z");

        assertThat(steps)
                .containsExactly("2026-01-04T00:00:00Z 0.2", "2026-01-12T00:00:00Z 0.1", "2026-01-13T00:00:00Z 0.2");
    }

    /** OCPI 2.2.1, TariffRestrictions: min_duration and max_duration count from the begin of the session. */
    @Test
    void changesWithTheTimeSinceTheSessionBegan() {
        Restrictions first = new Restrictions(
                Restrictions.Hours.ALL,
                Restrictions.Dates.ALL,
                EnumSet.allOf(DayOfWeek.class),
                Restrictions.Power.ANY,
                new Restrictions.Stay(Duration.ofHours(1), Optional.of(Duration.ofHours(2))));
        Tariff tariff = new Tariff(List.of(energy(0.5, first), energy(0.2, Restrictions.NONE)));

        List<String> steps = steps(tariff, LONDON, "2026-01-04T00:00:00Z", "2026-01-04T10:00:00Z");

        assertThat(steps)
                .containsExactly("2026-01-04T00:00:00Z 0.2", "2026-01-04T01:00:00Z 0.5", "2026-01-04T02:00:00Z 0.2");
    }

    /** OCPI 2.2.1, TariffDimensionType: TIME is for each hour of charging. */
    @Test
    void spreadsThePriceOfAnHourOverItsEnergy() {
        Tariff tariff = new Tariff(List.of(new TariffElement(
                List.of(new PriceComponent(Dimension.ENERGY, 0.2), new PriceComponent(Dimension.TIME, 2.2)),
                Restrictions.NONE)));

        PriceSteps prices = tariff.prices(
                LONDON, Instant.parse("2026-01-04T00:00:00Z"), Instant.parse("2026-01-05T00:00:00Z"), 11 * KW);

        assertThat(prices.steps()).singleElement().extracting(PriceStep::price).isEqualTo(0.4);
    }

    @Test
    void isFreeWhereNothingMatches() {
        Tariff tariff = new Tariff(List.of(energy(0.3, hours("08:00", "20:00"))));

        List<String> steps = steps(tariff, LONDON, "2026-01-04T18:00:00Z", "2026-01-04T22:00:00Z");

        assertThat(steps).containsExactly("2026-01-04T18:00:00Z 0.3", "2026-01-04T20:00:00Z 0.0");
    }

    @Test
    void namesWhatDoesNotBecomeAPriceOfEnergy() {
        Tariff tariff = new Tariff(List.of(new TariffElement(
                List.of(new PriceComponent(Dimension.FLAT, 1), new PriceComponent(Dimension.ENERGY, 0.2)),
                Restrictions.NONE)));

        Set<Dimension> leftOut = tariff.leftOut();

        assertThat(leftOut).containsExactly(Dimension.FLAT);
    }

    @Test
    void refusesWhatCannotBePlanned() {
        Instant from = Instant.parse("2026-01-04T00:00:00Z");

        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> night("00:00", "06:00").prices(LONDON, from, from, KW))
                .satisfies(refused ->
                        assertThat(refused.refusal().rule()).isEqualTo(Rule.DEPARTURE_BEFORE_ARRIVAL.word()));
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> night("00:00", "06:00").prices(LONDON, from, from.plus(Duration.ofDays(63)), KW))
                .satisfies(refused -> assertThat(refused.refusal().rule()).isEqualTo(Rule.HORIZON.word()));
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> energy(Double.NaN, Restrictions.NONE))
                .satisfies(refused -> assertThat(refused.refusal().rule()).isEqualTo(Rule.NUMBER.word()));
    }

    @Test
    void refusesMoreElementsThanATariffHas() {
        List<TariffElement> many = new ArrayList<>();
        for (int element = 0; element < 101; element++) {
            many.add(energy(0.1, Restrictions.NONE));
        }

        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> new Tariff(many))
                .satisfies(refused -> assertThat(refused.refusal().rule()).isEqualTo(Rule.COUNT.word()));
    }
}
