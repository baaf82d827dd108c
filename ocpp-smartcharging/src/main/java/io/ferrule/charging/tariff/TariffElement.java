// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.tariff;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Prices that hold under restrictions (OCPI 2.2.1, TariffElement).
 *
 * @param components the prices
 * @param restrictions when they hold
 */
public record TariffElement(List<PriceComponent> components, Restrictions restrictions) {

    /** Copies. */
    public TariffElement {
        components = List.copyOf(components);
    }

    /** The price of a dimension, if the element has one. */
    OptionalDouble price(Dimension dimension) {
        Optional<PriceComponent> first = components.stream()
                .filter(component -> component.dimension() == dimension)
                .findFirst();
        return first.isPresent() ? OptionalDouble.of(first.get().price()) : OptionalDouble.empty();
    }
}
