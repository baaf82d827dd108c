// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StepFunctionTest {

    private static final Instant START = Instant.parse("2026-01-05T12:00:00Z");
    private static final InstantRange RANGE = InstantRange.of(START, Duration.ofSeconds(100));

    /** Pairs of a start in milliseconds and a value. */
    private static StepFunction<Integer> steps(int... pairs) {
        List<StepFunction.Step<Integer>> steps = new ArrayList<>();
        for (int i = 0; i < pairs.length; i += 2) {
            steps.add(new StepFunction.Step<>(START.plusMillis(pairs[i]), pairs[i + 1]));
        }
        return new StepFunction<>(RANGE, steps);
    }

    @Test
    void mergesEqualNeighbours() {
        assertThat(steps(0, 5, 1_000, 5, 2_000, 6, 3_000, 6, 4_000, 5)).isEqualTo(steps(0, 5, 2_000, 6, 4_000, 5));
    }

    @Test
    void refusesStepsOutOfOrder() {
        assertThatThrownBy(() -> steps(0, 5, 2_000, 6, 1_000, 7)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> steps(1_000, 5)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> steps(0, 5, 100_000, 6)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void tellsTheValueFromEachStepOnUntilTheNext() {
        StepFunction<Integer> function = steps(0, 5, 1_000, 6);

        assertThat(function.at(START.plusMillis(999))).isEqualTo(5);
        assertThat(function.at(START.plusMillis(1_000))).isEqualTo(6);
        assertThat(function.at(START.plusMillis(99_999))).isEqualTo(6);
        assertThatThrownBy(() -> function.at(RANGE.end())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void combinesAtTheStepsOfBoth() {
        StepFunction<Integer> sum = steps(0, 1, 10_000, 2).combine(steps(0, 10, 10_000, 20, 20_000, 30), Integer::sum);

        assertThat(sum).isEqualTo(steps(0, 11, 10_000, 22, 20_000, 32));
    }

    @Test
    void givesEachWholeSecondTheLowestThatHoldsInIt() {
        StepFunction<Integer> function = steps(0, 9, 1_200, 5, 1_400, 7, 1_900, 8, 3_500, 2, 5_000, 4);

        StepFunction<Integer> whole = function.onSeconds(START, Math::min);

        assertThat(whole).isEqualTo(steps(0, 9, 1_000, 5, 2_000, 8, 3_000, 2, 5_000, 4));
    }

    @Test
    void widensARangeToWholeSeconds() {
        InstantRange range = new InstantRange(START.plusMillis(300), START.plusMillis(1_200));

        StepFunction<Integer> whole = StepFunction.constant(range, 4).onSeconds(START, Math::min);

        assertThat(whole.range()).isEqualTo(InstantRange.of(START, Duration.ofSeconds(2)));
    }
}
