// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.site;

import io.ferrule.charging.rule.Checks;
import io.ferrule.charging.tariff.PriceSteps;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The moment at which power is shared.
 *
 * @param now the instant
 * @param otherLoad what everything but the stations takes
 * @param requests what cars would like; at most one for a station, their order breaks ties
 * @param held amperes of stations that cannot be told anything now and keep what they have, by id, all phases counted
 * @param prices what energy costs from now on; only {@link SharingPolicy#PLAN} looks at them
 */
public record Situation(
        Instant now,
        SiteLoad otherLoad,
        List<Request> requests,
        Map<String, Double> held,
        Optional<PriceSteps> prices) {

    /** Checks that no station asks twice. */
    public Situation {
        requests = List.copyOf(requests);
        Checks.distinct(
                "the request of station",
                requests.stream().map(Request::station).toList());
        held = Map.copyOf(new HashMap<>(held));
        held.values().forEach(amps -> Checks.number("the held limit of a station", amps, 0, Fuse.MOST_AMPS));
    }

    /**
     * A moment at which every station can be told.
     *
     * @param now the instant
     * @param otherLoad what everything but the stations takes
     * @param requests what cars would like
     * @return the situation, without prices
     */
    public static Situation of(Instant now, SiteLoad otherLoad, List<Request> requests) {
        return new Situation(now, otherLoad, requests, Map.of(), Optional.empty());
    }
}
