// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.rollout;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Why a roll-out goes no further.
 *
 * @param what what was new
 * @param at since when
 * @param station the station with which it failed
 * @param why one sentence, harmless
 */
public record Stop(Novelty what, Instant at, String station, String why) {

    Map<String, String> values() {
        return Map.of("label", what.label(), "at", at.toString(), "failed", station, "why", why);
    }

    static Optional<Stop> of(String name, Map<String, String> values) {
        try {
            return Optional.of(new Stop(
                    new Novelty(name, values.getOrDefault("label", "")),
                    Instant.parse(values.getOrDefault("at", "")),
                    values.getOrDefault("failed", ""),
                    values.getOrDefault("why", "")));
        } catch (IllegalArgumentException | DateTimeException e) {
            return Optional.empty();
        }
    }
}
