// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.metrics;

import io.ferrule.proxy.buffer.BufferEvent;
import io.ferrule.proxy.buffer.BufferListener;
import io.ferrule.proxy.journal.JournalEvent;
import io.ferrule.proxy.journal.JournalListener;
import io.ferrule.proxy.journal.JournalUsage;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** Counts what happens to the journal, and shows how much was in it when somebody looked last. Safe for use by several threads. */
public final class JournalMetrics implements JournalListener, BufferListener {

    /**
     * How much is in the journal.
     *
     * @param usage the numbers
     * @param eldest when the entry that waits longest was taken over; empty if none waits
     */
    public record Reading(JournalUsage usage, Optional<Instant> eldest) {

        /** An empty journal. */
        public static final Reading NOTHING = new Reading(new JournalUsage(0, 0, 0, 0), Optional.empty());
    }

    private final MeterRegistry registry;
    private final Clock clock;
    private volatile Reading reading = Reading.NOTHING;

    /**
     * Registers the numbers.
     *
     * @param registry where to count
     * @param clock the clock of the journal, for the age of what waits
     */
    public JournalMetrics(MeterRegistry registry, Clock clock) {
        this.registry = registry;
        this.clock = clock;
        gauge("journal.entries", "pending", now -> now.usage().waiting());
        gauge("journal.entries", "dead", now -> now.usage().dead());
        gauge("journal.rows", "", now -> now.usage().rows());
        gauge("journal.bytes", "", now -> now.usage().bytes());
        gauge("journal.oldest.seconds", "", this::age);
        registry.counter("journal.write.failures");
    }

    /**
     * Shows other numbers from now on.
     *
     * @param now how much is in the journal
     */
    public void show(Reading now) {
        reading = now;
    }

    @Override
    public void on(JournalEvent event) {
        if (event instanceof JournalEvent.Quarantined) {
            registry.counter("journal.set.aside").increment();
        } else if (event instanceof JournalEvent.Sacrificed gone) {
            registry.counter("journal.sacrificed", "kind", word(gone.kind()), "cause", word(gone.cause()))
                    .increment((double) gone.rows());
        } else if (event instanceof JournalEvent.WaitedTooLong late) {
            registry.counter("journal.waited.too.long").increment((double) late.entries());
        } else if (event instanceof JournalEvent.WriteFailed) {
            registry.counter("journal.write.failures").increment();
        }
    }

    @Override
    public void on(BufferEvent event) {
        if (event instanceof BufferEvent.NotJournaled call) {
            registry.counter("journal.calls.refused", "forwarded", Boolean.toString(call.forwarded()))
                    .increment();
        } else if (event instanceof BufferEvent.GivenUp dead) {
            registry.counter("journal.given.up").increment(dead.entries());
        } else if (event instanceof BufferEvent.CaughtUp done) {
            registry.counter("journal.delivered").increment((double) done.delivered());
        }
    }

    private double age(Reading now) {
        return now.eldest()
                .map(since ->
                        Math.max(0, Duration.between(since, clock.instant()).toSeconds()))
                .orElse(0L);
    }

    private void gauge(String name, String state, ToDoubleFunction<Reading> number) {
        Gauge.Builder<JournalMetrics> gauge = Gauge.builder(name, this, it -> number.applyAsDouble(it.reading))
                .strongReference(true);
        (state.isEmpty() ? gauge : gauge.tag("state", state)).register(registry);
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
