// SPDX-License-Identifier: Apache-2.0
package io.ferrule.ids.intercept;

import io.ferrule.ids.IntrusionDetector;
import io.ferrule.ids.Verdict;
import io.ferrule.ids.event.ContextEvent;
import io.ferrule.ids.event.Event;
import io.ferrule.ids.event.FrameEvent;
import io.ferrule.ids.event.SiteContext;
import io.ferrule.ids.event.Tick;
import io.ferrule.ids.rule.RuleSet;
import io.ferrule.ids.watch.BaselineRecord;
import io.ferrule.ids.watch.DecodedFrame;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The engine, which is for one thread, among many: whoever needs a verdict takes his turn and first lets in what others left in the queue,
 * so that the order holds; everybody else only leaves something there. Safe for use by several threads.
 */
final class EngineRoom implements AutoCloseable {

    /** Who hears what came of an event. Called in turn; must be quick. */
    interface Outcome {
        void of(Event event, Verdict verdict);
    }

    private static final Duration LONGEST_WAIT = Duration.ofMillis(200);
    /** Others' events that one frame waits for. */
    private static final int MOST_BEFORE = 16;

    private static final Duration END = Duration.ofSeconds(3);

    private final IntrusionDetector engine;
    private final Outcome outcome;
    private final FairQueue waiting = new FairQueue();
    /** In the order of coming: the clerk, who always has something to do under a flood, must not keep frames waiting. */
    private final ReentrantLock turn = new ReentrantLock(true);

    private final AtomicLong failures = new AtomicLong();
    private final AtomicLong late = new AtomicLong();
    private final Thread clerk;
    private volatile boolean closing;

    EngineRoom(IntrusionDetector engine, Outcome outcome) {
        this.engine = engine;
        this.outcome = outcome;
        this.clerk = new Thread(this::serve, "ferrule-ids");
        clerk.setDaemon(true);
        clerk.start();
    }

    /** The verdict about a frame; empty if it could not be had in time or the engine failed. */
    Optional<Verdict> judge(FrameEvent event) {
        DecodedFrame frame;
        try {
            frame = engine.decoder().decode(event);
            if (!turn.tryLock(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
                late.incrementAndGet();
                return Optional.empty();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (RuntimeException e) {
            failures.incrementAndGet();
            return Optional.empty();
        }
        try {
            catchUp();
            return heard(event, () -> engine.accept(frame));
        } finally {
            turn.unlock();
        }
    }

    /** Leaves an event for the engine; what finds no room is counted and not heard. */
    void tell(Event event) {
        waiting.offer(event);
    }

    /** From now on these rules, and this context. */
    void replace(RuleSet rules, SiteContext context, Instant now) {
        turn.lock();
        try {
            engine.replace(rules);
            engine.accept(new ContextEvent(now, context));
        } finally {
            turn.unlock();
        }
    }

    void tick(Instant now) {
        tell(new Tick(now));
    }

    Map<String, BaselineRecord> learned() {
        turn.lock();
        try {
            return engine.learned();
        } finally {
            turn.unlock();
        }
    }

    /** How often the engine failed. */
    long failures() {
        return failures.get();
    }

    /** Verdicts that could not be had in time, and events that found no room. */
    long missed() {
        return late.get() + waiting.refused();
    }

    /** Lets in what waits, for three seconds at most. */
    @Override
    public void close() {
        closing = true;
        try {
            clerk.join(END.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        clerk.interrupt();
    }

    private void serve() {
        try {
            while (!closing || !waiting.isEmpty()) {
                Optional<Event> next = waiting.poll(Duration.ofMillis(100));
                if (next.isPresent()) {
                    turn.lock();
                    try {
                        accept(next.get());
                    } finally {
                        turn.unlock();
                    }
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What was left before comes first. */
    private void catchUp() {
        for (int i = 0; i < MOST_BEFORE && !waiting.isEmpty(); i++) {
            waiting.poll().ifPresent(this::accept);
        }
    }

    private void accept(Event event) {
        var unused = heard(event, () -> engine.accept(event));
    }

    private interface Hearing {
        Verdict verdict();
    }

    private Optional<Verdict> heard(Event event, Hearing hearing) {
        try {
            Verdict verdict = hearing.verdict();
            outcome.of(event, verdict);
            return Optional.of(verdict);
        } catch (RuntimeException e) {
            failures.incrementAndGet();
            return Optional.empty();
        }
    }
}
