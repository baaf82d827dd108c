// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.ferrule.charging.Kind;
import io.ferrule.charging.Purpose;
import io.ferrule.charging.RateUnit;
import io.ferrule.charging.fit.Wording;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecipeBookTest {

    private static final StationFacts STATION =
            new StationFacts("ACME", "One", "1.2", Map.of("ChargeProfileMaxStackLevel", "8"));

    private static Recipe recipe(String name, String vendor, Map<Property, List<String>> says) {
        return new Recipe(name, new Recipe.Match(new NamePattern(vendor), NamePattern.ANY, NamePattern.ANY), says, "");
    }

    private static Known known(Recipe... recipes) {
        return new RecipeBook(List.of(recipes), ClaimedCapabilities.usual()).known(STATION);
    }

    private static Known knownBy(Property property, String... words) {
        return known(recipe("r", "acme", Map.of(property, List.of(words))));
    }

    @Test
    void knowsWhatTheKeysClaimWithoutRecipes() {
        Known known = known();

        assertThat(known).isEqualTo(ClaimedCapabilities.usual().known(STATION));
    }

    @Test
    void countsTheStackLevelFromTheReportedOne() {
        assertThat(knownBy(Property.STACK_LEVEL, "reported - 1")
                        .capabilities()
                        .accepts()
                        .maxStackLevel())
                .isEqualTo(7);
        assertThat(knownBy(Property.STACK_LEVEL, "reported-9")
                        .capabilities()
                        .accepts()
                        .maxStackLevel())
                .isZero();
        assertThat(knownBy(Property.STACK_LEVEL, "3").capabilities().accepts().maxStackLevel())
                .isEqualTo(3);
    }

    @Test
    void addsUpRecipesSoThatALaterOneCounts() {
        Known known = known(
                recipe("first", "*", Map.of(Property.MIN_AMPS, List.of("8"), Property.MAX_PERIODS, List.of("4"))),
                recipe("other", "Emca*", Map.of(Property.MAX_PERIODS, List.of("9"))),
                recipe("second", "AC*", Map.of(Property.MIN_AMPS, List.of("7"))));

        assertThat(known.capabilities().delivers().minAmps()).isEqualByComparingTo("7");
        assertThat(known.capabilities().accepts().maxPeriods()).isEqualTo(4);
        assertThat(known.notes()).contains("recipe first", "recipe second").doesNotContain("recipe other");
    }

    @Test
    void putsARecipeInThePlaceOfOneOfItsName() {
        RecipeBook book = new RecipeBook(
                List.of(recipe("r", "*", Map.of(Property.PHASES, List.of("1")))), ClaimedCapabilities.usual());

        Known known = book.with(List.of(recipe("r", "other", Map.of()))).known(STATION);

        assertThat(known.capabilities().delivers().phases()).isEqualTo(3);
    }

    @Test
    void saysAllThatAStationCanDo() {
        assertThat(knownBy(Property.UNITS, "W").capabilities().accepts().units())
                .containsExactly(RateUnit.W);
        assertThat(knownBy(Property.KINDS, "Relative").capabilities().accepts().kinds())
                .containsExactly(Kind.RELATIVE);
        assertThat(knownBy(Property.PURPOSES, "TxProfile", "TxDefaultProfile")
                        .capabilities()
                        .accepts()
                        .purposes())
                .isEqualTo(Set.of(Purpose.TX, Purpose.TX_DEFAULT));
        assertThat(knownBy(Property.IGNORES_SCHEDULE, "true")
                        .capabilities()
                        .accepts()
                        .ignoresSchedule())
                .isTrue();
        assertThat(knownBy(Property.LIMIT_DECIMALS, "0")
                        .capabilities()
                        .delivers()
                        .limitDecimals())
                .isZero();
        assertThat(knownBy(Property.START_SCHEDULE, "never")
                        .capabilities()
                        .wording()
                        .startSchedule())
                .isEqualTo(Wording.StartSchedule.NEVER);
        assertThat(knownBy(Property.TRANSACTION_ID, "always")
                        .capabilities()
                        .wording()
                        .transactionId())
                .isEqualTo(Wording.TransactionId.ALWAYS);
        assertThat(knownBy(Property.KEEPS_LIMITS, "true").traits().keepsLimits())
                .isTrue();
    }

    @Test
    void tellsTheBooksAndTheProfilesOfOneFallback() {
        Known known = known(recipe(
                "r", "*", Map.of(Property.FALLBACK_SECONDS, List.of("900"), Property.FALLBACK_AMPS, List.of("6"))));

        assertThat(known.traits().fallback()).hasValueSatisfying(fallback -> {
            assertThat(fallback.after()).isEqualTo(Duration.ofMinutes(15));
            assertThat(fallback.amps()).isEqualTo(6);
        });
        assertThat(known.capabilities().wording().fallback())
                .isEqualTo(Optional.of(new Wording.Fallback(Duration.ofMinutes(15), new BigDecimal("6"))));
    }

    @Test
    void keepsAPauseBelowWhatTheStationChargesWith() {
        Known known =
                known(recipe("r", "*", Map.of(Property.PAUSE_AMPS, List.of("6.5"), Property.MIN_AMPS, List.of("6"))));

        assertThat(known.capabilities().wording().pauseAmps()).isEqualByComparingTo("5.9");
    }

    @ParameterizedTest
    @CsvSource({
        "UNITS, kW, 'must be a list of A, W, was \"kW\"'",
        "PHASES, 4, 'must be a number from 1 to 3, was \"4\"'",
        "MAX_PERIODS, 1.5, 'must be a whole number from 1 to 1000000, was \"1.5\"'",
        "MIN_AMPS, -1, 'must be a number from 0 to 100000, was \"-1\"'",
        "IGNORES_SCHEDULE, perhaps, 'must be one of true, false, was \"perhaps\"'",
        "START_SCHEDULE, sometimes, 'must be one of by-kind, always, never, was \"sometimes\"'",
        "STACK_LEVEL, reported + 1, 'must be a whole number from 0 to 1000000, or \"reported - 1\", was \"reported + 1\"'",
        "FALLBACK_SECONDS, 5, 'must be a number from 60 to 86400, was \"5\"'"
    })
    void saysWhatIsAllowedWhereAWordIsNot(Property property, String word, String sentence) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> recipe("r", "*", Map.of(property, List.of(word))))
                .withMessage(sentence);
    }

    @Test
    void refusesTwoRecipesOfOneName() {
        Recipe recipe = recipe("twice", "*", Map.of());

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RecipeBook(List.of(recipe, recipe), ClaimedCapabilities.usual()))
                .withMessageContaining("twice");
    }
}
