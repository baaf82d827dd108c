// SPDX-License-Identifier: Apache-2.0
package io.ferrule.ids.rule;

import io.ferrule.ids.watch.Field;
import io.ferrule.ids.watch.Observation;
import java.util.List;
import java.util.Optional;

/**
 * How often something must happen.
 *
 * @param atLeast how often, 1 to 1,000
 * @param millis within which time
 * @param per fields that must be the same; none for all stations together
 * @param of the field whose different values are counted instead of events
 */
record Tally(int atLeast, long millis, List<Field> per, Optional<Field> of) {

    Tally {
        per = List.copyOf(per);
    }

    String key(Observation observation) {
        if (per.size() == 1) {
            return per.get(0).key(observation);
        }
        StringBuilder key = new StringBuilder();
        per.forEach(field -> key.append(field.key(observation)).append('\n'));
        return key.toString();
    }

    Optional<String> value(Observation observation) {
        return of.map(field -> field.key(observation)).filter(value -> !value.isEmpty());
    }

    boolean perStation() {
        return per.stream().anyMatch(field -> field.name().equals("station"));
    }
}
