// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.BinaryOperator;
import java.util.function.Function;

/**
 * A value at each instant of a range, which changes at a finite number of instants. Immutable if its values are.
 *
 * @param range where it is defined
 * @param steps each change, in the order of time; the first is at the start of the range, no two neighbours are equal
 * @param <T> what it tells
 */
public record StepFunction<T>(InstantRange range, List<Step<T>> steps) {

    /**
     * A value from an instant on, until the next step.
     *
     * @param start when it begins to hold
     * @param value what holds
     * @param <T> what it tells
     */
    public record Step<T>(Instant start, T value) {}

    /**
     * Joins neighbours that are equal.
     *
     * <p>{@link IllegalArgumentException} if the steps are not in order, do not begin with the range or go beyond it.
     */
    public StepFunction {
        if (steps.isEmpty() || !steps.get(0).start().equals(range.start())) {
            throw new IllegalArgumentException("the first step is at the start of the range");
        }
        List<Step<T>> joined = new ArrayList<>(steps.size());
        Instant last = Instant.MIN;
        for (Step<T> step : steps) {
            if (!step.start().isAfter(last) || !step.start().isBefore(range.end())) {
                throw new IllegalArgumentException("steps follow each other inside the range");
            }
            last = step.start();
            if (joined.isEmpty() || !joined.get(joined.size() - 1).value().equals(step.value())) {
                joined.add(step);
            }
        }
        steps = List.copyOf(joined);
    }

    /**
     * The same value all the time.
     *
     * @param range where it is defined
     * @param value what it tells
     * @param <T> type of the value
     * @return a function of one step
     */
    public static <T> StepFunction<T> constant(InstantRange range, T value) {
        return new StepFunction<>(range, List.of(new Step<>(range.start(), value)));
    }

    /**
     * The value at an instant.
     *
     * @param instant inside the range
     * @return what holds then
     * @throws IllegalArgumentException outside the range
     */
    public T at(Instant instant) {
        if (!range.contains(instant)) {
            throw new IllegalArgumentException("the instant is outside the range");
        }
        int low = 0;
        int high = steps.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (steps.get(middle).start().isAfter(instant)) {
                high = middle - 1;
            } else {
                low = middle;
            }
        }
        return steps.get(low).value();
    }

    /**
     * When a step is over.
     *
     * @param index of the step, from 0
     * @return the start of the next one, or the end of the range
     */
    public Instant end(int index) {
        return index + 1 < steps.size() ? steps.get(index + 1).start() : range.end();
    }

    /**
     * Another value for each value.
     *
     * @param change what to make of a value
     * @param <R> type of the other value
     * @return a function over the same range
     */
    public <R> StepFunction<R> map(Function<? super T, ? extends R> change) {
        List<Step<R>> changed = new ArrayList<>(steps.size());
        for (Step<T> step : steps) {
            changed.add(new Step<>(step.start(), change.apply(step.value())));
        }
        return new StepFunction<>(range, changed);
    }

    /**
     * One value for the two values of each instant.
     *
     * @param other a function over the same range
     * @param join what to make of the two
     * @param <U> what the other tells
     * @param <R> what the result tells
     * @return a function over the same range
     * @throws IllegalArgumentException if the ranges differ
     */
    public <U, R> StepFunction<R> combine(StepFunction<U> other, BiFunction<? super T, ? super U, ? extends R> join) {
        if (!range.equals(other.range)) {
            throw new IllegalArgumentException("both functions are over one range");
        }
        List<Step<R>> joined = new ArrayList<>(steps.size() + other.steps.size());
        Instant now = range.start();
        for (int mine = 0, theirs = 0; now.isBefore(range.end()); ) {
            joined.add(new Step<>(
                    now,
                    join.apply(steps.get(mine).value(), other.steps.get(theirs).value())));
            Instant until = earlier(end(mine), other.end(theirs));
            mine += end(mine).equals(until) ? 1 : 0;
            theirs += other.end(theirs).equals(until) ? 1 : 0;
            now = until;
        }
        return new StepFunction<>(range, joined);
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    /**
     * The function on a grid of whole seconds: each second gets the lowest of what holds somewhere in it. It begins
     * with the second in which the range begins, and ends with the one in which the range ends.
     *
     * @param origin where a second of the grid begins
     * @param lower picks the lower of two values
     * @return a function whose steps are whole seconds away from the origin
     */
    public StepFunction<T> onSeconds(Instant origin, BinaryOperator<T> lower) {
        TreeMap<Long, T> cells = new TreeMap<>();
        long free = floor(origin, range.start());
        for (int i = 0; i < steps.size(); i++) {
            T value = steps.get(i).value();
            if (floor(origin, steps.get(i).start()) < free) {
                long shared = free - 1;
                cells.put(shared, lower.apply(cells.floorEntry(shared).getValue(), value));
            }
            long past = -floor(end(i), origin);
            if (past > free) {
                cells.put(free, value);
                free = past;
            }
        }
        List<Step<T>> whole = new ArrayList<>(cells.size());
        cells.forEach((second, value) -> whole.add(new Step<>(origin.plusSeconds(second), value)));
        return new StepFunction<>(new InstantRange(whole.get(0).start(), origin.plusSeconds(free)), whole);
    }

    private static long floor(Instant from, Instant to) {
        return Duration.between(from, to).toSeconds(); // a Duration counts seconds downwards
    }
}
