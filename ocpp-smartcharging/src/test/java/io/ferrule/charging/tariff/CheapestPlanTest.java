// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.tariff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import io.ferrule.charging.rule.RefusedException;
import io.ferrule.charging.rule.Rule;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** Departure and energy to the cheapest plan that is feasible. */
final class CheapestPlanTest {

    private static final Instant ARRIVAL = Instant.parse("2026-03-02T18:00:00Z");

    private static Instant hour(double hour) {
        return ARRIVAL.plusSeconds(Math.round(hour * 3_600));
    }

    /** A price for each hour from the arrival on. */
    private static PriceSteps prices(double... prices) {
        List<PriceStep> steps = new ArrayList<>();
        for (int hour = 0; hour < prices.length; hour++) {
            steps.add(new PriceStep(hour(hour), prices[hour]));
        }
        return new PriceSteps(steps, hour(prices.length));
    }

    private static ChargingNeed need(double hours, double wattHours, double maxW) {
        return new ChargingNeed(ARRIVAL, hour(hours), wattHours, new ChargingNeed.Power(maxW, 0));
    }

    @Test
    void chargesInTheCheapestHours() {
        ChargingPlan plan = CheapestPlan.of(need(4, 10_000, 10_000), prices(0.3, 0.2, 0.1, 0.2), List.of());

        assertThat(plan.periods()).containsExactly(new ChargingPeriod(hour(2), hour(3), 10_000));
        assertThat(plan.cost()).isEqualTo(1.0);
        assertThat(plan.unservedWh()).isZero();
    }

    @Test
    void takesTheEarliestOfWhatCostsTheSame() {
        ChargingPlan plan = CheapestPlan.of(need(4, 10_000, 10_000), prices(0.3, 0.2, 0.3, 0.2), List.of());

        assertThat(plan.periods()).containsExactly(new ChargingPeriod(hour(1), hour(2), 10_000));
    }

    /** The piece that is not needed in full lies against a full one, so that the car starts once. */
    @Test
    void startsAsRarelyAsPossible() {
        ChargingPlan plan = CheapestPlan.of(need(3, 15_000, 10_000), prices(0.2, 0.1, 0.3), List.of());

        assertThat(plan.periods()).containsExactly(new ChargingPeriod(hour(0.5), hour(2), 10_000));
        assertThat(plan.cost()).isEqualTo(2.0);
    }

    @Test
    void chargesThroughoutAndTellsWhatIsMissing() {
        ChargingPlan plan = CheapestPlan.of(need(2, 30_000, 10_000), prices(0.2, 0.1), List.of());

        assertThat(plan.periods()).containsExactly(new ChargingPeriod(hour(0), hour(2), 10_000));
        assertThat(plan.energyWh()).isEqualTo(20_000);
        assertThat(plan.unservedWh()).isEqualTo(10_000);
    }

    /** OpenADR 3, IMPORT_CAPACITY_LIMIT. */
    @Test
    void staysBelowLimitsOfPower() {
        List<PowerStep> limits = List.of(new PowerStep(hour(0), hour(1), 4_000));

        ChargingPlan plan = CheapestPlan.of(need(2, 10_000, 10_000), prices(0.1, 0.2), limits);

        assertThat(plan.periods())
                .containsExactly(
                        new ChargingPeriod(hour(0), hour(1), 4_000), new ChargingPeriod(hour(1), hour(1.6), 10_000));
    }

    @Test
    void doesNotChargeBelowTheLeastPower() {
        List<PowerStep> limits = List.of(new PowerStep(hour(0), hour(1), 1_000));
        ChargingNeed need = new ChargingNeed(ARRIVAL, hour(2), 5_000, new ChargingNeed.Power(10_000, 1_400));

        ChargingPlan plan = CheapestPlan.of(need, prices(0.1, 0.2), limits);

        assertThat(plan.periods()).containsExactly(new ChargingPeriod(hour(1), hour(1.5), 10_000));
    }

    /** Fractional knapsack: no exchange of energy between two hours makes it cheaper. */
    @Test
    void isAsCheapAsCanBe() {
        for (long seed = 0; seed < 500; seed++) {
            RandomGenerator random = new SplittableRandom(seed);
            double[] prices = random.doubles(1 + random.nextInt(12)).toArray();
            double energy = random.nextInt(prices.length * 10_000);

            ChargingPlan plan = CheapestPlan.of(need(prices.length, energy, 10_000), prices(prices), List.of());

            assertThat(plan.cost()).as("seed %d", seed).isCloseTo(cheapest(prices, energy), within(1e-9));
            assertThat(plan.periods().stream()
                            .mapToDouble(ChargingPeriod::wattHours)
                            .sum())
                    .as("seed %d", seed)
                    .isCloseTo(energy, within(0.01));
        }
    }

    private static double cheapest(double[] prices, double wattHours) {
        double[] sorted = prices.clone();
        Arrays.sort(sorted);
        double cost = 0;
        double missing = wattHours;
        for (double price : sorted) {
            double energy = Math.min(missing, 10_000);
            cost += energy / 1_000 * price;
            missing -= energy;
        }
        return cost;
    }

    @Test
    void refusesADepartureBeforeTheArrival() {
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> need(0, 1, 1))
                .satisfies(refused ->
                        assertThat(refused.refusal().rule()).isEqualTo(Rule.DEPARTURE_BEFORE_ARRIVAL.word()));
    }

    @Test
    void refusesPowerAndEnergyThatNoCarHas() {
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> need(1, 1e308, 1))
                .satisfies(refused -> assertThat(refused.refusal().rule()).isEqualTo(Rule.NUMBER.word()));
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> new ChargingNeed.Power(1_000, 2_000))
                .satisfies(
                        refused -> assertThat(refused.refusal().rule()).isEqualTo(Rule.MINIMUM_ABOVE_MAXIMUM.word()));
    }
}
