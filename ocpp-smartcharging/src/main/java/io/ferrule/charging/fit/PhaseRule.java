// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.fit;

import io.ferrule.charging.Limit;
import io.ferrule.charging.RateUnit;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * How limits for different numbers of phases count beside each other. Watts are those of all phases together (OCPP 1.6 edition 2,
 * 7.12): the same watts on fewer phases are more amperes on each, so that a station which changes its phases is bounded on each of
 * them.
 *
 * @param eachPhase whether amounts are compared by what flows through one phase, and not as they are
 */
record PhaseRule(boolean eachPhase) {

    private static final int DECIMALS = 6;

    /** Amperes are those of each phase already; where phases never change, all limits are for the same ones. */
    static PhaseRule of(StationCapabilities.Delivers delivers, RateUnit unit) {
        return new PhaseRule(unit == RateUnit.W && delivers.phaseSwitching());
    }

    /** What keeps to both: one of them if it does, else what is lower on the fewer phases; of one unit. */
    Limit lower(Limit one, Limit other) {
        Limit lower = Limit.lower(one, other);
        if (!eachPhase || !(one instanceof Limit.Capped mine) || !(other instanceof Limit.Capped theirs)) {
            return lower;
        }
        int fewer = Math.min(mine.phases(), theirs.phases());
        int order = on(fewer, mine).compareTo(on(fewer, theirs));
        if (order == 0 && mine.value().compareTo(theirs.value()) == 0) {
            return lower;
        }
        boolean mineKeeps = order <= 0 && mine.value().compareTo(theirs.value()) <= 0;
        boolean theirsKeep = order >= 0 && mine.value().compareTo(theirs.value()) >= 0;
        return mineKeeps
                ? one
                : theirsKeep ? other : Limit.of(on(fewer, mine).min(on(fewer, theirs)), mine.unit(), fewer);
    }

    private static BigDecimal on(int fewer, Limit.Capped limit) {
        return fewer == limit.phases()
                ? limit.value()
                : limit.value()
                        .multiply(BigDecimal.valueOf(fewer))
                        .divide(BigDecimal.valueOf(limit.phases()), DECIMALS, RoundingMode.DOWN);
    }

    /** As what an amount for some phases counts. */
    BigDecimal counted(BigDecimal amount, int phases, RoundingMode rounding) {
        return eachPhase ? amount.divide(BigDecimal.valueOf(phases), DECIMALS, rounding) : amount;
    }

    /** The amount for some phases that counts so much. */
    BigDecimal amount(BigDecimal counted, int phases) {
        return eachPhase ? counted.multiply(BigDecimal.valueOf(phases)) : counted;
    }
}
