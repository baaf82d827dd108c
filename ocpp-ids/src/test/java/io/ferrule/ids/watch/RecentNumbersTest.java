// SPDX-License-Identifier: Apache-2.0
package io.ferrule.ids.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RecentNumbersTest {

    private static final int MOST = 128;

    private final RecentNumbers numbers = new RecentNumbers(MOST);

    @Test
    void tellsWhatStoodBesideANumberBefore() {
        numbers.put(7, 1);

        assertThat(numbers.put(7, 2)).hasValue(1);
        assertThat(numbers.get(7)).hasValue(2);
        assertThat(numbers.get(8)).isEmpty();
    }

    @Test
    void forgetsEverythingWhenCleared() {
        numbers.put(7, 1);

        numbers.clear();

        assertThat(numbers.contains(7)).isFalse();
    }

    @Test
    void doesNotTakeALookForAUse() {
        for (int i = 0; i < MOST; i++) {
            numbers.put(i, i);
        }

        assertThat(numbers.contains(0)).isTrue();
        numbers.put(MOST, 0);

        assertThat(numbers.contains(0)).isFalse();
    }

    @Test
    void forgetsWhatTheMapOfRecentThingsForgets() {
        long seed = Long.getLong("seed", 11);
        Random random = new Random(seed);
        Recent<Long, Integer> model = new Recent<>(MOST);

        for (int i = 0; i < 20_000; i++) {
            long key = random.nextInt(3 * MOST);
            boolean puts = random.nextBoolean();
            OptionalInt seen = puts ? numbers.put(key, i) : numbers.get(key);
            Integer expected = puts ? model.put(key, i) : model.get(key);

            assertThat(seen)
                    .as("step %d, seed %d", i, seed)
                    .isEqualTo(expected == null ? OptionalInt.empty() : OptionalInt.of(expected));
        }
    }
}
