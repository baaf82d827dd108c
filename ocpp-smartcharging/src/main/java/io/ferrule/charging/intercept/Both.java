// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.intercept;

import io.ferrule.charging.site.Phase;
import io.ferrule.charging.tariff.PriceSteps;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Two who want something of a site. */
record Both(SiteGuidance first, SiteGuidance second) implements SiteGuidance {

    @Override
    public Map<String, Map<Phase, Double>> limits(Instant now) {
        Map<String, Map<Phase, Double>> lowest = new HashMap<>();
        for (SiteGuidance one : List.of(first, second)) {
            one.limits(now)
                    .forEach((fuse, amps) -> amps.forEach(
                            (phase, most) -> lowest.computeIfAbsent(fuse, fresh -> new EnumMap<>(Phase.class))
                                    .merge(phase, most, Math::min)));
        }
        return lowest;
    }

    @Override
    public Optional<PriceSteps> prices(Instant now) {
        return first.prices(now).or(() -> second.prices(now));
    }

    @Override
    public void decided(SiteReport report) {
        first.decided(report);
        second.decided(report);
    }
}
