// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.journal;

import java.time.Instant;

/**
 * A call in the outbox and what became of it so far. Immutable.
 *
 * @param number its name for operators; later entries have higher numbers, and none is used twice
 * @param call the call
 * @param state where it stands
 * @param attempts how often it was sent
 * @param refusals how often the CSMS refused it
 * @param reason why it was refused or went dead, at most 255 characters and possibly a peer's words; empty if it was not
 * @param changedAt when its state last changed, to the millisecond
 */
public record Entry(
        long number, JournaledCall call, State state, int attempts, int refusals, String reason, Instant changedAt) {

    /** Where an entry stands. One that the CSMS has acknowledged is no longer in the outbox. */
    public enum State {
        /** Waits for its turn. */
        PENDING,
        /** Went out at least once; its reply is awaited, or may have been lost. */
        SENT,
        /** Given up; waits for an operator, and nothing waits for it. */
        DEAD
    }
}
