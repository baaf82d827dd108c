// SPDX-License-Identifier: Apache-2.0
package io.ferrule.ids.rule;

import java.util.List;

/**
 * What came of reading files of rules.
 *
 * @param rules the rules; empty if there is any problem, so that half a set never works
 * @param problems every mistake, in the order of files and lines
 */
public record RuleReading(RuleSet rules, List<RuleProblem> problems) {

    /** Copies the problems. */
    public RuleReading {
        problems = List.copyOf(problems);
    }
}
