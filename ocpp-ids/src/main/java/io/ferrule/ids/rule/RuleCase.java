// SPDX-License-Identifier: Apache-2.0
package io.ferrule.ids.rule;

import java.util.List;

/**
 * A test that a rule carries with it.
 *
 * @param name what is tested
 * @param fires whether the rule must hold at least once, or never
 * @param lines lines of a capture
 */
public record RuleCase(String name, boolean fires, List<String> lines) {

    /** Copies the lines. */
    public RuleCase {
        lines = List.copyOf(lines);
    }
}
