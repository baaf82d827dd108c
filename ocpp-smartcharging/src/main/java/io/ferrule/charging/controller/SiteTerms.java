// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.controller;

import io.ferrule.charging.InstantRange;
import io.ferrule.charging.intercept.SiteGuidance;
import io.ferrule.charging.site.Phase;
import io.ferrule.charging.tariff.EnergyPrices;
import io.ferrule.charging.tariff.GridEvent;
import io.ferrule.charging.tariff.PowerStep;
import io.ferrule.charging.tariff.PriceSteps;
import io.ferrule.model.v201.ChargingLimitSource;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The terms on which a site draws power, where nobody tells them over a connection: what energy costs, and what a grid operator's
 * event lets it draw. The event bounds the site as one that a Local Controller was told of does. Immutable and safe for use by several
 * threads.
 */
public final class SiteTerms implements SiteGuidance {

    private final EnergyPrices prices;
    private final ControllerState limits;
    private final Optional<SiteCeiling> ceiling;

    /**
     * Makes the terms.
     *
     * @param prices what energy costs, with the event
     * @param facts the site; asked for only if the event limits power
     * @throws io.ferrule.charging.rule.RefusedException if the event limits power and the site is not one that can be bounded as a whole
     * @throws IllegalArgumentException if the event has more than {@link ControllerState#MOST_STEPS} limits
     */
    public SiteTerms(EnergyPrices prices, Supplier<SiteFacts> facts) {
        List<PowerStep> steps = prices.event().map(GridEvent::limits).orElse(List.of());
        this.prices = prices;
        this.limits = ControllerState.empty().with(ChargingLimitSource.SO, steps);
        this.ceiling = steps.isEmpty() ? Optional.empty() : Optional.of(new SiteCeiling(facts.get()));
    }

    /** What the event lets the root fuse carry; a drop is told {@link SiteGuidance#LEAD} before it begins. */
    @Override
    public Map<String, Map<Phase, Double>> limits(Instant now) {
        return ceiling.map(root -> root.lowest(limits, InstantRange.of(now, LEAD)))
                .orElseGet(Map::of);
    }

    @Override
    public Optional<PriceSteps> prices(Instant now) {
        return prices.from(now);
    }
}
