// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.ids;

import static org.assertj.core.api.Assertions.assertThat;

import io.ferrule.benchmarks.ids.attack.Attack;
import io.ferrule.benchmarks.ids.attack.Attacks;
import io.ferrule.benchmarks.ids.unseen.Unseen;
import io.ferrule.ids.rule.RuleFiles;
import io.ferrule.ids.rule.RuleSet;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The laboratory itself: what it counts as found, and that it has enough to find. */
class TrialTest {

    private static final Setting SMALL = new Setting(4, 6, Duration.ofMinutes(15), true);

    @Test
    void knowsThreeWaysOfEachClass() {
        Map<String, Long> ways =
                Attacks.all().stream().collect(Collectors.groupingBy(Attack::type, Collectors.counting()));

        assertThat(ways)
                .hasSize(59)
                .allSatisfy((type, count) -> assertThat(count).as(type).isGreaterThanOrEqualTo(3));
    }

    @Test
    void hasSixtyUnseenWaysOverThirtyClassesAndTwentyHonestScenarios() {
        assertThat(Unseen.attacks()).hasSizeGreaterThanOrEqualTo(60).doesNotHaveDuplicates();
        assertThat(Unseen.attacks().stream().map(Attack::type).distinct()).hasSizeGreaterThanOrEqualTo(30);
        assertThat(Unseen.traps()).hasSizeGreaterThanOrEqualTo(20);
    }

    @Test
    void playsAnUnseenAttackAsItPlaysTheOthers() {
        Attack attack = Unseen.attacks().stream()
                .filter(one -> one.name().equals("two cards in one token"))
                .findFirst()
                .orElseThrow();

        Outcome outcome = Trial.of(attack, RuleFiles.builtIn(), SMALL);

        assertThat(outcome.named()).isTrue();
        assertThat(outcome.blocked()).isTrue();
    }

    @Test
    void tellsOnWhichLineAnAttackWasFound() {
        Outcome outcome = Trial.of(attack("A18", "meterStart twice"), RuleFiles.builtIn(), SMALL);

        assertThat(outcome.detected()).isTrue();
        assertThat(outcome.named()).isTrue();
        assertThat(outcome.blocked()).isTrue();
        assertThat(outcome.line()).isEqualTo(1);
        assertThat(outcome.after()).isZero();
    }

    @Test
    void findsNothingWithoutRules() {
        Outcome outcome = Trial.of(attack("A18", "meterStart twice"), RuleSet.empty(), SMALL);

        assertThat(outcome.detected()).isFalse();
        assertThat(outcome.blocked()).isFalse();
    }

    @Test
    void repeatsItselfWithTheSameSeed() {
        Quiet.Report one = Quiet.days(1, RuleFiles.builtIn(), SMALL);
        Quiet.Report two = Quiet.days(1, RuleFiles.builtIn(), SMALL);

        assertThat(one).isEqualTo(two);
        assertThat(one.lines()).isGreaterThan(1_000);
    }

    private static Attack attack(String type, String name) {
        return Attacks.all().stream()
                .filter(attack -> attack.type().equals(type) && attack.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
