// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.journal;

import io.ferrule.model.StationId;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * What the CSMS said about tokens, for authorizing while it is away. Tokens are compared without
 * regard to case (OCPP 1.6, 7.28; identifierString of OCPP 2.0.1). On disk they are hashed, and keyed where the journal has a key. Safe for use
 * by several threads.
 */
public interface TokenBook {

    /**
     * Remembers what the CSMS answered, in place of its earlier answer. Forgotten after {@link JournalLimits#age()}.
     *
     * @param station who asked
     * @param token the token
     * @param info idTagInfo or idTokenInfo of the answer
     * @return when it is on disk; {@link JournalException.Reason#FULL} if there is no room
     */
    CompletionStage<Void> answered(StationId station, String token, String info);

    /**
     * Changes the local list: all of it or nothing.
     *
     * @param station whose list
     * @param change what becomes of it
     * @return when it is on disk; {@link JournalException.Reason#FULL} if there is no room
     */
    CompletionStage<Void> change(StationId station, TokenListChange change);

    /**
     * Looks up a token.
     *
     * @param station who asks
     * @param token the token
     * @return what its local list says, else what the CSMS last answered, else empty
     */
    CompletionStage<Optional<KnownToken>> find(StationId station, String token);

    /**
     * Forgets what the CSMS answered to a station, not its local list (OCPP 1.6, 5.4).
     *
     * @param station the station
     * @return when it is on disk
     */
    CompletionStage<Void> clearAnswers(StationId station);
}
