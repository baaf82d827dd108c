// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.journal;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;

/**
 * Where and how a journal is kept. Immutable.
 *
 * @param file the database, in a directory that exists and that nobody else may read; its path has no question mark
 * @param limits how much it keeps
 * @param key key for all payloads, or none to keep them readable
 * @param clock time for ages and for what the listener is told
 * @param listener hears what an operator should know
 * @param queue most requests that wait for the disk, 1 to 1,000,000
 */
public record JournalSettings(
        Path file, JournalLimits limits, Optional<JournalKey> key, Clock clock, JournalListener listener, int queue) {

    private static final int MAX_QUEUE = 1_000_000;
    private static final int DEFAULT_QUEUE = 10_000;

    /** Checks path and queue. */
    public JournalSettings {
        file = file.toAbsolutePath().normalize();
        // The driver takes what follows for options.
        if (file.toString().indexOf('?') >= 0) {
            throw new IllegalArgumentException("the path of a journal must not contain a question mark: " + file);
        }
        if (queue < 1 || queue > MAX_QUEUE) {
            throw new IllegalArgumentException("queue must be 1 to " + MAX_QUEUE + ", was " + queue);
        }
    }

    /**
     * Default limits, no key, the system's clock, nobody who listens.
     *
     * @param file the database
     * @return settings to refine
     */
    public static JournalSettings at(Path file) {
        return new JournalSettings(
                file, JournalLimits.defaults(), Optional.empty(), Clock.systemUTC(), event -> {}, DEFAULT_QUEUE);
    }

    /**
     * With other limits.
     *
     * @param other the limits
     * @return a copy
     */
    public JournalSettings withLimits(JournalLimits other) {
        return new JournalSettings(file, other, key, clock, listener, queue);
    }

    /**
     * With encrypted payloads.
     *
     * @param secret the key
     * @return a copy
     */
    public JournalSettings withKey(JournalKey secret) {
        return new JournalSettings(file, limits, Optional.of(secret), clock, listener, queue);
    }

    /**
     * With another clock.
     *
     * @param other the clock
     * @return a copy
     */
    public JournalSettings withClock(Clock other) {
        return new JournalSettings(file, limits, key, other, listener, queue);
    }

    /**
     * With a listener.
     *
     * @param other the listener
     * @return a copy
     */
    public JournalSettings withListener(JournalListener other) {
        return new JournalSettings(file, limits, key, clock, other, queue);
    }

    /**
     * With room for more or fewer requests.
     *
     * @param other most requests that wait for the disk
     * @return a copy
     */
    public JournalSettings withQueue(int other) {
        return new JournalSettings(file, limits, key, clock, listener, other);
    }
}
