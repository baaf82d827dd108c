// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.ids;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

final class ReplayCommandTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String HEARTBEAT = "[2,\"1\",\"Heartbeat\",{}]";
    private static final String SCRIPT = "[2,\"2\",\"Authorize\",{\"idTag\":\"<script>\"}]";
    private static final String TWICE = "[2,\"3\",\"Authorize\",{\"idTag\":\"A\",\"idTag\":\"B\"}]";

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private Instant now = Instant.parse("2026-01-06T12:00:00Z");

    @TempDir
    private Path directory = Path.of("");

    @Test
    void isQuietAboutHonestLines() {
        int exit = replay(List.of(frame("station", HEARTBEAT), frame("station", HEARTBEAT)));

        assertThat(answers()).hasSize(1);
        assertThat(answers().get(0).path("summary").path("frames").asInt()).isEqualTo(2);
        assertThat(exit).isZero();
    }

    @Test
    void tellsAnAlertAtItsFirstFrameAndEachBlockedFrame() {
        int exit = replay(List.of(frame("station", HEARTBEAT), frame("station", SCRIPT), frame("station", SCRIPT)));

        assertThat(answers())
                .filteredOn(
                        answer -> answer.path("rule").asText().equals("ferrule.injection") && answer.has("severity"))
                .singleElement()
                .satisfies(alert -> {
                    assertThat(alert.path("line").asInt()).isEqualTo(2);
                    assertThat(alert.path("class").asText()).isEqualTo("A22");
                    assertThat(alert.path("action").asText()).isEqualTo("block");
                    assertThat(alert.path("station").asText()).isEqualTo("CP1");
                    assertThat(alert.path("count").asInt()).isEqualTo(1);
                });
        assertThat(answers())
                .filteredOn(answer -> answer.path("blocked").asBoolean())
                .extracting(answer -> answer.path("line").asInt())
                .containsExactly(2, 3);
        assertThat(exit).isEqualTo(1);
    }

    @Test
    void tellsWithoutBlockingInModeAlert() {
        int exit = replay(List.of(frame("station", TWICE)), "--mode=alert");

        assertThat(answers()).noneMatch(answer -> answer.has("blocked"));
        assertThat(answers().get(0).path("action").asText()).isEqualTo("alert");
        assertThat(exit).isEqualTo(1);
    }

    @Test
    void onlyCountsInModeObserve() {
        int exit = replay(List.of(frame("station", TWICE)), "--mode=observe");

        assertThat(answers()).hasSize(1);
        assertThat(answers()
                        .get(0)
                        .path("summary")
                        .path("rules")
                        .path("ferrule.duplicate-key")
                        .asInt())
                .isEqualTo(1);
        assertThat(exit).isZero();
    }

    @Test
    void countsWhatItDidNotTellWithinTheHour() {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            now = now.plusSeconds(i == 4 ? 3_600 : 60);
            lines.add(frame("station", TWICE));
        }

        replay(lines);

        assertThat(answers())
                .filteredOn(
                        answer -> answer.path("rule").asText().equals("ferrule.duplicate-key") && answer.has("count"))
                .extracting(answer ->
                        answer.path("line").asInt() + " " + answer.path("count").asInt())
                .containsExactly("1 1", "5 4");
    }

    @Test
    void holdsTheRecordedAnswerToABlockedCallAgainstNobody() {
        String order =
                "[2,\"k\",\"UpdateFirmware\",{\"location\":\"file:///etc\",\"retrieveDate\":\"2026-01-06T12:00:00Z\"}]";
        List<String> lines = new ArrayList<>(List.of(frame("station", HEARTBEAT)));
        now = now.plusSeconds(600);
        lines.add(frame("csms", order));
        lines.add(frame("station", "[3,\"k\",{}]"));
        lines.add(frame("station", "[3,\"k\",{}]"));

        replay(lines);

        assertThat(answers())
                .filteredOn(answer -> answer.has("line"))
                .allMatch(answer -> answer.path("line").asInt() == 2);
    }

    @Test
    void answersLinesThatCannotBeReadAndGoesOn() {
        int exit = replay(List.of("nonsense", "{\"t\":\"yesterday\"}", frame("station", HEARTBEAT), "[1]"));

        assertThat(answers())
                .filteredOn(answer -> answer.has("error"))
                .extracting(answer -> answer.path("line").asInt())
                .containsExactly(1, 2, 4);
        assertThat(exit).isZero();
    }

    @Test
    void writesNothingThatATerminalObeys() {
        replay(List.of(frame("station", "[2,\"9\",\"Authorize\",{\"idTag\":\"\\u001b[2J\\r\\nok \\u009b\"}]")));

        assertThat(out.toString().chars().filter(c -> c != '\n')).allMatch(c -> c >= 0x20 && c < 0x7f);
    }

    @Test
    void keepsBaselinesOnlyWhereItIsToldTo() {
        String first = "[2,\"1\",\"BootNotification\",{\"chargePointVendor\":\"V\",\"chargePointModel\":\"M\"}]";
        String other = "[2,\"2\",\"BootNotification\",{\"chargePointVendor\":\"Evil\",\"chargePointModel\":\"M\"}]";
        String state = "--state=" + directory.resolve("state");
        replay(List.of(frame("station", first)), state);

        int forgetful = replay(List.of(frame("station", other)));
        int remembering = replay(List.of(frame("station", other)), state);

        assertThat(forgetful).isZero();
        assertThat(remembering).isEqualTo(1);
    }

    @Test
    void refusesRulesWithAMistakeAndNamesItsPlace() throws IOException {
        Path rules = Files.writeString(directory.resolve("own.yaml"), "rules:\n  - id: own.rule\n    severty: high\n");

        int exit = replay(List.of(frame("station", HEARTBEAT)), "--rules=" + rules);

        assertThat(exit).isEqualTo(2);
        assertThat(err.toString()).contains("own.yaml:3:5: unknown key \"severty\"; did you mean \"severity\"?");
    }

    @Test
    void saysWhatToDoWhenThereAreNoSuchRules() throws IOException {
        Path rules = directory.resolve("nowhere");

        int exit = replay(List.of(frame("station", HEARTBEAT)), "--rules=" + rules);

        assertThat(exit).isEqualTo(2);
        assertThat(err.toString())
                .contains(rules + ": cannot be read: there is no such file or directory; give one with files of rules");
    }

    @Test
    void saysWhatToDoWhenThereIsNoSuchFile() {
        int exit = run(
                new ByteArrayInputStream(new byte[0]),
                directory.resolve("nowhere").toString());

        assertThat(exit).isEqualTo(2);
        assertThat(err.toString()).contains("there is no such file");
    }

    private String frame(String from, String text) {
        ObjectNode line = JSON.createObjectNode();
        line.put("t", now.toString()).put("station", "CP1").put("from", from).put("ocpp", "1.6");
        line.put("peer", "10.0.0.1").put("conn", "c1").put("frame", text);
        now = now.plusSeconds(1);
        return line.toString();
    }

    private int replay(List<String> lines, String... options) {
        out.getBuffer().setLength(0);
        byte[] capture = String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
        List<String> arguments = new ArrayList<>(Arrays.asList(options));
        arguments.add("-");
        return run(new ByteArrayInputStream(capture), arguments.toArray(String[]::new));
    }

    private int run(ByteArrayInputStream in, String... arguments) {
        return new CommandLine(new ReplayCommand(in))
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments);
    }

    private List<JsonNode> answers() {
        return out.toString().lines().map(ReplayCommandTest::json).toList();
    }

    private static JsonNode json(String line) {
        try {
            return JSON.readTree(line);
        } catch (IOException e) {
            throw new UncheckedIOException(line, e);
        }
    }
}
