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
 */
public record Verdict(List<Alert> alerts, Optional<RuleCard> blocker) {

    private static final Verdict NOTHING = new Verdict(List.of(), Optional.empty());

    /** Copies the alerts. */
    public Verdict {
        alerts = List.copyOf(alerts);
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
