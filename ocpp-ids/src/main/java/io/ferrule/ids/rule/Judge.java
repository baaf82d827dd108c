// SPDX-License-Identifier: Apache-2.0
package io.ferrule.ids.rule;

import io.ferrule.ids.watch.Bounds;
import io.ferrule.ids.watch.Observation;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Applies a set of rules to one observation after the other and remembers what they count. For one thread. */
public final class Judge {

    private final RuleSet set;
    private final List<Working> rules = new ArrayList<>();
    private final Map<String, List<Working>> followers = new HashMap<>();
    private final RuleIndex index = new RuleIndex();
    private final BitSet asked;

    /**
     * Makes a judge that has counted nothing yet.
     *
     * @param set the rules
     * @param bounds for how many keys each of them counts
     */
    public Judge(RuleSet set, Bounds bounds) {
        this.set = set;
        for (Rule rule : set.rules()) {
            index.add(rules.size(), rule);
            Working working = new Working(rule, bounds.keys());
            rules.add(working);
            Set.copyOf(rule.logic().after()).forEach(name -> followers
                    .computeIfAbsent(name, any -> new ArrayList<>())
                    .add(working));
        }
        this.asked = new BitSet(rules.size());
    }

    /**
     * Judges an observation.
     *
     * @param observation what was seen
     * @return the rules that hold, most serious first
     */
    public List<Hit> judge(Observation observation) {
        List<Hit> hits = new ArrayList<>(0);
        index.forEach(observation, asked, number -> rules.get(number)
                .judge(observation)
                .ifPresent(found -> add(hits, found, observation)));
        if (!hits.isEmpty()) {
            correlate(observation, hits);
            hits.sort((a, b) ->
                    b.rule().card().severity().compareTo(a.rule().card().severity()));
        }
        return hits;
    }

    /** Rules that build on others; one pass, for such rules do not build on each other. */
    private void correlate(Observation observation, List<Hit> hits) {
        List<String> names = hits.stream().map(hit -> hit.rule().card().id()).toList();
        for (String name : names) {
            for (Working working : followers.getOrDefault(name, List.of())) {
                working.after(name, observation).ifPresent(found -> add(hits, found, observation));
            }
        }
    }

    private void add(List<Hit> hits, Working.Found found, Observation observation) {
        Optional<Reaction> reaction = set.reaction(found.rule(), observation);
        reaction.ifPresent(most -> hits.add(new Hit(found.rule(), most, found.scope(), found.stations())));
    }
}
