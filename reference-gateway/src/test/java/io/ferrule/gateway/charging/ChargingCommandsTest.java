// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.charging;

import static org.assertj.core.api.Assertions.assertThat;

import io.ferrule.gateway.lines.LinesCommand;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** The shapes that {@code docs/charging.md} promises. */
class ChargingCommandsTest {

    private static final String PROFILE = "{\"evseId\":1,\"profile\":{\"chargingProfileId\":3,\"stackLevel\":0,"
            + "\"chargingProfilePurpose\":\"TxDefaultProfile\",\"chargingProfileKind\":\"Relative\",\"vendor\":[],"
            + "\"chargingSchedule\":{\"chargingRateUnit\":\"A\",\"duration\":900,"
            + "\"chargingSchedulePeriod\":[{\"startPeriod\":0,\"limit\":16}]}}}";
    private static final String QUERY =
            "\"query\":{\"evseId\":1,\"now\":\"2026-01-05T12:00:00Z\",\"duration\":3600,\"unit\":\"A\"}";

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private int exit;

    private List<String> run(Function<InputStream, LinesCommand> command, String input, String... arguments) {
        InputStream in = new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8));
        exit = new CommandLine(command.apply(in))
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
        return out.toString().lines().toList();
    }

    private static String line(String members) {
        return "{\"ocpp\":\"1.6\",\"evses\":[1]," + members + "}\n";
    }

    @Test
    void composeTellsLimitsAndWhereThereIsNone() {
        List<String> answers = run(
                ComposeCommand::new,
                line("\"id\":{\"a\":[1.10]},\"unknown\":1,\"profiles\":[" + PROFILE + "]," + QUERY));

        assertThat(answers)
                .containsExactly("{\"line\":1,\"id\":{\"a\":[1.10]},\"periods\":[{\"startPeriod\":0,\"limit\":16.0,"
                        + "\"numberPhases\":3},{\"startPeriod\":900,\"unlimited\":true}]}");
        assertThat(exit).isZero();
    }

    @Test
    void composeRefusesALineByItsRuleAndGoesOn() {
        String negative = PROFILE.replace("\"limit\":16", "\"limit\":-16");
        String nan = PROFILE.replace("\"limit\":16", "\"limit\":NaN");
        String huge = PROFILE.replace("\"limit\":16", "\"limit\":1e308");

        List<String> answers = run(
                ComposeCommand::new,
                line("\"id\":1,\"profiles\":[" + negative + "]," + QUERY)
                        + line("\"id\":2,\"profiles\":[" + nan + "]," + QUERY)
                        + line("\"id\":3,\"profiles\":[" + huge + "]," + QUERY)
                        + line("\"id\":4,\"zone\":\"Mars/Olympus\"," + QUERY)
                        + line("\"id\":5," + QUERY.replace("\"evseId\":1", "\"evseId\":9"))
                        + line("\"id\":6," + QUERY.replace("3600", "1e9"))
                        + "{\"id\":7,\"ocpp\":\"1.5\"}\n"
                        + "no JSON\n"
                        + line("\"id\":9," + QUERY));

        assertThat(answers).hasSize(9);
        assertThat(answers.get(0)).startsWith("{\"line\":1,\"id\":1,\"rule\":\"minimum\",\"error\":");
        assertThat(answers.get(1)).startsWith("{\"line\":2,\"id\":2,\"rule\":\"type\",\"error\":");
        assertThat(answers.get(2)).startsWith("{\"line\":3,\"id\":3,\"rule\":\"maximum\",\"error\":");
        assertThat(answers.get(3)).startsWith("{\"line\":4,\"id\":4,\"rule\":\"zone\",\"error\":");
        assertThat(answers.get(4)).startsWith("{\"line\":5,\"id\":5,\"rule\":\"5.7\",\"error\":");
        assertThat(answers.get(5)).startsWith("{\"line\":6,\"id\":6,\"rule\":\"maximum\",\"error\":");
        assertThat(answers.get(6)).startsWith("{\"line\":7,\"id\":7,\"rule\":\"unknown-version\",\"error\":");
        assertThat(answers.get(7)).startsWith("{\"line\":8,\"rule\":\"json\",\"error\":");
        assertThat(answers.get(8))
                .isEqualTo("{\"line\":9,\"id\":9,\"periods\":[{\"startPeriod\":0,\"unlimited\":true}]}");
        assertThat(exit).isEqualTo(1);
    }

    @Test
    void composeTellsThePresentValueWhereTheDurationIsZeroOrLess() {
        String asked = line("\"profiles\":[" + PROFILE + "]," + QUERY.replace("3600", "-5"));

        assertThat(run(ComposeCommand::new, asked))
                .containsExactly("{\"line\":1,\"periods\":[{\"startPeriod\":0,\"limit\":16.0,\"numberPhases\":3}]}");
    }

    @Test
    void composeTakesFixedDrawsAndTransactions() {
        String profile =
                "{\"evseId\":0,\"profile\":{\"id\":4,\"stackLevel\":0,\"chargingProfilePurpose\":\"TxProfile\","
                        + "\"chargingProfileKind\":\"Relative\",\"transactionId\":\"t\",\"chargingSchedule\":[{\"id\":1,"
                        + "\"chargingRateUnit\":\"W\",\"randomizedDelay\":600,\"chargingSchedulePeriod\":[{\"startPeriod\":0,"
                        + "\"limit\":6900},{\"startPeriod\":3600,\"limit\":0}]}]}}";

        List<String> answers = run(
                ComposeCommand::new,
                "{\"ocpp\":\"2.1\",\"evses\":[1],\"profiles\":[" + profile + "],\"draws\":{\"4\":{\"3600\":17}},"
                        + "\"transactions\":[{\"evseId\":1,\"transactionId\":\"t\",\"start\":\"2026-01-05T11:30:00Z\"}],"
                        + QUERY + "}");

        assertThat(answers)
                .containsExactly("{\"line\":1,\"periods\":[{\"startPeriod\":0,\"limit\":10.0,\"numberPhases\":3},"
                        + "{\"startPeriod\":1817,\"limit\":0.0,\"numberPhases\":3}]}");
    }

    private static String request(String limit) {
        return "\"action\":\"SetChargingProfile\",\"config\":{\"NumberOfConnectors\":\"1\"},\"strict\":true,\"request\":"
                + PROFILE.replace("evseId", "connectorId")
                        .replace("\"profile\"", "\"csChargingProfiles\"")
                        .replace("\"limit\":16", limit);
    }

    @Test
    void checkProfileNamesTheRule() {
        List<String> answers = run(
                CheckProfileCommand::new,
                line(request("\"limit\":16"))
                        + line("\"id\":\"b\"," + request("\"limit\":16.05"))
                        + line(request("\"limit\":NaN")));

        assertThat(answers)
                .containsExactly(
                        "{\"line\":1,\"accepted\":true}",
                        "{\"line\":2,\"id\":\"b\",\"accepted\":false,\"rule\":\"7.14\","
                                + "\"reason\":\"a limit has more than one decimal\"}",
                        "{\"line\":3,\"accepted\":false,\"rule\":\"type\",\"reason\":"
                                + "\"/chargingSchedule/chargingSchedulePeriod/0/limit is no number\"}");
        assertThat(exit).isEqualTo(1);
    }

    @Test
    void checkProfileTellsWhatClearingLeaves() {
        String clear = "\"action\":\"ClearChargingProfile\",\"installed\":[" + PROFILE + "],\"request\":";

        List<String> answers =
                run(CheckProfileCommand::new, line(clear + "{\"id\":3}") + line(clear + "{\"stackLevel\":1}"));

        assertThat(answers)
                .containsExactly(
                        "{\"line\":1,\"status\":\"Accepted\",\"remainingIds\":[]}",
                        "{\"line\":2,\"status\":\"Unknown\",\"remainingIds\":[3]}");
    }

    @Test
    void fitTellsMessagesAndWhatCannotBeExpressed() {
        String station =
                "\"station\":{\"units\":[\"A\"],\"maxPeriods\":1,\"purposes\":[\"TxProfile\"],\"minAmps\":20},";
        String transactions = "\"transactions\":[{\"evseId\":1,\"transactionId\":\"t\",\"legacyTransactionId\":77}],";

        List<String> answers = run(
                FitCommand::new,
                line(station + transactions + "\"profiles\":[" + PROFILE
                        + "],\"now\":\"2026-01-05T12:00:00Z\",\"horizon\":3600"));

        assertThat(answers)
                .containsExactly("{\"line\":1,\"messages\":[{\"at\":\"2026-01-05T12:00:00Z\",\"action\":"
                        + "\"SetChargingProfile\",\"payload\":{\"connectorId\":1,\"csChargingProfiles\":{"
                        + "\"chargingProfileId\":3,\"transactionId\":77,\"stackLevel\":0,\"chargingProfilePurpose\":"
                        + "\"TxProfile\",\"chargingProfileKind\":\"Absolute\",\"chargingSchedule\":{\"startSchedule\":"
                        + "\"2026-01-05T12:00:00.000Z\",\"chargingRateUnit\":\"A\",\"chargingSchedulePeriod\":["
                        + "{\"startPeriod\":0,\"limit\":0.0}]}}}},{\"at\":\"2026-01-05T12:15:00Z\",\"action\":"
                        + "\"SetChargingProfile\",\"payload\":{\"connectorId\":1,\"csChargingProfiles\":{"
                        + "\"chargingProfileId\":3,\"transactionId\":77,\"stackLevel\":0,\"chargingProfilePurpose\":"
                        + "\"TxProfile\",\"chargingProfileKind\":\"Absolute\",\"chargingSchedule\":{\"startSchedule\":"
                        + "\"2026-01-05T12:15:00.000Z\",\"chargingRateUnit\":\"A\",\"chargingSchedulePeriod\":["
                        + "{\"startPeriod\":0,\"limit\":32.0}]}}}}],\"notExpressible\":[{\"what\":"
                        + "\"a limit below the station's minimum becomes 0\",\"at\":\"2026-01-05T12:00:00Z\"}]}");
        assertThat(exit).isZero();
    }

    @Test
    void fitRefusesAStationThatCannotBe() {
        String now = "\"now\":\"2026-01-05T12:00:00Z\",";

        List<String> answers = run(
                FitCommand::new,
                line(now + "\"station\":{\"phases\":4}")
                        + line(now + "\"station\":{\"units\":[\"kW\"]}")
                        + line(now + "\"horizon\":-1")
                        + line("\"horizon\":1"));

        assertThat(answers.get(0)).contains("\"rule\":\"maximum\",\"error\":\"station/phases is more than 3\"");
        assertThat(answers.get(1)).contains("\"rule\":\"enum\"");
        assertThat(answers.get(2)).contains("\"rule\":\"minimum\"");
        assertThat(answers.get(3)).contains("\"rule\":\"required\",\"error\":\"now is missing\"");
    }

    @Test
    void saysWhatToDoWhenTheFileIsNotThere() {
        run(ComposeCommand::new, "", "no-such-file.jsonl");

        assertThat(exit).isEqualTo(2);
        assertThat(err.toString()).contains("no-such-file.jsonl cannot be read: there is no such file; give the path");
    }
}
