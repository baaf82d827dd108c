// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.journal;

import io.ferrule.model.StationId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * Calls that wait for their CSMS, in the order of each station, and dead letters. Safe for use by several threads.
 *
 * <p>An entry is pending, is sent once or several times, and is then acknowledged, which removes it, or buried. A dead one
 * is retried or dropped by an operator.
 */
public interface Outbox {

    /**
     * Writes a call behind all others of its station.
     *
     * @param call the call
     * @return its number, when it is on disk; {@link JournalException.Reason#FULL} if there is no room
     */
    CompletionStage<Long> append(JournaledCall call);

    /**
     * Writes a call and the reply that the station is going to be given: both or none.
     *
     * @param call the call
     * @param reply the reply, under the fingerprint of the call
     * @return its number, when both are on disk; {@link JournalException.Reason#FULL} if there is no room
     */
    CompletionStage<Long> append(JournaledCall call, GivenReply reply);

    /**
     * The eldest entry of a station that is pending or sent. A sent one comes again until it is acknowledged or
     * buried: after a restart its reply may have been lost.
     *
     * @param station the station
     * @return the entry, or empty if nothing waits
     */
    CompletionStage<Optional<Entry>> next(StationId station);

    /**
     * Counts an attempt. Send when the stage is complete: only so does an entry that may have arrived say so after a crash.
     *
     * @param number an entry that is pending or sent
     * @return when it is on disk; {@link JournalException.Reason#UNKNOWN} if it is neither
     */
    CompletionStage<Void> sent(long number);

    /**
     * Removes an entry that the CSMS has answered. Without effect on one that is not there.
     *
     * @param number the entry
     * @return when it is on disk
     */
    CompletionStage<Void> acknowledged(long number);

    /**
     * Removes the start of a transaction that the CSMS has answered, and links the entry's transaction with the id that the
     * CSMS issued: both or none.
     *
     * @param number the entry; it has a transaction
     * @param csmsId transaction id of the CSMS
     * @return when it is on disk; {@link JournalException.Reason#UNKNOWN} if there is no such entry with a transaction
     */
    CompletionStage<Void> acknowledged(long number, int csmsId);

    /**
     * Counts a refusal, a CALLERROR of the CSMS. The entry is pending again.
     *
     * @param number an entry that is pending or sent
     * @param reason why; cut after 255 characters
     * @return how often it was refused by now; {@link JournalException.Reason#UNKNOWN} if there is no such entry
     */
    CompletionStage<Integer> refused(long number, String reason);

    /**
     * Gives up: the entry becomes a dead letter, and the next one goes on.
     *
     * @param number an entry that is pending or sent
     * @param reach whether what belongs to its transaction goes with it
     * @param reason why; cut after 255 characters
     * @return how many entries went dead; {@link JournalException.Reason#UNKNOWN} if there is no such entry
     */
    CompletionStage<Integer> bury(long number, Reach reach, String reason);

    /**
     * Makes a dead letter pending again, in its old place and with no refusals.
     *
     * @param number a dead entry
     * @param reach whether what belongs to its transaction comes with it
     * @return how many came back; {@link JournalException.Reason#UNKNOWN} if there is no such dead entry
     */
    CompletionStage<Integer> retry(long number, Reach reach);

    /**
     * Removes a dead letter for good.
     *
     * @param number a dead entry
     * @return when it is on disk; {@link JournalException.Reason#UNKNOWN} if there is no such dead entry
     */
    CompletionStage<Void> drop(long number);

    /**
     * Lists entries, eldest first.
     *
     * @param query which
     * @return the entries
     */
    CompletionStage<List<Entry>> list(EntryQuery query);

    /**
     * Stations for which something waits, for taking up their replay after a restart.
     *
     * @return each once, that with the eldest entry first
     */
    CompletionStage<List<StationId>> stationsWaiting();
}
