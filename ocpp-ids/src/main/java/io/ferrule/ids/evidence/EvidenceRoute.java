// SPDX-License-Identifier: Apache-2.0
package io.ferrule.ids.evidence;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * The way to one sink: a bounded queue and a thread, so that a slow receiver keeps nobody waiting. While a sink takes nothing, 1,024
 * wait for it, in their order; it is tried again after a second, then after longer and longer pauses up to half a minute. What finds no
 * room, or still waits at the end, is counted as lost. Safe for use by several threads.
 */
public final class EvidenceRoute implements AutoCloseable {

    private static final int ROOM = 1_024;
    private static final Duration LAST_WORDS = Duration.ofSeconds(3);

    private final EvidenceSink sink;
    private final Consumer<String> trouble;
    private final Patience patience;
    private final BlockingQueue<Evidence> waiting = new ArrayBlockingQueue<>(ROOM);
    private final AtomicLong sent = new AtomicLong();
    private final AtomicLong lost = new AtomicLong();
    private final CountDownLatch ending = new CountDownLatch(1);
    private final Thread thread;
    /** By the monotonic clock; 0 while nothing is under way. */
    private volatile long underWaySince;

    private boolean troubled;
    private long lostBefore;

    /**
     * How long a sink is waited for.
     *
     * @param first pause before a second try, positive
     * @param longest pause before any other
     * @param hanging how long one try may take
     */
    record Patience(Duration first, Duration longest, Duration hanging) {

        static Patience usual() {
            return new Patience(Duration.ofSeconds(1), Duration.ofSeconds(30), Duration.ofSeconds(30));
        }

        Duration after(Duration pause) {
            Duration next = pause.multipliedBy(2);
            return next.compareTo(longest) > 0 ? longest : next;
        }
    }

    /**
     * Begins.
     *
     * @param sink where evidence goes; closed with this
     * @param trouble told in one sentence when the sink takes nothing, when it takes evidence again, and when something was lost; on the
     *     thread of this way
     */
    public EvidenceRoute(EvidenceSink sink, Consumer<String> trouble) {
        this(sink, trouble, Patience.usual());
    }

    EvidenceRoute(EvidenceSink sink, Consumer<String> trouble, Patience patience) {
        this.sink = sink;
        this.trouble = trouble;
        this.patience = patience;
        this.thread = new Thread(this::run, "ferrule-evidence");
        thread.setDaemon(true);
        thread.start();
    }

    /**
     * Sends evidence, or counts it as lost if too much waits. Never waits.
     *
     * @param evidence the evidence
     */
    public void send(Evidence evidence) {
        if (ended() || !waiting.offer(evidence)) {
            lost.incrementAndGet();
        }
        long since = underWaySince;
        if (since != 0 && System.nanoTime() - since > patience.hanging().toNanos()) {
            sink.giveUp();
        }
    }

    /**
     * What was sent.
     *
     * @return how many
     */
    public long sent() {
        return sent.get();
    }

    /**
     * What was lost.
     *
     * @return how many
     */
    public long lost() {
        return lost.get();
    }

    /**
     * What waits for the sink, but for the one that is on its way.
     *
     * @return how many, 1,024 at most
     */
    public int waiting() {
        return waiting.size();
    }

    /** Sends what waits, for three seconds at most, and ends. */
    @Override
    public void close() {
        ending.countDown();
        try {
            thread.join(LAST_WORDS.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        thread.interrupt();
        sink.giveUp();
    }

    private boolean ended() {
        return ending.getCount() == 0;
    }

    private void run() {
        try (sink) {
            while (!ended() || !waiting.isEmpty()) {
                Evidence next = waiting.poll(100, TimeUnit.MILLISECONDS);
                if (next != null) {
                    deliver(next);
                }
            }
        } catch (InterruptedException e) {
            lost.addAndGet(waiting.size());
        }
        if (lost.get() > lostBefore) {
            trouble.accept("alerts that " + sink.name() + " did not get: " + (lost.get() - lostBefore));
        }
    }

    /** Until it is taken; at the end once. */
    private void deliver(Evidence evidence) throws InterruptedException {
        Duration pause = patience.first();
        while (!settled(evidence)) {
            if (endsWithin(pause)) {
                lost.incrementAndGet();
                return;
            }
            pause = patience.after(pause);
        }
    }

    private boolean endsWithin(Duration pause) throws InterruptedException {
        try {
            return ending.await(pause.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            lost.incrementAndGet();
            throw e;
        }
    }

    private boolean settled(Evidence evidence) {
        try {
            underWaySince = System.nanoTime() | 1;
            sink.take(evidence);
            sent.incrementAndGet();
            recovered();
            return true;
        } catch (IOException e) {
            waits(e);
            return false;
        } catch (RuntimeException e) {
            lost.incrementAndGet();
            trouble.accept("an alert was lost on its way to " + sink.name() + ": " + e);
            return true;
        } finally {
            underWaySince = 0;
        }
    }

    private void waits(IOException reason) {
        if (!troubled) {
            troubled = true;
            trouble.accept("alerts wait for " + sink.name() + ", which does not take them: " + reason.getMessage());
        }
    }

    private void recovered() {
        if (troubled) {
            troubled = false;
            long gone = lost.get() - lostBefore;
            lostBefore += gone;
            trouble.accept(sink.name() + " takes alerts again" + (gone == 0 ? "" : "; lost meanwhile: " + gone));
        }
    }
}
