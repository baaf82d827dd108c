// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.intercept;

import io.ferrule.charging.site.Phase;
import io.ferrule.charging.tariff.PriceSteps;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** What somebody outside wants of a site at an instant: asked before each decision, on the site's executor; must not block. */
public interface SiteGuidance {

    /** How early a limit that falls is told and obeyed: the way, the station and the car take their time. */
    Duration LEAD = Duration.ofSeconds(4);

    /**
     * Most amperes that a fuse may carry now besides its own limit. Whoever knows of a lower limit says it {@link #LEAD}
     * before it begins.
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
     * @return prices, or empty if nobody said any
     */
    Optional<PriceSteps> prices(Instant now);

    /**
     * Is told what the site did about it, after each decision.
     *
     * @param report what holds now
     */
    default void decided(SiteReport report) {}

    /**
     * Goes by two: of limits the lower one holds, of prices those of this one as far as it has any; both are told what was decided.
     *
     * @param other the other one
     * @return both
     */
    default SiteGuidance over(SiteGuidance other) {
        return new Both(this, other);
    }

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
