// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging;

import java.math.BigDecimal;

/** The most that may be drawn at an instant. */
public sealed interface Limit {

    /** Nothing limits. */
    record Unlimited() implements Limit {}

    /**
     * A limit.
     *
     * @param value at least 0, in the unit; trailing zeros are taken off, so that equal limits are equal
     * @param unit the unit
     * @param phases how many phases it is meant for, 1 to 3
     */
    record Capped(BigDecimal value, RateUnit unit, int phases) implements Limit {

        /** Refuses a negative value and another number of phases with {@link IllegalArgumentException}. */
        public Capped {
            if (value.signum() < 0 || phases < 1 || phases > SchedulePeriod.PHASES) {
                throw new IllegalArgumentException("a limit is not negative and for 1 to 3 phases");
            }
            value = value.stripTrailingZeros();
        }
    }

    /**
     * No limit.
     *
     * @return always the same value
     */
    static Limit unlimited() {
        return new Unlimited();
    }

    /**
     * A limit.
     *
     * @param value at least 0
     * @param unit its unit
     * @param phases 1 to 3
     * @return the limit
     */
    static Limit of(BigDecimal value, RateUnit unit, int phases) {
        return new Capped(value, unit, phases);
    }

    /**
     * The lower of two limits of one unit; of two that are equal, the one for fewer phases.
     *
     * @param one a limit
     * @param other a limit of the same unit
     * @return one of the two
     * @throws IllegalArgumentException if the units differ
     */
    static Limit lower(Limit one, Limit other) {
        if (!(one instanceof Capped mine)) {
            return other;
        }
        if (!(other instanceof Capped theirs)) {
            return one;
        }
        if (mine.unit() != theirs.unit()) {
            throw new IllegalArgumentException("limits of two units cannot be compared");
        }
        int order = mine.value().compareTo(theirs.value());
        return order < 0 || (order == 0 && mine.phases() <= theirs.phases()) ? one : other;
    }
}
