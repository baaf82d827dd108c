// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.ferrule.charging.Kind;
import io.ferrule.charging.Purpose;
import io.ferrule.charging.fit.StationCapabilities;
import io.ferrule.charging.fit.Wording;
import io.ferrule.charging.recipe.ClaimedCapabilities;
import io.ferrule.charging.recipe.Property;
import io.ferrule.charging.recipe.Recipe;
import io.ferrule.charging.recipe.RecipeBook;
import io.ferrule.charging.recipe.StationFacts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecipeFileTest {

    @TempDir
    private Path directory = Path.of("");

    private Path file(String text) throws IOException {
        return Files.writeString(directory.resolve("recipes.yaml"), text);
    }

    private static StationCapabilities builtIn(String vendor, String model) throws ConfigException {
        RecipeBook book = RecipeFile.book(Optional.empty(), ClaimedCapabilities.usual());
        Map<String, String> keys = Map.of("ChargeProfileMaxStackLevel", "8");
        return book.known(new StationFacts(vendor, model, "", keys)).capabilities();
    }

    @Test
    void readsWhatARecipeSays() throws Exception {
        List<Recipe> recipes = RecipeFile.read(
                file(
                        """
                recipes:
                  - name: acme-one
                    vendor: ACME*
                    model: "*One*"
                    stack-level: reported - 1
                    units: [A, W]
                    max-periods: 1
                    note: Seen on a bench.
                """));

        assertThat(recipes).singleElement().satisfies(recipe -> {
            assertThat(recipe.match().vendor().text()).isEqualTo("ACME*");
            assertThat(recipe.match().firmware().text()).isEqualTo("*");
            assertThat(recipe.says())
                    .isEqualTo(Map.of(
                            Property.STACK_LEVEL, List.of("reported - 1"),
                            Property.UNITS, List.of("A", "W"),
                            Property.MAX_PERIODS, List.of("1")));
            assertThat(recipe.note()).isEqualTo("Seen on a bench.");
        });
    }

    @Test
    void namesEachMistakeWithItsPlaceAndTheNearestKey() throws IOException {
        Path file = file(
                """
                recipes:
                  - name: ACME
                    max-period: 1
                  - vendor: ""
                    units: [kW]
                    limit-decimals: 2
                """);

        ConfigException wrong = catchThrowableOfType(ConfigException.class, () -> RecipeFile.read(file));

        assertThat(wrong.problems())
                .extracting(problem -> problem.line() + " " + problem.key() + ": " + problem.message())
                .containsExactly(
                        "2 recipes[0].name: must be a name of 1 to 64 small letters, digits and hyphens",
                        "3 recipes[0].max-period: unknown key; did you mean \"max-periods\"?",
                        "4 recipes[1].name: is required: small letters, digits and hyphens",
                        "4 recipes[1].vendor: must be a name of 1 to 255 characters, in which * stands for any",
                        "5 recipes[1].units: must be a list of A, W, was \"kW\"",
                        "6 recipes[1].limit-decimals: must be a number from 0 to 1, was \"2\"");
    }

    @Test
    void refusesTwoRecipesOfOneName() throws IOException {
        Path file = file("recipes: [{name: a}, {name: a}]\n");

        ConfigException wrong = catchThrowableOfType(ConfigException.class, () -> RecipeFile.read(file));

        assertThat(wrong.problems()).singleElement().satisfies(problem -> assertThat(problem.message())
                .isEqualTo("another recipe has this name"));
    }

    @Test
    void putsOwnRecipesAfterThoseThatAreBuiltInAndInTheirPlace() throws Exception {
        Path file = file("recipes: [{name: grizzl-e, model: '*Grizzl*', min-amps: 6}]\n");

        RecipeBook book = RecipeFile.book(Optional.of(file), ClaimedCapabilities.usual());

        StationFacts grizzl = new StationFacts("", "Grizzl-E Smart", "", Map.of());
        assertThat(book.known(grizzl).capabilities().delivers().minAmps()).isEqualByComparingTo("6");
    }

    @Test
    void knowsStationsFromTheField() throws ConfigException {
        assertThat(builtIn("ABB", "TACW22").accepts().maxStackLevel()).isEqualTo(7);
        assertThat(builtIn("ABB", "TACW22").wording().transactionId()).isEqualTo(Wording.TransactionId.ALWAYS);
        assertThat(builtIn("United Chargers", "Grizzl-E Smart").accepts().maxStackLevel())
                .isZero();
        assertThat(builtIn("United Chargers", "Grizzl-E Smart").delivers().minAmps())
                .isEqualByComparingTo("7");
        assertThat(builtIn("Timxon", "A0").accepts().purposes()).containsExactly(Purpose.TX_DEFAULT);
        assertThat(builtIn("Timxon", "A0").accepts().kinds()).containsExactly(Kind.RELATIVE);
        assertThat(builtIn("EV-Box", "Elvi").accepts().purposes()).doesNotContain(Purpose.STATION_MAX);
    }

    @Test
    void changesNothingAboutAStationThatNoRecipeNames() throws ConfigException {
        StationCapabilities known = builtIn("Somebody", "Else");

        Map<String, String> keys = Map.of("ChargeProfileMaxStackLevel", "8");
        assertThat(known)
                .isEqualTo(ClaimedCapabilities.usual()
                        .known(new StationFacts("", "", "", keys))
                        .capabilities());
    }

    @Test
    void saysWhatAnEmptyFileLacks() throws IOException {
        Path file = file("");

        ConfigException wrong = catchThrowableOfType(ConfigException.class, () -> RecipeFile.read(file));

        assertThat(wrong.getMessage()).contains("is empty; a file of recipes begins with \"recipes:\" and a list");
    }
}
