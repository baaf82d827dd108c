// SPDX-License-Identifier: Apache-2.0
package io.ferrule.ids.rule;

import io.ferrule.ids.watch.Field;
import io.ferrule.ids.watch.Observation;
import java.util.List;
import java.util.function.BiPredicate;

/** One field and what it is compared with. The test is given all values of the field, and the time for lists that expire. */
record Comparison(Field field, BiPredicate<List<Object>, Observation> test, List<String> words) {

    boolean holds(Observation observation) {
        return test.test(field.of(observation), observation);
    }
}
