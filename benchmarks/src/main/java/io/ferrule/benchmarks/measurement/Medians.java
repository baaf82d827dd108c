// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.measurement;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What is quoted of a handful of passes. */
public final class Medians {

    private Medians() {}

    /**
     * The median, the mean of the two in the middle for an even count.
     *
     * @param values at least one
     */
    public static double median(List<Double> values) {
        double[] sorted = sorted(values);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /**
     * The median with the smallest and the largest value, for example {@code 1.12 (1.05-1.20)}.
     *
     * @param values at least one
     */
    public static String withRange(List<Double> values) {
        double[] sorted = sorted(values);
        return String.format(Locale.ROOT, "%.2f (%.2f-%.2f)", median(values), sorted[0], sorted[sorted.length - 1]);
    }

    private static double[] sorted(List<Double> values) {
        if (values.isEmpty()) {
            throw new IllegalArgumentException("a median needs at least one value");
        }
        double[] sorted = values.stream().mapToDouble(Double::doubleValue).toArray();
        Arrays.sort(sorted);
        return sorted;
    }
}
