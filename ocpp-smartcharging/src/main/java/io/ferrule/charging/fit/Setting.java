// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.fit;

import java.math.BigDecimal;

/**
 * What a station is told to keep to, in the unit of its profiles.
 *
 * @param limit rounded as the station wants it
 * @param phases how many phases may be used
 */
record Setting(BigDecimal limit, int phases) {

    Setting {
        limit = limit.stripTrailingZeros();
    }

    /** Whether a station that keeps to this also keeps to the other. */
    boolean atMost(Setting other) {
        return limit.compareTo(other.limit) <= 0 && phases <= other.phases;
    }

    /** What keeps to both. */
    Setting lower(Setting other) {
        return new Setting(limit.min(other.limit), Math.min(phases, other.phases));
    }

    /** Whether one of the two keeps to the other. */
    boolean comparable(Setting other) {
        return atMost(other) || other.atMost(this);
    }
}
