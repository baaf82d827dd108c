// SPDX-License-Identifier: Apache-2.0
package io.ferrule.ids.rule;

import java.util.List;
import java.util.Optional;

/** One rule. Immutable and safe for use by several threads; what it counts is kept by a {@link Judge}. */
public final class Rule {

    private final RuleCard card;
    private final Logic logic;
    private final List<RuleCase> cases;

    /** What makes a rule hold: a condition, perhaps counted; or a sequence; or other rules. */
    record Logic(
            Condition when, Condition unless, Optional<Tally> count, List<Condition> sequence, List<String> after) {
        Logic {
            sequence = List.copyOf(sequence);
            after = List.copyOf(after);
        }
    }

    Rule(RuleCard card, Logic logic, List<RuleCase> cases) {
        this.card = card;
        this.logic = logic;
        this.cases = List.copyOf(cases);
    }

    /**
     * What people want to know about it.
     *
     * @return its card
     */
    public RuleCard card() {
        return card;
    }

    /**
     * Its tests.
     *
     * @return the tests, in the order of the file
     */
    public List<RuleCase> cases() {
        return cases;
    }

    Logic logic() {
        return logic;
    }
}
