// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.internal.observer;

import io.ferrule.model.Payload;
import java.math.BigDecimal;
import java.util.Optional;

/** Numbers of transactions as peers write them. */
final class Numbers {

    /** Where calls and replies of 1.x have the number of their transaction. */
    static final String POINTER = "/transactionId";

    // A number in JSON may have an exponent; nobody may make us write it out.
    private static final int MOST_DIGITS = 40;

    private Numbers() {}

    /** The whole number in decimal digits, however it is written; empty for everything else. */
    static Optional<String> digits(Payload value) {
        return value.number("").filter(Numbers::isWhole).map(number -> number.toBigInteger()
                .toString());
    }

    private static boolean isWhole(BigDecimal number) {
        return Math.abs((long) number.scale()) <= MOST_DIGITS
                && number.precision() <= MOST_DIGITS
                && number.stripTrailingZeros().scale() <= 0;
    }
}
