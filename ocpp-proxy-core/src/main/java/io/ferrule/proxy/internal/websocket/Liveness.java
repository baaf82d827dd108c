// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.internal.websocket;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;

/**
 * When to ping, and whether the peer still lives. Whatever the peer sends counts as life: some stations never answer a
 * ping but talk. Time in nanoseconds of any origin. Safe for use by several threads.
 */
final class Liveness {

    private static final long LEAST_PATIENCE = Duration.ofSeconds(5).toNanos();
    private static final long MOST_PATIENCE = Duration.ofSeconds(20).toNanos();

    private record Probe(long deadline, CompletableFuture<Boolean> answer) {}

    private final long interval;
    /** How long the answer to a ping may take: who pings often wants to know soon, but a radio link needs its time. */
    private final long patience;

    private final List<Probe> probes = new ArrayList<>();
    private volatile long heard;
    private volatile boolean probing;
    private long nextPing;

    /** A zero interval never pings and never gives up. */
    Liveness(Duration interval, long now) {
        this.interval = interval.toNanos();
        this.patience = Math.max(LEAST_PATIENCE, Math.min(MOST_PATIENCE, this.interval));
        this.heard = now;
        this.nextPing = now + this.interval;
    }

    /** Something came from the peer. */
    void heard(long now) {
        heard = now;
        if (probing) {
            settle(take(probe -> true), true);
        }
    }

    /** Waits for a sign of life; the caller sends the ping. */
    CompletionStage<Boolean> probe(Duration timeout, long now) {
        Probe probe = new Probe(now + timeout.toNanos(), new CompletableFuture<>());
        synchronized (probes) {
            probes.add(probe);
            probing = true;
        }
        return probe.answer();
    }

    /** The link is gone: nobody answers any more. */
    void ended() {
        settle(take(probe -> true), false);
    }

    /** Whether a ping is due; each is due once. Called by the timer. */
    boolean pingDue(long now) {
        settle(overdue(now), false);
        if (interval == 0 || now - nextPing < 0) {
            return false;
        }
        nextPing = now + interval;
        return true;
    }

    /** No life for the interval and the time an answer to the ping may take. */
    boolean dead(long now) {
        return interval > 0 && now - heard > interval + patience;
    }

    private List<Probe> overdue(long now) {
        return probing ? take(probe -> now - probe.deadline() >= 0) : List.of();
    }

    private List<Probe> take(Predicate<Probe> which) {
        synchronized (probes) {
            List<Probe> taken = probes.stream().filter(which).toList();
            probes.removeAll(taken);
            probing = !probes.isEmpty();
            return taken;
        }
    }

    private static void settle(List<Probe> probes, boolean alive) {
        probes.forEach(probe -> probe.answer().complete(alive));
    }
}
