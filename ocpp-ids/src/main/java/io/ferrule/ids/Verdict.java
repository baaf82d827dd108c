// SPDX-License-Identifier: Apache-2.0
package io.ferrule.ids;

import io.ferrule.ids.rule.RuleCard;
import java.util.List;
import java.util.Optional;

/**
 * What the engine says about one event.
 *
 * @param alerts what somebody should be told now
 * @param blocker the rule because of which the frame must not pass, if there is one
 * @param held rules that held and are to be told of, whether they were told now or lately; the most serious first
 */
public record Verdict(List<Alert> alerts, Optional<RuleCard> blocker, List<RuleCard> held) {

    private static final Verdict NOTHING = new Verdict(List.of(), Optional.empty(), List.of());

    /** Copies the lists. */
    public Verdict {
        alerts = List.copyOf(alerts);
        held = List.copyOf(held);
    }

    /**
     * Nothing to say.
     *
     * @return no alerts, not blocked
     */
    public static Verdict nothing() {
        return NOTHING;
    }

    /**
     * Whether the frame must not pass.
     *
     * @return true if a rule blocks it
     */
    public boolean blocked() {
        return blocker.isPresent();
    }
}
