// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.internal.websocket;

import io.ferrule.proxy.KeepAlive;
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

    private record Probe(long deadline, CompletableFuture<Boolean> answer) {}

    private final long interval;
    private final long patience;
    private final List<Probe> probes = new ArrayList<>();
    private volatile long heard;
    private volatile boolean probing;
    private long nextPing;

    /** A zero interval never pings; without it, or with zero patience, nobody is given up. */
    Liveness(KeepAlive settings, long now) {
        this.interval = settings.ping().toNanos();
        this.patience = settings.patience().toNanos();
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

    /** Waits for a sign of life, at most so long, and not beyond the patience; the caller sends the ping. */
    CompletionStage<Boolean> probe(Duration atMost, long now) {
        long wait = patience == 0 ? atMost.toNanos() : Math.min(patience, atMost.toNanos());
        Probe probe = new Probe(now + wait, new CompletableFuture<>());
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
        return interval > 0 && patience > 0 && now - heard > interval + patience;
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
