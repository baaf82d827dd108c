// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.journal;

import java.util.Optional;

/**
 * What follows from an answer of the CSMS. Immutable.
 *
 * @param link both ids of the transaction, where the answer issued one
 * @param reply what the station is given, where a repetition of its call is to get the same
 */
public record Outcome(Optional<TransactionLink> link, Optional<GivenReply> reply) {

    /** Nothing follows. */
    public static final Outcome NOTHING = new Outcome(Optional.empty(), Optional.empty());

    /**
     * With the ids of a transaction.
     *
     * @param ids the ids
     * @return a copy
     */
    public Outcome linking(TransactionLink ids) {
        return new Outcome(Optional.of(ids), reply);
    }

    /**
     * With a reply to remember.
     *
     * @param given the reply
     * @return a copy
     */
    public Outcome replying(GivenReply given) {
        return new Outcome(link, Optional.of(given));
    }
}
