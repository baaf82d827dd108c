// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.fit;

import io.ferrule.charging.RateUnit;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * What a station is told to keep to, in the unit of its profiles. Watts are those of all phases together: the same watts on
 * fewer phases are more amperes on each.
 *
 * @param limit rounded as the station wants it
 * @param phases how many phases may be used
 * @param unit the unit of the limit
 */
record Setting(BigDecimal limit, int phases, RateUnit unit) {

    Setting {
        limit = limit.stripTrailingZeros();
    }

    /** Whether a station that keeps to this also keeps to the other, on each phase and on all together. */
    boolean atMost(Setting other) {
        return limit.compareTo(other.limit) <= 0 && phases <= other.phases && comparePerPhase(other) <= 0;
    }

    /** Compares what may flow through one phase; of one unit. */
    int comparePerPhase(Setting other) {
        return unit == RateUnit.A
                ? limit.compareTo(other.limit)
                : limit.multiply(BigDecimal.valueOf(other.phases))
                        .compareTo(other.limit.multiply(BigDecimal.valueOf(phases)));
    }

    /** What keeps to both. */
    Setting lower(Setting other) {
        int fewer = Math.min(phases, other.phases);
        return new Setting(on(fewer).min(other.on(fewer)), fewer, unit);
    }

    /** The limit on so many of its phases, with no more through each of them; whole watts suit every station. */
    private BigDecimal on(int fewer) {
        return unit == RateUnit.A || fewer == phases
                ? limit
                : limit.multiply(BigDecimal.valueOf(fewer)).divide(BigDecimal.valueOf(phases), 0, RoundingMode.DOWN);
    }

    /** Whether one of the two keeps to the other. */
    boolean comparable(Setting other) {
        return atMost(other) || other.atMost(this);
    }
}
