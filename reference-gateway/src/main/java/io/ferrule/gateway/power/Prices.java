// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.power;

import io.ferrule.charging.tariff.GridEvent;
import io.ferrule.charging.tariff.PowerStep;
import io.ferrule.charging.tariff.PriceSteps;
import io.ferrule.charging.tariff.Tariff;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/**
 * What a case says about prices: {@code tariff} with {@code zone}, {@code openadr}, or both; then the event's prices stand
 * over those of the tariff.
 *
 * @param tariff the tariff
 * @param zone of the site; UTC where the case names none
 * @param event the event
 */
record Prices(Optional<Tariff> tariff, ZoneId zone, Optional<GridEvent> event) {

    static Prices of(Members members) {
        return new Prices(
                members.members("tariff").map(TariffReader::tariff),
                members.zone("zone").orElse(ZoneOffset.UTC),
                members.members("openadr").map(EventReader::event));
    }

    /** What a kWh costs from one instant to another; empty if the case says nothing about prices. */
    Optional<PriceSteps> between(Instant from, Instant to, double watts) {
        Optional<PriceSteps> steps = tariff.map(known -> known.prices(zone, from, to, watts));
        boolean priced = event.filter(Prices::tellsPrices).isPresent();
        return priced ? event.map(one -> one.prices(from, to, steps)) : steps;
    }

    List<PowerStep> limits() {
        return event.map(GridEvent::limits).orElse(List.of());
    }

    private static boolean tellsPrices(GridEvent event) {
        return event.intervals().stream().anyMatch(interval -> interval.price().isPresent());
    }
}
