// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.charging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** What a line of {@code fit} says about its station. */
class FitStationTest {

    private static final String PROFILE = "{\"evseId\":1,\"profile\":{\"chargingProfileId\":3,\"stackLevel\":0,"
            + "\"chargingProfilePurpose\":\"TxDefaultProfile\",\"chargingProfileKind\":\"Relative\",\"vendor\":[],"
            + "\"chargingSchedule\":{\"chargingRateUnit\":\"A\",\"duration\":900,"
            + "\"chargingSchedulePeriod\":[{\"startPeriod\":0,\"limit\":16}]}}}";

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private int exit;

    private List<String> run(String input) {
        InputStream in = new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8));
        exit = new CommandLine(new FitCommand(in))
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute();
        return out.toString().lines().toList();
    }

    private static String line(String members) {
        return "{\"ocpp\":\"1.6\",\"evses\":[1]," + members + "}\n";
    }

    private static String fitted(String station) {
        return line("\"profiles\":[" + PROFILE + "],\"now\":\"2026-01-05T12:00:00Z\",\"horizon\":60," + station);
    }

    @Test
    void fitAsksRecipesAboutAStationThatIsOnlyNamed() {
        List<String> answers = run(fitted("\"model\":\"Grizzl-E\",\"keys\":{\"ChargeProfileMaxStackLevel\":\"8\"}"));

        assertThat(answers).singleElement().satisfies(answer -> assertThat(answer)
                .contains("\"station\":{\"units\":[\"A\"]", "\"minAmps\":7", "\"notes\":[")
                .contains("\"stackLevel\":0", "\"limit\":16.0"));
        assertThat(exit).isZero();
    }

    @Test
    void fitBelievesTheStationOfTheLineMoreThanRecipes() {
        List<String> answers = run(fitted("\"model\":\"Grizzl-E\",\"station\":{\"maxStackLevel\":4}"));

        assertThat(answers).singleElement().satisfies(answer -> assertThat(answer)
                .contains("\"stackLevel\":4")
                .doesNotContain("\"notes\""));
    }

    @Test
    void fitWritesProfilesAsTheStationOfTheLineWantsThem() {
        List<String> answers =
                run(fitted("\"station\":{\"maxStackLevel\":1,\"maxInstalled\":2,\"startSchedule\":\"never\","
                        + "\"fallback\":{\"afterSeconds\":900,\"amps\":6}}"));

        assertThat(answers).singleElement().satisfies(answer -> assertThat(answer)
                .contains("\"duration\":900", "\"limit\":6.0")
                .doesNotContain("startSchedule"));
    }

    @Test
    void fitRefusesWordsThatItDoesNotKnow() {
        List<String> answers = run(fitted("\"station\":{\"startSchedule\":\"sometimes\"}")
                + fitted("\"station\":{\"pauseAmps\":6}")
                + fitted("\"station\":{\"fallback\":{\"afterSeconds\":1}}")
                + fitted("\"keys\":{\"a\":1}"));

        assertThat(answers)
                .containsExactly(
                        "{\"line\":1,\"rule\":\"enum\",\"error\":\"station/startSchedule has a word that is not known\"}",
                        "{\"line\":2,\"rule\":\"maximum\",\"error\":\"station/pauseAmps is not less than minAmps\"}",
                        "{\"line\":3,\"rule\":\"minimum\",\"error\":\"station/fallback/afterSeconds is less than 60\"}",
                        "{\"line\":4,\"rule\":\"type\",\"error\":\"keys has a member that is no string\"}");
    }
}
