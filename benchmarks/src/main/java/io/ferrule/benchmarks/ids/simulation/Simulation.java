// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.ids.simulation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.random.RandomGenerator;

/**
 * Virtual time. What is to be done is done in the order of its time, and what is written comes out in that order. Whatever follows
 * from a hostile act is hostile, too: the answer that an attacker is given is part of his conversation. For one thread.
 */
public final class Simulation {

    private final PriorityQueue<Act> acts =
            new PriorityQueue<>(Comparator.comparingLong(Act::at).thenComparingLong(Act::order));
    private final RandomGenerator random;
    private final Consumer<Recorded> tape;
    private long now;
    private long order;
    private boolean hostile;
    private int hostileActs;

    private record Act(long at, long order, boolean hostile, Runnable work) {}

    /** Begins at a point of time; the tape is given each line as it is written. */
    public Simulation(Instant start, RandomGenerator random, Consumer<Recorded> tape) {
        this.now = start.toEpochMilli();
        this.random = random;
        this.tape = tape;
    }

    /** What time it is. */
    public Instant now() {
        return Instant.ofEpochMilli(now);
    }

    /** The dice of this run. */
    public RandomGenerator random() {
        return random;
    }

    /** Does something later. */
    public void in(Duration delay, Runnable work) {
        hostileActs += hostile ? 1 : 0;
        acts.add(new Act(now + Math.max(0, delay.toMillis()), order++, hostile, work));
    }

    /** Does something at a time, or now if that has gone by. */
    public void at(Instant when, Runnable work) {
        in(Duration.between(now(), when), work);
    }

    /** Does something several times, first now. The work is told which time it is, from 0. */
    public void every(Duration step, int times, IntConsumer work) {
        for (int i = 0; i < times; i++) {
            int turn = i;
            in(step.multipliedBy(i), () -> work.accept(turn));
        }
    }

    /** Does something now for which an attacker is to blame. */
    public void hostile(Runnable work) {
        as(true, work);
    }

    /** Does something now for which nobody is to blame, although an attacker waits for it. */
    public void honest(Runnable work) {
        as(false, work);
    }

    private void as(boolean blamed, Runnable work) {
        boolean before = hostile;
        hostile = blamed;
        work.run();
        hostile = before;
    }

    /** Does everything until a point of time. */
    public void runUntil(Instant end) {
        long last = end.toEpochMilli();
        for (Act act = acts.peek(); act != null && act.at() <= last; act = acts.peek()) {
            acts.remove();
            hostileActs -= act.hostile() ? 1 : 0;
            now = act.at();
            hostile = act.hostile();
            act.work().run();
        }
        hostile = false;
        now = last;
    }

    /** Whether an attacker still has something to do. */
    public boolean attacked() {
        return hostileActs > 0;
    }

    /** Writes a line; the time is put into it. */
    void write(String station, ObjectNode line) {
        line.put("t", now().toString());
        tape.accept(new Recorded(now(), station, hostile, line.toString()));
    }

    /** A duration between two, any equally likely. */
    public Duration between(Duration least, Duration most) {
        return Duration.ofMillis(random.nextLong(least.toMillis(), most.toMillis() + 1));
    }
}
