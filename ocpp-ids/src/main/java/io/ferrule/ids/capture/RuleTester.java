// SPDX-License-Identifier: Apache-2.0
package io.ferrule.ids.capture;

import io.ferrule.ids.IntrusionDetector;
import io.ferrule.ids.rule.Reaction;
import io.ferrule.ids.rule.Rule;
import io.ferrule.ids.rule.RuleCase;
import io.ferrule.ids.rule.RuleSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Runs the tests that rules carry with them, each rule alone in an engine of its own. */
public final class RuleTester {

    private RuleTester() {}

    /**
     * How a test ended.
     *
     * @param rule id of the rule
     * @param name name of the test
     * @param passed whether the rule did what the test wants
     * @param problem what it did instead, empty if it passed
     */
    public record Outcome(String rule, String name, boolean passed, String problem) {}

    /**
     * Runs all tests.
     *
     * @param rules the rules
     * @return how each test ended, in the order of the rules
     */
    public static List<Outcome> run(RuleSet rules) {
        List<Outcome> outcomes = new ArrayList<>();
        for (Rule rule : rules.rules()) {
            for (RuleCase test : rule.cases()) {
                outcomes.add(run(rules.only(rule), rule, test));
            }
        }
        return outcomes;
    }

    private static Outcome run(RuleSet rules, Rule rule, RuleCase test) {
        IntrusionDetector detector = new IntrusionDetector(rules, Reaction.BLOCK, Map.of());
        CaptureReader reader = new CaptureReader();
        for (String line : test.lines()) {
            CaptureLine read = reader.read(line);
            if (read instanceof CaptureLine.Unreadable unreadable) {
                return outcome(rule, test, "a step is no line of a capture: " + unreadable.error());
            }
            if (read instanceof CaptureLine.Happened happened) {
                detector.accept(happened.event());
            }
        }
        boolean fired = detector.summary().rules().containsKey(rule.card().id());
        return outcome(rule, test, fired == test.fires() ? "" : fired ? "it fired" : "it did not fire");
    }

    private static Outcome outcome(Rule rule, RuleCase test, String problem) {
        return new Outcome(rule.card().id(), test.name(), problem.isEmpty(), problem);
    }
}
