// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.tariff;

import io.ferrule.charging.rule.Checks;
import java.time.Instant;

/**
 * A bound on power between two instants, such as a grid operator's.
 *
 * @param start first instant
 * @param end first instant after
 * @param mostW watts, 0 to 1,000,000,000
 */
public record PowerStep(Instant start, Instant end, double mostW) {

    private static final double MOST_WATTS = 1_000_000_000;

    /** Checks the range. */
    public PowerStep {
        Checks.number("a limit of power", mostW, 0, MOST_WATTS);
    }
}
