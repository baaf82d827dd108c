// SPDX-License-Identifier: Apache-2.0
package io.ferrule.ids.rule;

import io.ferrule.ids.watch.Observation;
import java.util.List;

/** Alternatives, of which one must hold; each is a list of comparisons that must all hold. */
record Condition(List<List<Comparison>> alternatives) {

    Condition {
        alternatives = List.copyOf(alternatives);
    }

    boolean isEmpty() {
        return alternatives.isEmpty();
    }

    boolean holds(Observation observation) {
        for (List<Comparison> alternative : alternatives) {
            if (all(alternative, observation)) {
                return true;
            }
        }
        return false;
    }

    private static boolean all(List<Comparison> comparisons, Observation observation) {
        for (Comparison comparison : comparisons) {
            if (!comparison.holds(observation)) {
                return false;
            }
        }
        return true;
    }
}
