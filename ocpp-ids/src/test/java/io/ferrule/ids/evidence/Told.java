// SPDX-License-Identifier: Apache-2.0
package io.ferrule.ids.evidence;

import io.ferrule.ids.Alert;
import io.ferrule.ids.rule.Reaction;
import io.ferrule.ids.rule.RuleCard;
import io.ferrule.ids.rule.Severity;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Evidence for tests. */
final class Told {

    private Told() {}

    static Evidence evidence(String station, String summary) {
        RuleCard rule = new RuleCard(
                "own.rule",
                "A34",
                Severity.HIGH,
                Reaction.BLOCK,
                false,
                "It happened",
                new RuleCard.Explanation("it", "nothing", "nobody", "Call the service."),
                List.of());
        Alert alert = new Alert(
                Instant.parse("2026-01-06T12:00:05Z"),
                station,
                "192.0.2.7",
                List.of(),
                rule,
                Reaction.BLOCK,
                Instant.parse("2026-01-06T11:00:00Z"),
                3,
                summary);
        return new Evidence(alert, Optional.empty(), List.of("the frame did not pass"));
    }
}
