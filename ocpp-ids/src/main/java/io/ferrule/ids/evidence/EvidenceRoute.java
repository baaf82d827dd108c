// SPDX-License-Identifier: Apache-2.0
package io.ferrule.ids.evidence;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * The way to one sink: a bounded queue and a thread, so that a slow receiver keeps nobody waiting. What finds no room, or is lost on the
 * way, is counted. Safe for use by several threads.
 */
public final class EvidenceRoute implements AutoCloseable {

    private static final int ROOM = 1_024;
    private static final Duration LAST_WORDS = Duration.ofSeconds(3);

    private final EvidenceSink sink;
    private final Consumer<String> trouble;
    private final BlockingQueue<Evidence> waiting = new ArrayBlockingQueue<>(ROOM);
    private final AtomicLong sent = new AtomicLong();
    private final AtomicLong lost = new AtomicLong();
    private final Thread thread;
    private volatile boolean closing;

    /**
     * Begins.
     *
     * @param sink where evidence goes; closed with this
     * @param trouble told in one sentence when something is lost, on the thread of this way
     */
    public EvidenceRoute(EvidenceSink sink, Consumer<String> trouble) {
        this.sink = sink;
        this.trouble = trouble;
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
        if (closing || !waiting.offer(evidence)) {
            lost.incrementAndGet();
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

    /** Sends what waits, for three seconds at most, and ends. */
    @Override
    public void close() {
        closing = true;
        try {
            thread.join(LAST_WORDS.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        thread.interrupt();
    }

    private void run() {
        try (sink) {
            while (!closing || !waiting.isEmpty()) {
                Evidence next = waiting.poll(100, TimeUnit.MILLISECONDS);
                if (next != null) {
                    deliver(next);
                }
            }
        } catch (InterruptedException e) {
            lost.addAndGet(waiting.size());
        }
    }

    private void deliver(Evidence evidence) {
        try {
            sink.take(evidence);
            sent.incrementAndGet();
        } catch (IOException | RuntimeException e) {
            lost.incrementAndGet();
            trouble.accept("evidence was lost on its way to " + sink.name() + ": " + e.getMessage());
        }
    }
}
