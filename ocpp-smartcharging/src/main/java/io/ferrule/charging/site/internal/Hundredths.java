// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.site.internal;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Amperes in whole hundredths, so that sums are exact. Numbers are taken as they are written in decimals: 63 less 62.9 is
 * 0.1 and not a little more.
 */
public final class Hundredths {

    private static final int DECIMALS = 2;
    private static final double PER_AMP = 100;

    private Hundredths() {}

    /** The largest count that is not above the value. */
    public static long floor(double amps) {
        return scaled(BigDecimal.valueOf(amps), RoundingMode.FLOOR);
    }

    /** The smallest count that is not below the value. */
    public static long ceiling(double amps) {
        return scaled(BigDecimal.valueOf(amps), RoundingMode.CEILING);
    }

    /** What is left of a limit, rounded down; 0 if nothing is. */
    public static long left(double limit, double taken) {
        BigDecimal rest = BigDecimal.valueOf(limit).subtract(BigDecimal.valueOf(taken));
        return Math.max(0, scaled(rest, RoundingMode.FLOOR));
    }

    /** A count in amperes. */
    public static double amps(long count) {
        return count / PER_AMP;
    }

    private static long scaled(BigDecimal amps, RoundingMode mode) {
        return amps.movePointRight(DECIMALS).setScale(0, mode).longValueExact();
    }
}
