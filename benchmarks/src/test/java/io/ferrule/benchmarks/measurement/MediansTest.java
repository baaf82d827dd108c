// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.measurement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MediansTest {

    @Test
    void takesTheMiddleOfAnOddCount() {
        double median = Medians.median(List.of(9.0, 1.0, 2.0));

        assertThat(median).isEqualTo(2.0);
    }

    @Test
    void takesTheMeanOfTheTwoInTheMiddleOfAnEvenCount() {
        double median = Medians.median(List.of(4.0, 1.0, 2.0, 100.0));

        assertThat(median).isEqualTo(3.0);
    }

    @Test
    void showsHowFarPassesWereApart() {
        String text = Medians.withRange(List.of(1.5, 1.0, 1.25));

        assertThat(text).isEqualTo("1.25 (1.00-1.50)");
    }
}
