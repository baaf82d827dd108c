// SPDX-License-Identifier: Apache-2.0
package io.ferrule.ids.laboratory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whole conversations of attackers, at least three variations of each class, each played with several seeds. */
class AttackTest {

    private static final int SEEDS = 3;

    static Stream<Attack> attacks() {
        return Stream.of(
                        TransportAttacks.all(),
                        MessageAttacks.all(),
                        StationAttacks.all(),
                        CsmsAttacks.all(),
                        TrustAttacks.all())
                .flatMap(List::stream);
    }

    static Stream<Arguments> games() {
        return attacks().flatMap(attack -> IntStream.range(0, SEEDS).mapToObj(seed -> Arguments.of(attack, seed)));
    }

    @ParameterizedTest(name = "{0}, seed {1}")
    @MethodSource("games")
    void isSeen(Attack attack, int seed) {
        Scene scene = new Scene(seed);

        attack.play().accept(scene);

        assertThat(scene.alerts)
                .as("%s, seed %d", attack, seed)
                .extracting(alert -> alert.rule().attackClass())
                .contains(attack.attackClass());
    }

    @Test
    void comesInThreeVariationsOfEachClass() {
        Map<String, Long> variations =
                attacks().collect(Collectors.groupingBy(Attack::attackClass, Collectors.counting()));

        // A57 needs approvals, A59 is about the rules themselves.
        assertThat(variations).hasSize(58).allSatisfy((name, count) -> assertThat(count)
                .isGreaterThanOrEqualTo(3));
    }
}
