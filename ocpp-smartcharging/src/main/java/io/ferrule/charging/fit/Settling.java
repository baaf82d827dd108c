// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.fit;

import io.ferrule.charging.StepFunction;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Lowers what is too short to be sent: two messages need not take effect in the order in which they were sent unless the
 * first has surely done so. What results never exceeds the target.
 *
 * <p>Works on one list of segments. For one thread.
 */
final class Settling {

    /** Within this time a message takes effect. */
    static final Duration EFFECT = Duration.ofSeconds(2);

    /** How early a drop is sent: the effect and a second for the way. */
    static final Duration LEAD = EFFECT.plusSeconds(1);

    private final List<Segment> segments = new ArrayList<>();
    private final Remarks remarks;

    private Settling(Remarks remarks) {
        this.remarks = remarks;
    }

    /** The segments to send, the first of them at the instant given, which is a whole second. */
    static List<Segment> settle(StepFunction<Setting> target, Instant from, Remarks remarks) {
        Settling settling = new Settling(remarks);
        settling.take(target, from);
        settling.makeComparable();
        settling.lowerShortOnes();
        return List.copyOf(settling.segments);
    }

    /** Until the first message has taken effect the lowest of that time holds. */
    private void take(StepFunction<Setting> target, Instant from) {
        Instant effective = from.plus(EFFECT);
        Setting first = target.at(from);
        for (StepFunction.Step<Setting> step : target.steps()) {
            if (step.start().isAfter(from) && step.start().isBefore(effective)) {
                first = first.lower(step.value());
            }
        }
        segments.add(new Segment(from, first));
        if (!target.range().contains(effective)) {
            return;
        }
        append(new Segment(effective, target.at(effective)));
        target.steps().stream()
                .filter(step -> step.start().isAfter(effective))
                .forEach(step -> append(new Segment(step.start(), step.value())));
    }

    private void append(Segment segment) {
        if (!segments.get(segments.size() - 1).setting().equals(segment.setting())) {
            segments.add(segment);
        }
    }

    /** No instant is right for a change that allows more phases and less current at once: the lower of both holds. */
    private void makeComparable() {
        List<Segment> mixed = List.copyOf(segments);
        segments.clear();
        segments.add(mixed.get(0));
        for (Segment segment : mixed.subList(1, mixed.size())) {
            Setting before = segments.get(segments.size() - 1).setting();
            boolean comparable = before.comparable(segment.setting());
            if (!comparable) {
                remarks.add("fewer amperes on more phases, or the reverse, at one instant", segment.start());
            }
            append(comparable ? segment : new Segment(segment.start(), before.lower(segment.setting())));
        }
    }

    private void lowerShortOnes() {
        for (int i = 0; i < segments.size() - 1; ) {
            if (isTooShort(i)) {
                remarks.add(
                        "a rise that is over within seconds", segments.get(i).start());
                lower(i);
                i = Math.max(0, i - 2);
            } else {
                i++;
            }
        }
    }

    private boolean isTooShort(int i) {
        Duration length =
                Duration.between(segments.get(i).start(), segments.get(i + 1).start());
        boolean drops = drops(i + 1);
        boolean rose = i == 0 || !drops(i);
        if (rose && drops) {
            return length.compareTo(LEAD.plus(EFFECT)) < 0;
        }
        boolean dip = !rose && !drops;
        return i > 0 && !dip && length.compareTo(EFFECT) < 0;
    }

    /** Whether a segment is lower than the one before it. */
    private boolean drops(int i) {
        return segments.get(i).setting().atMost(segments.get(i - 1).setting());
    }

    /** A peak comes down to its higher neighbour, a stair to its lower one. */
    private void lower(int i) {
        Setting next = segments.get(i + 1).setting();
        Setting before = i == 0 ? next : segments.get(i - 1).setting();
        boolean peak = (i == 0 || !drops(i)) && drops(i + 1);
        Setting lower = before.atMost(next) ? before : next;
        Setting higher = lower.equals(before) ? next : before;
        Setting level = before.comparable(next) ? (peak ? higher : lower) : before.lower(next);
        segments.set(i, new Segment(segments.get(i).start(), level));
        joinEqual(i + 1);
        joinEqual(i);
    }

    private void joinEqual(int i) {
        if (i > 0 && segments.get(i).setting().equals(segments.get(i - 1).setting())) {
            segments.remove(i);
        }
    }
}
