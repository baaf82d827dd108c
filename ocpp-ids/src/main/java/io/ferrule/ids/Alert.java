// SPDX-License-Identifier: Apache-2.0
package io.ferrule.ids;

import io.ferrule.ids.rule.Reaction;
import io.ferrule.ids.rule.RuleCard;
import java.time.Instant;
import java.util.List;

/**
 * What somebody should be told. There is at most one for each rule, station and hour; what it could not tell is in the count of the
 * next.
 *
 * @param at when
 * @param station the station, empty if none is concerned
 * @param peer address of the sender, empty if it is not known
 * @param stations further stations that took part, in the order of the alphabet
 * @param rule the rule
 * @param reaction {@link Reaction#ALERT} or {@link Reaction#BLOCK}
 * @param first when the rule first held, of those that this alert counts
 * @param count how often it held since the alert before, this time included
 * @param summary one sentence; what peers wrote is cut and escaped in it
 */
public record Alert(
        Instant at,
        String station,
        String peer,
        List<String> stations,
        RuleCard rule,
        Reaction reaction,
        Instant first,
        long count,
        String summary) {

    /** Copies the stations. */
    public Alert {
        stations = List.copyOf(stations);
    }
}
