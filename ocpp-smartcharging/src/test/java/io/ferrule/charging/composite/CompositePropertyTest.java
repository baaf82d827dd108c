// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.composite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ferrule.charging.InstantRange;
import io.ferrule.charging.Limit;
import io.ferrule.charging.RateUnit;
import io.ferrule.charging.StepFunction;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The composer and a second, deliberately naive evaluator agree at every instant that is looked at. */
class CompositePropertyTest {

    private static final int SITUATIONS = Integer.getInteger("ferrule.situations", 150);

    @Test
    void equalsANaiveEvaluatorSampledPointByPoint() {
        for (long seed = 0; seed < SITUATIONS; seed++) {
            Random random = new Random(seed);
            Situation situation = new RandomSituation(random).situation();
            InstantRange range = InstantRange.of(
                    RandomSituation.NOW.plusSeconds(random.nextInt(90_000)),
                    Duration.ofSeconds(1 + random.nextInt(3 * 86_400)));
            RateUnit unit = random.nextBoolean() ? RateUnit.A : RateUnit.W;
            int evse = random.nextInt(situation.evses().size() + 1);

            Composer composer = new Composer(situation, PhaseUse.LOWEST);
            StepFunction<Limit> exact = evse == 0 ? composer.station(range, unit) : composer.evse(evse, range, unit);

            agree(situation, evse, unit, exact, random, "seed " + seed);
        }
    }

    private static void agree(
            Situation situation, int evse, RateUnit unit, StepFunction<Limit> exact, Random random, String seed) {
        NaiveEvaluator naive = new NaiveEvaluator(situation, exact.range().start());
        for (Instant instant : instants(exact, random)) {
            boolean watts = unit == RateUnit.W;
            NaiveEvaluator.Value expected =
                    evse == 0 ? naive.station(instant, watts) : naive.evse(evse, instant, watts);
            Limit actual = exact.at(instant);
            String place = seed + " at " + instant;
            if (actual instanceof Limit.Capped capped) {
                assertThat(capped.value().doubleValue())
                        .as(place)
                        .isCloseTo(expected.limit(), within(1e-9 * Math.max(1, expected.limit())));
                assertThat(capped.phases()).as(place).isEqualTo(expected.phases());
            } else {
                assertThat(expected.limit()).as(place).isInfinite();
            }
        }
    }

    /** Each step, the instant before it, and others by chance. */
    private static List<Instant> instants(StepFunction<Limit> exact, Random random) {
        List<Instant> instants = new ArrayList<>();
        for (StepFunction.Step<Limit> step : exact.steps()) {
            instants.add(step.start());
            instants.add(step.start().minusNanos(1));
        }
        for (int i = 0; i < 60; i++) {
            long offset = (long) (random.nextDouble() * exact.range().length().toSeconds());
            instants.add(exact.range().start().plusSeconds(offset));
        }
        instants.removeIf(instant -> !exact.range().contains(instant));
        return instants;
    }
}
