// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.site;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/** What every car of a site draws, as an electrician would measure it. Safe for use by several threads. */
final class Draws {

    private final Map<String, Double> amps = new TreeMap<>();
    private final NavigableMap<Instant, Double> sums = new TreeMap<>();
    private double highest;

    synchronized void draws(String station, double drawn) {
        amps.put(station, drawn);
        highest = Math.max(highest, sum());
        sums.merge(Instant.now(), sum(), Math::max);
        notifyAll();
    }

    private double sum() {
        return amps.values().stream().mapToDouble(Double::doubleValue).sum();
    }

    /** The largest sum at any change so far. */
    synchronized double highest() {
        return highest;
    }

    /** The largest sum at any instant from one on, until before another. */
    synchronized double highest(Instant from, Instant until) {
        Instant first = Optional.ofNullable(sums.floorKey(from)).orElse(from);
        return sums.subMap(first, until).values().stream()
                .mapToDouble(Double::doubleValue)
                .max()
                .orElse(0);
    }

    synchronized Map<String, Double> now() {
        return new TreeMap<>(amps);
    }

    /** Waits until all of it is as wished. */
    synchronized void await(String what, Predicate<Map<String, Double>> wish, Duration atMost)
            throws InterruptedException {
        long end = System.nanoTime() + atMost.toNanos();
        while (!wish.test(amps)) {
            long left = (end - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                throw new AssertionError("waited in vain for " + what + ", there is " + amps);
            }
            wait(left);
        }
    }
}
