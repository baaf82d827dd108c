// SPDX-License-Identifier: Apache-2.0
package io.ferrule.model.fact;

import io.ferrule.model.internal.schema.Excerpt;
import java.util.stream.Stream;

/**
 * A transaction that a message is about.
 *
 * @param id its identifier; the number of 1.x is written in decimal digits, also one that needs more than 32 bits
 * @param pointer leads to the identifier
 */
public record TransactionRef(String id, String pointer) implements Fact {

    /**
     * Compares, upper and lower case meaning the same (OCPP 2.0.1 part 2, identifierString).
     *
     * @param other any identifier of a transaction
     * @return true if it is this one
     */
    public boolean is(String other) {
        return Letters.folded(id).equals(Letters.folded(other));
    }

    static Stream<TransactionRef> in(Found found) {
        if (found.kind() != Kind.TRANSACTION) {
            return Stream.empty();
        }
        Spot spot = found.spot();
        return (found.second() ? spot.text() : spot.wholeNumber())
                .map(id -> new TransactionRef(id, spot.pointer())).stream();
    }

    /**
     * Says which one, and where it stands.
     *
     * @return for example {@code TransactionRef["17" at /transactionId]}
     */
    @Override
    public String toString() {
        return "TransactionRef[" + Excerpt.quoted(id) + " at " + pointer + "]";
    }
}
