// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.hostile;

import io.ferrule.benchmarks.measurement.Medians;
import io.ferrule.benchmarks.stations.LoadResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What honest stations saw, pass by pass, without and with an offender. Not safe for use by several threads. */
final class HonestSeries {

    private static final double QUANTILE = 0.99;

    private final List<Double> quiet = new ArrayList<>();
    private final List<Double> attacked = new ArrayList<>();
    private final List<Double> ratios = new ArrayList<>();
    private long lost;
    private long dropped;

    void add(LoadResult without, LoadResult with) {
        quiet.add(without.micros(QUANTILE));
        attacked.add(with.micros(QUANTILE));
        ratios.add(with.micros(QUANTILE) / without.micros(QUANTILE));
        lost += without.lost() + with.lost();
        dropped += without.dropped() + with.dropped();
    }

    long lost() {
        return lost;
    }

    long dropped() {
        return dropped;
    }

    /** Median p99 in microseconds without the offender. */
    String quiet() {
        return String.format(Locale.ROOT, "%,.0f", Medians.median(quiet));
    }

    /** Median p99 in microseconds with the offender. */
    String attacked() {
        return String.format(Locale.ROOT, "%,.0f", Medians.median(attacked));
    }

    /** How many times the p99 grew, pass by pass. */
    String ratio() {
        return Medians.withRange(ratios);
    }
}
