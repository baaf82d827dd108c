// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.journal;

import java.time.Duration;

/**
 * How much a journal keeps. Immutable.
 *
 * @param bytes most bytes, counted as in {@link JournalUsage}; the file is up to twice as large
 * @param rows most entries, replies and records
 * @param age what waits longer without a change of its state is given up: a billing entry becomes a dead letter, others are
 *     removed; by a clock that {@link Journal#confirm} has found right only
 * @param replyAge how long a given reply is remembered
 */
public record JournalLimits(long bytes, long rows, Duration age, Duration replyAge) {

    /** Counted for each row besides its payload. */
    public static final int ROW_BYTES = 256;

    private static final long MIN_BYTES = 16L * 1024;

    /** Checks the ranges. */
    public JournalLimits {
        if (bytes < MIN_BYTES || rows < 1) {
            throw new IllegalArgumentException(
                    "bytes must be at least " + MIN_BYTES + " and rows 1, were " + bytes + " and " + rows);
        }
        if (age.compareTo(Duration.ofHours(1)) < 0 || replyAge.compareTo(Duration.ofHours(1)) < 0) {
            throw new IllegalArgumentException("ages must be at least an hour, were " + age + " and " + replyAge);
        }
    }

    /**
     * Limits for a cabinet: 512 MiB, a million rows, 90 days, replies for 7 days.
     *
     * @return the defaults
     */
    public static JournalLimits defaults() {
        return new JournalLimits(512L * 1024 * 1024, 1_000_000, Duration.ofDays(90), Duration.ofDays(7));
    }
}
