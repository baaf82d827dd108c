// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.journal;

import java.nio.file.Path;
import java.time.Instant;

/** Something that happened to the journal itself. Immutable. */
public sealed interface JournalEvent {

    /**
     * When it happened, by the journal's clock.
     *
     * @return a point in time
     */
    Instant at();

    /**
     * The file was damaged. It was set aside and an empty one took its place: what it held is not delivered unless somebody
     * recovers it.
     *
     * @param at when
     * @param aside where the damaged file is now
     * @param reason what was wrong with it
     */
    record Quarantined(Instant at, Path aside, String reason) implements JournalEvent {}

    /**
     * The tables of an older version were brought up to date.
     *
     * @param at when
     * @param from version before
     * @param to version now
     */
    record Migrated(Instant at, int from, int to) implements JournalEvent {}

    /**
     * Something was taken away unsent or unasked.
     *
     * @param at when
     * @param kind what it was worth
     * @param rows how many
     * @param cause why
     */
    record Sacrificed(Instant at, Kind kind, long rows, Cause cause) implements JournalEvent {}

    /**
     * Billing entries waited longer than allowed and became dead letters.
     *
     * @param at when
     * @param entries how many
     */
    record WaitedTooLong(Instant at, long entries) implements JournalEvent {}

    /**
     * Writing failed, for example because the disk is full. What was asked for failed with it, and the journal goes on
     * trying with whatever is asked for next.
     *
     * @param at when
     * @param reason one sentence
     */
    record WriteFailed(Instant at, String reason) implements JournalEvent {}

    /** Why something was taken away. */
    enum Cause {
        /** Something worth as much or more needed the room. */
        ROOM,
        /** It was too old. */
        AGE
    }
}
