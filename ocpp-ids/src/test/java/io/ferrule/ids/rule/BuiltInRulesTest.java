// SPDX-License-Identifier: Apache-2.0
package io.ferrule.ids.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.ferrule.ids.capture.RuleTester;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The rules that come with Ferrule keep what they promise. */
class BuiltInRulesTest {

    /** Approvals are the business of policies; regular expressions of rules run in linear time whatever they are. */
    private static final Set<String> NOT_IN_A_CAPTURE = Set.of("A57", "A59");

    private final RuleSet rules = RuleFiles.builtIn();

    @Test
    void passTheirOwnTests() {
        List<RuleTester.Outcome> outcomes = RuleTester.run(rules);

        assertThat(outcomes).hasSizeGreaterThan(rules.rules().size());
        assertThat(outcomes).filteredOn(outcome -> !outcome.passed()).isEmpty();
    }

    @Test
    void haveATestThatFiresAndOneThatDoesNot() {
        List<Rule> poor = rules.rules().stream()
                .filter(rule -> rule.cases().stream().noneMatch(RuleCase::fires)
                        || rule.cases().stream().allMatch(RuleCase::fires))
                .toList();

        assertThat(poor).extracting(rule -> rule.card().id()).isEmpty();
    }

    @Test
    void coverEachClassThatACaptureShows() {
        Set<String> wanted = IntStream.rangeClosed(1, 60)
                .mapToObj(number -> "A" + number)
                .filter(name -> !NOT_IN_A_CAPTURE.contains(name))
                .collect(Collectors.toSet());

        Set<String> covered =
                rules.rules().stream().map(rule -> rule.card().attackClass()).collect(Collectors.toSet());

        assertThat(covered).containsAll(wanted);
    }

    @Test
    void explainThemselves() {
        List<Rule> silent = rules.rules().stream()
                .filter(rule -> rule.card().explanation().sees().isEmpty()
                        || rule.card().explanation().misses().isEmpty()
                        || rule.card().explanation().falseFriends().isEmpty()
                        || rule.card().explanation().next().isEmpty())
                .toList();

        assertThat(silent).extracting(rule -> rule.card().id()).isEmpty();
    }
}
