// SPDX-License-Identifier: Apache-2.0
package io.ferrule.ids.watch;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What is normal for one station: what it is, which mistakes it always makes, and how much it says in an hour. It adapts, slowly, and
 * never believes an hour that it found unusual. For one thread.
 */
final class Baseline {

    private static final long HOUR_MILLIS = 3_600_000;
    private static final int USUAL_HOURS = 3;
    private static final int MOST_MISTAKES = 64;
    private static final int WEEK = 168;
    private static final double LEARNING = 0.05;
    private static final double DEVIATIONS = 12;
    private static final double MARGIN = 200;

    private final Map<String, String> fingerprint;
    private final Map<String, Hours> mistakes = new Recent<>(MOST_MISTAKES);
    private long hour = Long.MIN_VALUE;
    private double count;
    private double mean;
    private double deviation;
    private int hours;

    private record Hours(long last, int count) {}

    Baseline(BaselineRecord learned) {
        this.fingerprint = new TreeMap<>(learned.fingerprint());
        learned.mistakes().forEach((kind, times) -> mistakes.put(kind, new Hours(Long.MIN_VALUE, times)));
        this.mean = learned.callsInAnHour();
        this.deviation = learned.deviation();
        this.hours = learned.hours();
    }

    BaselineRecord learned() {
        Map<String, Integer> usual = new TreeMap<>();
        mistakes.forEach((kind, times) -> usual.put(kind, times.count()));
        return new BaselineRecord(fingerprint, usual, mean, deviation, hours);
    }

    Map<String, String> fingerprint() {
        return fingerprint;
    }

    /** Whether a station has made a mistake in at least three hours before this one. */
    boolean usualMistake(String kind, long at) {
        long now = at / HOUR_MILLIS;
        Hours before = mistakes.getOrDefault(kind, new Hours(Long.MIN_VALUE, 0));
        if (before.last() != now) {
            mistakes.put(kind, new Hours(now, before.count() + 1));
        }
        return before.count() >= USUAL_HOURS;
    }

    /** Counts one call; says what was expected when the hour becomes unusual. */
    Optional<String> called(long at) {
        long now = at / HOUR_MILLIS;
        if (now != hour) {
            learn(now);
        }
        count++;
        double most = mean + DEVIATIONS * deviation + MARGIN;
        boolean unusual = hours >= WEEK && count - 1 < most && count >= most;
        return unusual
                ? Optional.of(Math.round(count) + " calls in this hour, at most " + Math.round(most) + " were expected")
                : Optional.empty();
    }

    private void learn(long now) {
        if (hour != Long.MIN_VALUE) {
            double believed = hours < WEEK ? count : Math.min(count, mean + DEVIATIONS * deviation + MARGIN);
            double rate = hours < WEEK ? 1.0 / (hours + 1) : LEARNING;
            deviation += rate * (Math.abs(believed - mean) - deviation);
            mean += rate * (believed - mean);
            hours++;
        }
        hour = now;
        count = 0;
    }
}
