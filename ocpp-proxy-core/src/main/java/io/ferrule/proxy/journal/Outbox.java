// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.journal;

import io.ferrule.model.StationId;
import java.util.List;
import java.util.Map;
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
     * Writes a call behind all others of its station. One without a reply is not recognised when it is repeated.
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
     * Writes a call that goes out at once: as one that was sent once. Refusals of the same content by which earlier ones were
     * withdrawn count for it.
     *
     * @param call the call
     * @param fingerprint its content
     * @return its number, when it is on disk; {@link JournalException.Reason#FULL} if there is no room
     */
    CompletionStage<Long> appendSent(JournaledCall call, Fingerprint fingerprint);

    /**
     * Writes the reply that a station is going to be given to a call that waits: both or none. A transaction id that the
     * reply gives becomes that of the entry, too.
     *
     * @param number an entry that is pending or sent
     * @param reply the reply, under the fingerprint of the call
     * @return when both are on disk; {@link JournalException.Reason#UNKNOWN} if there is no such entry,
     *     {@link JournalException.Reason#FULL} if there is no room
     */
    CompletionStage<Void> answer(long number, GivenReply reply);

    /**
     * Looks up an entry.
     *
     * @param number its number
     * @return the entry, or empty if there is none any longer
     */
    CompletionStage<Optional<Entry>> find(long number);

    /**
     * Looks whether a station repeats something that is still here.
     *
     * @param station the station
     * @param fingerprint content of its call
     * @return the eldest such entry that is pending or sent, else the eldest dead one, else empty
     */
    CompletionStage<Optional<Entry>> find(StationId station, Fingerprint fingerprint);

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
     * Removes an entry that the CSMS has answered and writes what follows from the answer: all or nothing. It is written
     * also where the entry is gone; a reply for which there is no room is forgotten.
     *
     * @param number the entry
     * @param station whose entry
     * @param outcome what follows
     * @return when it is on disk
     */
    CompletionStage<Void> acknowledged(long number, StationId station, Outcome outcome);

    /**
     * Takes back a call whose station is told of the refusal, and so keeps it. Refusals are counted by content over all calls
     * that were withdrawn, and forgotten after {@link JournalLimits#replyAge()}. Below the limit the entry is removed; the one
     * that reaches it becomes a dead letter instead, and its station may be given a reply.
     *
     * @param number an entry that is pending or sent
     * @param limit how many refusals make a dead letter; at least 1
     * @param reason why; cut after 255 characters
     * @return how often this content was refused by now; {@link JournalException.Reason#UNKNOWN} if there is no such entry
     */
    CompletionStage<Integer> withdraw(long number, int limit, String reason);

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

    /**
     * How many entries each station has.
     *
     * @return tallies of all stations that have any
     */
    CompletionStage<Map<StationId, Tally>> tallies();
}
