// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.journal;

import io.ferrule.proxy.journal.internal.SqliteJournal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * Durable memory of a gateway. Safe for use by several threads; no method but {@link #close} blocks.
 *
 * <p>A stage fails with a {@link JournalException}. Then nothing of what was asked for is written, and the same may be
 * asked for again. Actions that depend on a stage find the exception as the cause of a
 * {@link java.util.concurrent.CompletionException}.
 */
public interface Journal extends AutoCloseable {

    /** How far a clock may be from what somebody else says, and from how it went since then, to be believed. */
    Duration CLOCK_TOLERANCE = Duration.ofMinutes(10);

    /**
     * Opens the journal in a file, which is made where there is none. A damaged file is set aside under another name,
     * the listener is told, and an empty one takes its place.
     *
     * @param settings where and how
     * @return the journal; close it
     * @throws JournalException if the file is in use, cannot be read or written, was written with another key or by a
     *     later version
     */
    static Journal open(JournalSettings settings) {
        return SqliteJournal.open(settings);
    }

    /**
     * Calls that wait for their CSMS, and dead letters.
     *
     * @return the same object each time
     */
    Outbox outbox();

    /**
     * Replies that stations were given, by the content of what they answered.
     *
     * @return the same object each time
     */
    ReplyBook replies();

    /**
     * Transaction ids on both sides.
     *
     * @return the same object each time
     */
    TransactionBook transactions();

    /**
     * What is known of each station.
     *
     * @return the same object each time
     */
    StationBook stations();

    /**
     * What the CSMS said about tokens.
     *
     * @return the same object each time
     */
    TokenBook tokens();

    /**
     * The newest time of the journal's clock at which it is known to have been in use, before and since it was opened. A clock
     * that shows an earlier one has been set back, or has lost its battery.
     *
     * @return a point in time, at most a minute behind the last request
     */
    Instant newest();

    /**
     * Somebody who knows, such as a CSMS in its answer to a boot or a heartbeat, says what time it is. If the journal's clock shows
     * the same within {@link #CLOCK_TOLERANCE}, {@link #newest} is no later than now from then on, and as long as the clock goes on steadily
     * what is too old is given up. Without such a word nothing is ever too old, only too much.
     *
     * @param told the time at this moment
     * @return whether the clock agrees
     */
    CompletionStage<Boolean> confirm(Instant told);

    /**
     * How much is in the journal.
     *
     * @return the numbers after everything that was asked for before
     */
    CompletionStage<JournalUsage> usage();

    /**
     * Writes a consistent copy of the journal while it goes on working. The copy appears under its name when it is complete
     * and on disk.
     *
     * @param target a file that does not exist, in a directory that does
     * @return the target, when the copy is there
     */
    CompletionStage<Path> backup(Path target);

    /**
     * Checks the whole file while the journal goes on working, which reads all of it.
     *
     * @return what is wrong with it, at most 100 sentences; empty if it is sound
     */
    CompletionStage<List<String>> check();

    /** Finishes what was asked for, then closes the file. What is asked for later fails. Idempotent; waits. */
    @Override
    void close();
}
