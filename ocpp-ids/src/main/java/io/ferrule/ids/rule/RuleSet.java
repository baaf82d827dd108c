// SPDX-License-Identifier: Apache-2.0
package io.ferrule.ids.rule;

import io.ferrule.ids.watch.Observation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Rules that work together. Immutable and safe for use by several threads. */
public final class RuleSet {

    private final List<Rule> rules;
    private final List<Adjustment> adjustments;

    RuleSet(List<Rule> rules, List<Adjustment> adjustments) {
        this.rules = List.copyOf(rules);
        this.adjustments = List.copyOf(adjustments);
    }

    /**
     * No rules.
     *
     * @return an empty set
     */
    public static RuleSet empty() {
        return new RuleSet(List.of(), List.of());
    }

    /**
     * The rules.
     *
     * @return all rules in the order of their files
     */
    public List<Rule> rules() {
        return rules;
    }

    /**
     * This set with others added; a rule of the same id takes the place of ours.
     *
     * @param others more rules
     * @return both together
     */
    public RuleSet with(RuleSet others) {
        Map<String, Rule> all = new LinkedHashMap<>();
        rules.forEach(rule -> all.put(rule.card().id(), rule));
        others.rules.forEach(rule -> all.put(rule.card().id(), rule));
        List<Adjustment> both = new ArrayList<>(adjustments);
        both.addAll(others.adjustments);
        return new RuleSet(List.copyOf(all.values()), both);
    }

    /**
     * One rule alone, as its tests want it, with those that it builds on.
     *
     * @param rule one of these rules
     * @return a set without adjustments
     */
    public RuleSet only(Rule rule) {
        List<Rule> few = rules.stream()
                .filter(other -> other == rule
                        || rule.logic().after().contains(other.card().id()))
                .toList();
        return new RuleSet(few, List.of());
    }

    /** What happens at most where a rule holds; empty if it was silenced. */
    Optional<Reaction> reaction(Rule rule, Observation observation) {
        Reaction most = rule.card().reaction();
        for (Adjustment adjustment : adjustments) {
            if (adjustment.concerns(rule.card().id(), observation)) {
                if (adjustment.reaction().isEmpty()) {
                    return Optional.empty();
                }
                most = most.atMost(adjustment.reaction().get());
            }
        }
        return Optional.of(most);
    }
}
