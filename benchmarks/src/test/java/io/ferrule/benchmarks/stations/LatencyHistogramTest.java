// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.stations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LatencyHistogramTest {

    @ParameterizedTest
    @ValueSource(doubles = {0.01, 0.5, 0.99, 0.999, 1.0})
    void quantilesAreThoseOfTheSortedValues(double share) {
        long[] values = new SplittableRandom(7).longs(10_000, 0, 5_000_000_000L).toArray();
        LatencyHistogram histogram = new LatencyHistogram();
        LongStream.of(values).forEach(histogram::record);
        Arrays.sort(values);

        long quantile = histogram.quantile(share);

        long exact = values[(int) Math.ceil(share * values.length) - 1];
        assertThat(quantile).isGreaterThanOrEqualTo(exact).isCloseTo(exact, Percentage.withPercentage(1.6));
    }

    @Test
    void smallValuesAreExact() {
        LatencyHistogram histogram = new LatencyHistogram();
        LongStream.rangeClosed(1, 100).forEach(histogram::record);

        long median = histogram.quantile(0.5);

        assertThat(median).isEqualTo(50);
    }

    @Test
    void theLongestDurationHasABucket() {
        LatencyHistogram histogram = new LatencyHistogram();

        histogram.record(Long.MAX_VALUE);

        assertThat(histogram.quantile(1)).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void addsUpWhatSeveralStationsSaw() {
        LatencyHistogram one = new LatencyHistogram();
        LatencyHistogram two = new LatencyHistogram();
        one.record(10);
        two.record(1_000);

        one.add(two);

        assertThat(one.total()).isEqualTo(2);
        assertThat(one.quantile(1)).isCloseTo(1_000L, within(16L));
    }

    @Test
    void anEmptyOneHasNoQuantile() {
        LatencyHistogram histogram = new LatencyHistogram();

        long quantile = histogram.quantile(0.5);

        assertThat(quantile).isZero();
    }

    @Test
    void countsWhatIsLonger() {
        LatencyHistogram histogram = new LatencyHistogram();
        for (long millis : new long[] {1, 900, 1_100, 5_000}) {
            histogram.record(millis * 1_000_000);
        }

        long longer = histogram.above(1_000_000_000);

        assertThat(longer).isEqualTo(2);
    }
}
