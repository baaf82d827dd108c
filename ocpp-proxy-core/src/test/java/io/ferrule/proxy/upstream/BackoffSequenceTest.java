// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BackoffSequenceTest {

    @Test
    void doublesAsOftenAsConfiguredAndThenStays() {
        BackoffSequence waits = new BackoffSequence(new Backoff(Duration.ofSeconds(10), Duration.ZERO, 3));

        List<Long> seconds = Stream.generate(() -> waits.next(new Random(1)).toSeconds())
                .limit(6)
                .toList();

        // OCPP 2.0.1 part 4, 5.3
        assertThat(seconds).containsExactly(10L, 20L, 40L, 80L, 80L, 80L);
    }

    @Test
    void beginsAtTheMinimumAfterASuccess() {
        BackoffSequence waits = new BackoffSequence(new Backoff(Duration.ofSeconds(10), Duration.ZERO, 3));
        waits.next(new Random(1));
        waits.next(new Random(1));

        waits.reset();

        // errata 2025-04
        assertThat(waits.next(new Random(1))).isEqualTo(Duration.ofSeconds(10));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void addsANewRandomPartToEachDoubling(long seed) {
        Random random = new Random(seed);
        BackoffSequence waits = new BackoffSequence(Backoff.defaults());

        Duration first = waits.next(random);
        Duration second = waits.next(random);

        assertThat(first).as("seed %d", seed).isBetween(Duration.ofSeconds(10), Duration.ofSeconds(20));
        assertThat(second.minus(first.multipliedBy(2)))
                .as("seed %d", seed)
                .isBetween(Duration.ZERO, Duration.ofSeconds(10));
    }
}
