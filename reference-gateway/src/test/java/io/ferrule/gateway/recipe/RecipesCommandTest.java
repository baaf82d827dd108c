// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class RecipesCommandTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path directory = Path.of("");

    private int run(String... arguments) {
        return new CommandLine(new RecipesCommand())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }

    private String file(String text) throws IOException {
        return Files.writeString(directory.resolve("own.yaml"), text).toString();
    }

    @Test
    void listsThoseThatAreBuiltInBeforeOwnOnes() throws IOException {
        int exit = run("list", "--json", file("recipes: [{name: own, vendor: ACME, phases: 1}]\n"));

        assertThat(exit).isZero();
        assertThat(out.toString().lines().toList())
                .hasSizeGreaterThan(5)
                .last()
                .isEqualTo("{\"name\":\"own\",\"vendor\":\"ACME\",\"model\":\"*\",\"firmware\":\"*\","
                        + "\"says\":{\"phases\":[\"1\"]},\"note\":\"\"}");
        assertThat(out.toString()).startsWith("{\"name\":\"abb-terra-ac\"");
    }

    @Test
    void listsATableForPeople() {
        int exit = run("list");

        assertThat(exit).isZero();
        assertThat(out.toString()).contains("grizzl-e", "stack-level 0, min-amps 7");
    }

    @Test
    void showsAStationThatFitTakes() {
        int exit = run(
                "show",
                "--json",
                "--vendor",
                "ABB",
                "--model",
                "TACW22",
                "--key",
                "ChargeProfileMaxStackLevel=8",
                "--key",
                "ChargingScheduleMaxPeriods=24",
                "--key",
                "MaxChargingProfilesInstalled=10");

        assertThat(exit).isZero();
        assertThat(out.toString())
                .startsWith("{\"station\":{\"units\":[\"A\"],\"kinds\":[\"Absolute\",\"Recurring\",\"Relative\"],")
                .contains("\"maxStackLevel\":7,", "\"transactionId\":\"always\"", "\"notes\":[\"recipe abb-terra-ac:");
    }

    @Test
    void showsPeopleWhereItIsKnownFrom() {
        int exit = run("show", "--model", "Grizzl-E");

        assertThat(exit).isZero();
        assertThat(out.toString()).containsPattern("minAmps +7\n").containsPattern("maxStackLevel +0\n");
        assertThat(err.toString()).contains("note: recipe grizzl-e: Takes only stack level 0");
    }

    @Test
    void checksAFileAndSaysItsMistakes() throws IOException {
        int exit = run("check", file("recipes:\n  - name: own\n    phase: 1\n"));

        assertThat(exit).isEqualTo(1);
        assertThat(out.toString()).contains("own.yaml:3:5: recipes[0].phase: unknown key; did you mean \"phases\"?");
        assertThat(err.toString()).contains("1 mistake");
    }

    @Test
    void saysThatAFileIsFine() throws IOException {
        int exit = run("check", file("recipes: [{name: own}]\n"));

        assertThat(exit).isZero();
        assertThat(err.toString()).contains("1 recipe, no mistake");
    }

    @Test
    void cannotReadAFileThatIsNotThere() {
        int exit = run("check", directory.resolve("none.yaml").toString());

        assertThat(exit).isEqualTo(2);
        assertThat(err.toString()).contains("cannot read the recipes").contains("there is no such file");
    }

    @Test
    void asksWhatToDo() {
        int exit = run();

        assertThat(exit).isEqualTo(2);
        assertThat(err.toString()).contains("say what to do with the recipes: list, show, check");
    }
}
