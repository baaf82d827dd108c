// SPDX-License-Identifier: Apache-2.0
package io.ferrule.ids.rule;

import io.ferrule.ids.watch.Mark;
import io.ferrule.ids.watch.Observation;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntConsumer;

/**
 * Which rules an observation concerns at all: by its marks, else by its action, else by its kind. Most frames have no mark, so that they
 * meet a handful of rules out of hundreds.
 */
final class RuleIndex {

    private final Map<Mark, BitSet> byMark = new EnumMap<>(Mark.class);
    private final Map<String, BitSet> byAction = new HashMap<>();
    private final Map<String, BitSet> byKind = new HashMap<>();
    private final BitSet always = new BitSet();
    private final BitSet none = new BitSet();

    void add(int number, Rule rule) {
        add(number, rule.logic().when());
        rule.logic().sequence().forEach(step -> add(number, step));
    }

    private void add(int number, Condition condition) {
        condition.alternatives().forEach(alternative -> add(number, alternative));
    }

    private void add(int number, List<Comparison> alternative) {
        Optional<Mark> mark = alternative.stream()
                .filter(comparison -> !comparison.words().contains("absent"))
                .flatMap(comparison -> Mark.named(comparison.field().name()).stream())
                .findFirst();
        if (mark.isPresent()) {
            byMark.computeIfAbsent(mark.get(), any -> new BitSet()).set(number);
        } else if (!words(alternative, "action").isEmpty()) {
            words(alternative, "action").forEach(word -> byAction.computeIfAbsent(word, any -> new BitSet())
                    .set(number));
        } else if (!words(alternative, "kind").isEmpty()) {
            words(alternative, "kind").forEach(word -> byKind.computeIfAbsent(word, any -> new BitSet())
                    .set(number));
        } else {
            always.set(number);
        }
    }

    private static List<String> words(List<Comparison> alternative, String field) {
        return alternative.stream()
                .filter(comparison -> comparison.field().name().equals(field))
                .flatMap(comparison -> comparison.words().stream())
                .toList();
    }

    /** Names each rule that is concerned, once. */
    void forEach(Observation observation, BitSet asked, IntConsumer rule) {
        asked.clear();
        asked.or(always);
        asked.or(byKind.getOrDefault(observation.kind().word(), none));
        asked.or(byAction.getOrDefault(observation.action(), none));
        for (Mark mark : observation.marks().keySet()) {
            asked.or(byMark.getOrDefault(mark, none));
        }
        for (int number = asked.nextSetBit(0); number >= 0; number = asked.nextSetBit(number + 1)) {
            rule.accept(number);
        }
    }
}
