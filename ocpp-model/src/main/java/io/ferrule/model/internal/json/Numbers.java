// SPDX-License-Identifier: Apache-2.0
package io.ferrule.model.internal.json;

import java.math.BigDecimal;
import java.util.OptionalInt;

/**
 * Looks at numbers of a peer without writing them out: {@code 1e999999999} is eleven characters long, and adding one to
 * it takes a gigabyte.
 */
public final class Numbers {

    /** Digits that a number may have when it is written without an exponent. */
    public static final int DIGITS = 40;

    private static final BigDecimal HUGE = BigDecimal.TEN.pow(DIGITS);
    private static final BigDecimal TINY = BigDecimal.ONE.scaleByPowerOfTen(-DIGITS);

    private Numbers() {}

    /** Whether a number has at most 40 digits before and 40 behind the decimal point. */
    public static boolean isModest(BigDecimal number) {
        return exponent(number) <= DIGITS && number.scale() <= DIGITS && number.scale() >= -DIGITS;
    }

    /** Whether a number is whole, however it is written. */
    public static boolean isWhole(BigDecimal number) {
        return number.signum() == 0 || number.stripTrailingZeros().scale() <= 0;
    }

    /** The number as an int, if it is whole and fits. */
    public static OptionalInt int32(BigDecimal number) {
        if (!isWhole(number) || exponent(number) > 10) {
            return OptionalInt.empty();
        }
        long value = number.longValueExact();
        return (int) value == value ? OptionalInt.of((int) value) : OptionalInt.empty();
    }

    /**
     * The number itself if it is modest, else one that is: whole if the number is whole, of the same sign, and as big or
     * as small as may be. No schema of ours can tell the two apart.
     */
    public static BigDecimal modest(BigDecimal number) {
        if (number.signum() == 0) {
            return BigDecimal.ZERO;
        }
        if (isModest(number)) {
            return number;
        }
        BigDecimal size = isWhole(number) ? HUGE : TINY;
        return number.signum() > 0 ? size : size.negate();
    }

    /** Digits before the decimal point; as a long because a scale may be close to the end of an int. */
    private static long exponent(BigDecimal number) {
        return number.signum() == 0 ? 0 : (long) number.precision() - number.scale();
    }
}
