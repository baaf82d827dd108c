// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.buffer;

import io.ferrule.model.Payload;
import io.ferrule.model.fact.TransactionRef;
import io.ferrule.proxy.journal.TransactionBook;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Numbers of transactions in 1.x. Those from 2,000,000,000 on are ours to give to stations; a CSMS that issues one of
 * them meets its station under another one, so that no two transactions of a station ever have the same number.
 */
final class TransactionIds {

    private static final int LONGEST = 11;

    private TransactionIds() {}

    /** Whether an id is one that only the gateway gives to stations. */
    static boolean ours(String id) {
        return number(id).orElse(0) >= TransactionBook.FIRST_PROVISIONAL;
    }

    /** The number, if it is one of 32 bits. */
    static OptionalInt number(String id) {
        if (id.isEmpty() || id.length() > LONGEST) {
            return OptionalInt.empty();
        }
        try {
            return OptionalInt.of(Integer.parseInt(id));
        } catch (NumberFormatException e) {
            return OptionalInt.empty();
        }
    }

    /** The number that the CSMS gave to a transaction, if it gave one. */
    static OptionalInt issued(Payload answer) {
        Optional<BigDecimal> number = answer.number("/transactionId");
        try {
            return number.isPresent() ? OptionalInt.of(number.get().intValueExact()) : OptionalInt.empty();
        } catch (ArithmeticException e) {
            return OptionalInt.empty();
        }
    }

    /** Gives a transaction another number at all these places; no other character changes. */
    static Payload renamed(Payload payload, List<TransactionRef> places, int number) {
        Payload renamed = payload;
        for (TransactionRef place : places) {
            renamed = renamed.with(place.pointer(), number);
        }
        return renamed;
    }
}
