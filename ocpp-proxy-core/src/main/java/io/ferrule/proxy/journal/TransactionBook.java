// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.journal;

import io.ferrule.model.StationId;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Transaction ids on both sides, in both directions. Safe for use by several threads. */
public interface TransactionBook {

    /** Lowest provisional id. */
    int FIRST_PROVISIONAL = 2_000_000_000;

    /**
     * Issues a provisional id, for a transaction that starts while the CSMS is away. It is never issued again: not after a
     * crash, not to another station, and not where a damaged file had to be replaced.
     *
     * @return 2,000,000,000 to 2,147,483,647; {@link JournalException.Reason#EXHAUSTED} after the last
     */
    CompletionStage<Integer> provisional();

    /**
     * Writes that two ids mean the same transaction, in place of earlier links of either.
     *
     * @param station whose transaction
     * @param link the ids
     * @return when it is on disk
     */
    CompletionStage<Void> link(StationId station, TransactionLink link);

    /**
     * Looks up the id of the CSMS.
     *
     * @param station whose transaction
     * @param id what the station calls it
     * @return the link, or empty
     */
    CompletionStage<Optional<TransactionLink>> byStationSide(StationId station, int id);

    /**
     * Looks up the id of the station.
     *
     * @param station whose transaction
     * @param id what the CSMS calls it
     * @return the link, or empty
     */
    CompletionStage<Optional<TransactionLink>> byCsmsSide(StationId station, int id);
}
