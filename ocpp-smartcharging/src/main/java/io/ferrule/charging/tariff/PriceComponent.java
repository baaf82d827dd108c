// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.tariff;

import io.ferrule.charging.rule.Checks;

/**
 * One price of a tariff element.
 *
 * @param dimension what is counted
 * @param price for one of it, without VAT, -1,000,000 to 1,000,000
 */
public record PriceComponent(Dimension dimension, double price) {

    /** Checks the range. */
    public PriceComponent {
        Checks.number("a price", price, -PriceStep.MOST, PriceStep.MOST);
    }
}
