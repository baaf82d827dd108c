// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.lab.endurance;

import io.ferrule.benchmarks.lab.csms.CsmsBooks.Arrival;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * How something arrived at the CSMS after an outage.
 *
 * @param perSecond how many in each second, at least one second
 */
record Surge(List<Integer> perSecond) {

    private static final int BUCKET_SECONDS = 5;
    private static final long SECOND = 1_000;

    Surge {
        perSecond = List.copyOf(perSecond);
    }

    /**
     * Counts what arrived between two times.
     *
     * @param from milliseconds since 1970
     * @param to later than that
     */
    static Surge of(List<Arrival> arrivals, long from, long to) {
        Map<Long, Long> counts = arrivals.stream()
                .filter(it -> it.at() >= from && it.at() < to)
                .collect(Collectors.groupingBy(it -> (it.at() - from) / SECOND, Collectors.counting()));
        long seconds = (to - from + SECOND - 1) / SECOND;
        return new Surge(Stream.iterate(0L, second -> second + 1)
                .limit(seconds)
                .map(second -> counts.getOrDefault(second, 0L).intValue())
                .toList());
    }

    /** When each station arrived first, in seconds after the beginning; sorted. */
    static List<Double> firsts(List<Arrival> arrivals, long from) {
        Map<String, Long> firsts = arrivals.stream()
                .filter(it -> it.at() >= from)
                .collect(Collectors.toMap(Arrival::station, Arrival::at, Math::min));
        return firsts.values().stream()
                .map(at -> (at - from) / (double) SECOND)
                .sorted()
                .toList();
    }

    int most() {
        return perSecond.stream().mapToInt(Integer::intValue).max().orElse(0);
    }

    double mean() {
        return perSecond.stream().mapToInt(Integer::intValue).average().orElse(0);
    }

    /** The highest second over the mean: 1 is perfectly even. */
    double peakOverMean() {
        return mean() == 0 ? 0 : most() / mean();
    }

    /** Counts of five seconds each, in a row. */
    String shape() {
        return IntStream.range(0, (perSecond.size() + BUCKET_SECONDS - 1) / BUCKET_SECONDS)
                .mapToObj(this::bucket)
                .collect(Collectors.joining(" "));
    }

    private String bucket(int number) {
        return Integer.toString(perSecond.stream()
                .skip((long) number * BUCKET_SECONDS)
                .limit(BUCKET_SECONDS)
                .mapToInt(Integer::intValue)
                .sum());
    }

    /** Highest second, mean and what one is over the other. */
    String summary() {
        return String.format(Locale.ROOT, "%d / %.1f / %.1f", most(), mean(), peakOverMean());
    }
}
