// SPDX-License-Identifier: Apache-2.0
package io.ferrule.ids.rule;

import java.util.List;

/**
 * What people want to know about a rule.
 *
 * @param id stable name, for example {@code ferrule.tag-sweep}
 * @param attackClass class of attacks, for example {@code A34}; empty for a rule of one's own
 * @param severity how bad it is
 * @param reaction the most that happens
 * @param billing whether messages about transactions may be blocked too; else such a message is only told
 * @param title what happened, in a few words
 * @param explanation what it sees and does not see, who looks alike, and what to do next
 * @param references documents and advisories
 */
public record RuleCard(
        String id,
        String attackClass,
        Severity severity,
        Reaction reaction,
        boolean billing,
        String title,
        Explanation explanation,
        List<String> references) {

    /** Copies the references. */
    public RuleCard {
        references = List.copyOf(references);
    }

    /**
     * The longer texts of a rule.
     *
     * @param sees what makes it hold
     * @param misses what it cannot see
     * @param falseFriends who is honest and looks alike
     * @param next what to do when it holds
     */
    public record Explanation(String sees, String misses, String falseFriends, String next) {}
}
