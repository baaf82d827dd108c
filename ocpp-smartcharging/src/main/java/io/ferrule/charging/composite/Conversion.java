// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.composite;

import io.ferrule.charging.RateUnit;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Between amperes for each phase and watts over all phases (OCPP 2.0.1 part 2, K01.FR.50).
 *
 * @param voltage nominal volts between phase and neutral, more than 0
 */
public record Conversion(BigDecimal voltage) {

    // Down, so that no conversion ever allows more; twenty digits are more than a double holds.
    private static final MathContext DIGITS = new MathContext(20, RoundingMode.DOWN);

    /**
     * Converts an amount.
     *
     * @param amount in the one unit
     * @param from that unit
     * @param to the unit wanted
     * @param phases how many phases carry it, 1 to 3
     * @return the amount in the unit wanted; never more than exact
     */
    public BigDecimal convert(BigDecimal amount, RateUnit from, RateUnit to, int phases) {
        if (from == to) {
            return amount;
        }
        BigDecimal factor = voltage.multiply(BigDecimal.valueOf(phases));
        return to == RateUnit.W ? amount.multiply(factor) : amount.divide(factor, DIGITS);
    }
}
