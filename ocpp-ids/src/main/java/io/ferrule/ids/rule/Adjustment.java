// SPDX-License-Identifier: Apache-2.0
package io.ferrule.ids.rule;

import io.ferrule.ids.watch.Observation;
import java.time.Instant;
import java.util.Optional;

/**
 * How an operator weakens a rule: another reaction for a station, or silence until a day.
 *
 * @param rule id of the rule, or {@code *} for all
 * @param station identity of the station, or {@code *} for all
 * @param reaction what happens at most; empty for nothing at all
 * @param until when it ends, empty for never
 */
record Adjustment(String rule, String station, Optional<Reaction> reaction, Optional<Instant> until) {

    boolean concerns(String id, Observation observation) {
        boolean named = rule.equals("*") || rule.equals(id);
        boolean here = station.equals("*") || station.equals(observation.station());
        return named
                && here
                && until.filter(end -> !observation.event().at().isBefore(end)).isEmpty();
    }
}
