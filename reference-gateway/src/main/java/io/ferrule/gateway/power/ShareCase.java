// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.power;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ferrule.charging.rule.RefusedException;
import io.ferrule.charging.rule.Rule;
import io.ferrule.charging.site.Allocation;
import io.ferrule.charging.site.Sharing;
import io.ferrule.charging.site.SharingPolicy;
import io.ferrule.charging.site.Site;
import io.ferrule.charging.site.SiteStation;
import io.ferrule.charging.site.Situation;
import io.ferrule.charging.tariff.PriceSteps;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** One case of {@code ferrule share}. */
final class ShareCase {

    private static final Duration HORIZON = Duration.ofDays(1);

    private ShareCase() {}

    static ObjectNode answer(Members members) {
        Site site = SiteReader.site(members);
        SharingPolicy policy = policy(members);
        // Without urgency or prices the instant makes no difference.
        Instant now = members.instant("now").orElse(Instant.EPOCH);
        Situation situation = new Situation(
                now, SiteReader.otherLoad(members), SiteReader.requests(members), Map.of(), prices(members, site, now));
        return written(new Sharing(site).share(policy, situation));
    }

    private static SharingPolicy policy(Members members) {
        String word = members.text("policy").orElse(SharingPolicy.MAX_MIN.word());
        return SharingPolicy.of(word)
                .orElseThrow(() -> new RefusedException(
                        Rule.WORD,
                        RefusedException.quoted(word)
                                + " is no policy; max-min, priority, fcfs, edf, llf and plan are"));
    }

    private static Optional<PriceSteps> prices(Members members, Site site, Instant now) {
        double watts = site.stations().stream()
                .mapToDouble(station -> watts(station))
                .max()
                .orElse(1);
        return Prices.of(members).between(now, now.plus(HORIZON), Math.max(1, watts));
    }

    private static double watts(SiteStation station) {
        return station.wattsPerAmp(station.wiring().phases().size())
                * station.rating().maxAmps();
    }

    private static ObjectNode written(Allocation allocation) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ObjectNode amps = answer.putObject("allocation");
        allocation.amps().forEach(amps::put);
        ObjectNode binding = answer.putObject("binding");
        allocation.binding().forEach(binding::put);
        return answer;
    }
}
