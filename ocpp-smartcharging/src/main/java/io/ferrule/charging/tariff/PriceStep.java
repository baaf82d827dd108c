// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.tariff;

import io.ferrule.charging.rule.Checks;
import java.time.Instant;

/**
 * A price from an instant on.
 *
 * @param at the instant
 * @param price for a kWh, in the currency of its source, -1,000,000 to 1,000,000
 */
public record PriceStep(Instant at, double price) {

    static final double MOST = 1_000_000;

    /** Checks the range. */
    public PriceStep {
        Checks.number("a price", price, -MOST, MOST);
    }
}
