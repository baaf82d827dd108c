// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.intercept;

import io.ferrule.charging.site.Phase;
import io.ferrule.charging.tariff.PriceSteps;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** What somebody outside wants of a site at an instant: asked before each decision, on the site's executor; must not block. */
public interface SiteGuidance {

    /**
     * Most amperes that a fuse may carry now besides its own limit. Stations need some seconds to come down: whoever knows of
     * a lower limit says it that much earlier.
     *
     * @param now the instant
     * @return amperes, 0 to 100,000, by fuse and phase; what is not named is not bounded. A fuse that the site does not have
     *     counts for nothing
     */
    Map<String, Map<Phase, Double>> limits(Instant now);

    /**
     * What energy costs from now on, if anybody said.
     *
     * @param now the instant
     * @return prices, or empty to go by the site's own tariff
     */
    Optional<PriceSteps> prices(Instant now);

    /**
     * Is told what the site did about it, after each decision.
     *
     * @param report what holds now
     */
    default void decided(SiteReport report) {}

    /**
     * Nobody outside wants anything.
     *
     * @return bounds nothing and knows no prices
     */
    static SiteGuidance none() {
        return new SiteGuidance() {
            @Override
            public Map<String, Map<Phase, Double>> limits(Instant now) {
                return Map.of();
            }

            @Override
            public Optional<PriceSteps> prices(Instant now) {
                return Optional.empty();
            }
        };
    }
}
