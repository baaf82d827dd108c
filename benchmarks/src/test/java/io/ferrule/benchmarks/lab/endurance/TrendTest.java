// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.lab.endurance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ferrule.benchmarks.lab.endurance.Trend.Point;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TrendTest {

    @Test
    void whatGrowsByATenthASecondGrowsByThreeHundredAndSixtyAnHour() {
        List<Point> points = IntStream.rangeClosed(0, 90)
                .mapToObj(second -> new Point(second, 5 + second / 10.0))
                .toList();

        Trend trend = Trend.of(points);

        assertThat(trend.perHour()).isCloseTo(360, within(1e-6));
        assertThat(trend.firstThird()).isCloseTo(6.45, within(1e-6));
        assertThat(trend.lastThird()).isCloseTo(12.55, within(1e-6));
        assertThat(trend.most()).isEqualTo(14);
    }

    @Test
    void whatSwingsWithoutGrowingIsFlat() {
        List<Point> points =
                List.of(new Point(0, 1), new Point(1, 3), new Point(2, 2), new Point(3, 3), new Point(4, 1));

        Trend trend = Trend.of(points);

        assertThat(trend.perHour()).isCloseTo(0, within(1e-9));
    }
}
