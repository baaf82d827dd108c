// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.tariff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.ferrule.charging.rule.RefusedException;
import io.ferrule.charging.rule.Rule;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** OpenADR 3.0 events as a source of prices and limits. */
final class GridEventTest {

    private static final Instant START = Instant.parse("2026-03-02T18:00:00Z");
    private static final Duration HOUR = Duration.ofHours(1);

    private static GridEvent.Interval price(double price) {
        return new GridEvent.Interval(
                Optional.empty(), Optional.empty(), OptionalDouble.of(price), OptionalDouble.empty());
    }

    private static PriceSteps flat(double price) {
        return new PriceSteps(List.of(new PriceStep(START, price)), START.plus(Duration.ofDays(1)));
    }

    /** Intervals without a period of their own follow one another with the duration of the event. */
    @Test
    void tellsPricesIntervalByInterval() {
        GridEvent event = new GridEvent(START, HOUR, List.of(price(0.3), price(0.1)));

        PriceSteps prices = event.prices(START, START.plus(HOUR.multipliedBy(2)), Optional.empty());

        assertThat(prices.steps()).containsExactly(new PriceStep(START, 0.3), new PriceStep(START.plus(HOUR), 0.1));
    }

    /** An interval's own period counts before that of the event. */
    @Test
    void letsAnIntervalHaveItsOwnTime() {
        Instant later = START.plus(Duration.ofHours(5));
        GridEvent.Interval own = new GridEvent.Interval(
                Optional.of(later), Optional.of(HOUR), OptionalDouble.empty(), OptionalDouble.of(4.2));

        List<PowerStep> limits = new GridEvent(START, HOUR, List.of(own)).limits();

        assertThat(limits).containsExactly(new PowerStep(later, later.plus(HOUR), 4_200));
    }

    @Test
    void standsOverTheTariff() {
        GridEvent event = new GridEvent(START.plus(HOUR), HOUR, List.of(price(0.5)));

        PriceSteps prices = event.prices(START, START.plus(HOUR.multipliedBy(3)), Optional.of(flat(0.2)));

        assertThat(prices.steps())
                .containsExactly(
                        new PriceStep(START, 0.2),
                        new PriceStep(START.plus(HOUR), 0.5),
                        new PriceStep(START.plus(HOUR.multipliedBy(2)), 0.2));
    }

    /** An hour without a price is not free; nobody knows what it costs. */
    @Test
    void refusesToInventAPrice() {
        GridEvent event = new GridEvent(START, HOUR, List.of(price(0.5)));

        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> event.prices(START, START.plus(HOUR.multipliedBy(3)), Optional.empty()))
                .satisfies(refused -> assertThat(refused.refusal().rule()).isEqualTo(Rule.TARIFF.word()));
    }

    @Test
    void refusesIntervalsWithoutLength() {
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> new GridEvent(START, Duration.ZERO, List.of()))
                .satisfies(refused -> assertThat(refused.refusal().rule()).isEqualTo(Rule.TARIFF.word()));
    }
}
