// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.recipe.probe;

import io.ferrule.charging.Kind;
import io.ferrule.charging.RateUnit;

/**
 * A way to write a profile.
 *
 * @param kind its kind
 * @param saysStart whether it has a startSchedule
 * @param unit the unit of its limits
 * @param stackLevel its level
 */
record Manner(Kind kind, boolean saysStart, RateUnit unit, int stackLevel) {

    Manner in(RateUnit other) {
        return new Manner(kind, saysStart, other, stackLevel);
    }

    /** When a schedule says when it starts, in the word of recipes. */
    String startSchedule() {
        boolean asked = kind != Kind.RELATIVE;
        if (saysStart == asked) {
            return "by-kind";
        }
        return saysStart ? "always" : "never";
    }
}
