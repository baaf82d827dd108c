// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.journal;

import io.ferrule.model.StationId;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * Replies that stations were given, by the content of what they answered. They are forgotten after
 * {@link JournalLimits#replyAge()}. Safe for use by several threads.
 */
public interface ReplyBook {

    /**
     * Remembers a reply, in place of an earlier one to the same content.
     *
     * @param station who was answered
     * @param reply the reply
     * @return when it is on disk; {@link JournalException.Reason#FULL} if there is no room
     */
    CompletionStage<Void> remember(StationId station, GivenReply reply);

    /**
     * Looks whether a station repeats itself.
     *
     * @param station the station
     * @param fingerprint content of its call
     * @return the reply that it was given, or empty
     */
    CompletionStage<Optional<GivenReply>> find(StationId station, Fingerprint fingerprint);
}
