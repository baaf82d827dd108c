// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

final class LintCommandTest {

    private static final String HEARTBEAT = "[2,\"1\",\"Heartbeat\",{}]";

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path directory = Path.of("");

    @Test
    void answersEachLineAndSkipsBlankOnes() {
        int exit = lint(HEARTBEAT + "\r\n\n  \n[3,\"2\",{\"currentTime\":\"2026-01-01T00:00:00Z\"}]", "--from=station");

        assertThat(lines())
                .containsExactly(
                        "{\"line\":1,\"verdict\":\"ok\",\"action\":\"Heartbeat\"}",
                        "{\"line\":4,\"verdict\":\"ok\",\"notes\":[{\"pointer\":\"\",\"rule\":\"unknown-call\","
                                + "\"message\":\"the CALL that this answers is not known\"}]}");
        assertThat(exit).isZero();
    }

    @Test
    void givesBackTheIdWithItsType() {
        lint(
                """
                {"id":7,"frame":"[2,\\"1\\",\\"Heartbeat\\",{}]"}
                {"frame":"[2,\\"2\\",\\"Heartbeat\\",{}]","id":"7"}
                {"frame":"[2,\\"3\\",\\"Heartbeat\\",{}]","id":{"a":[1.10,null]}}
                {"id":null,"frame":"[2,\\"4\\",\\"Heartbeat\\",{}]"}
                """);

        assertThat(lines())
                .containsExactly(
                        "{\"line\":1,\"id\":7,\"verdict\":\"ok\",\"action\":\"Heartbeat\"}",
                        "{\"line\":2,\"id\":\"7\",\"verdict\":\"ok\",\"action\":\"Heartbeat\"}",
                        "{\"line\":3,\"id\":{\"a\":[1.10,null]},\"verdict\":\"ok\",\"action\":\"Heartbeat\"}",
                        "{\"line\":4,\"id\":null,\"verdict\":\"ok\",\"action\":\"Heartbeat\"}");
    }

    @Test
    void answersObjectsOfAnotherShapeWithAnErrorAndGoesOn() {
        int exit = lint("{\"frame\":\n{\"id\":1}\n{\"frame\":[2]}\n{\"frame\":\"[]\",\"from\":\"both\"}\n"
                + "{\"frame\":\"[]\",\"ocpp\":1.6}\n{\"id\":\"s\",\"soap\":[]}\n{} {}\n" + HEARTBEAT);

        assertThat(lines())
                .containsExactly(
                        "{\"line\":1,\"error\":\"the line is not one JSON object; a bare frame starts with [\"}",
                        "{\"line\":2,\"id\":1,\"error\":\"the object has no frame; give the OCPP-J text as a string\"}",
                        "{\"line\":3,\"error\":\"frame is not a string\"}",
                        "{\"line\":4,\"error\":\"from is neither station nor csms\"}",
                        "{\"line\":5,\"error\":\"ocpp is not a string\"}",
                        "{\"line\":6,\"id\":\"s\",\"error\":\"soap is not a string\"}",
                        "{\"line\":7,\"error\":\"the line is not one JSON object; a bare frame starts with [\"}",
                        "{\"line\":8,\"verdict\":\"ok\",\"action\":\"Heartbeat\"}");
        assertThat(exit).isEqualTo(1);
    }

    @Test
    void givesEveryOtherLineAVerdict() {
        int exit = lint("hello\n\"[2]\"\n[2,1,\"Heartbeat\",{}]");

        assertThat(lines()).hasSize(3).allSatisfy(line -> assertThat(line)
                .contains("\"verdict\":\"malformed\",\"findings\":[{\"pointer\":\"\",\"rule\":\"envelope\","
                        + "\"code\":\"FormationViolation\""));
        assertThat(exit).isEqualTo(1);
    }

    @Test
    void refusesBytesThatAreNotUtf8AndGoesOn() {
        byte[] input = join(
                bytes("[2,\"1\",\"Heartbeat\",{\"x\":\""),
                new byte[] {(byte) 0xff},
                bytes("\"}]\n{\"frame\":\""),
                new byte[] {(byte) 0xc3},
                bytes("\"}\n" + HEARTBEAT));

        int exit = lint(input);

        assertThat(lines().get(0)).contains("malformed").contains("envelope");
        assertThat(lines().get(1)).isEqualTo("{\"line\":2,\"error\":\"the line is not UTF-8\"}");
        assertThat(lines().get(2)).contains("\"ok\"");
        assertThat(exit).isEqualTo(1);
    }

    @Test
    void answersLinesThatAreTooLongToHold() {
        String filler = "\u00e9".repeat(3 * 1_024 * 1_024);

        int exit = lint("[2,\"1\",\"Heartbeat\",\"" + filler + "\"]\n{\"id\":\"" + filler + "\"}\n" + HEARTBEAT);

        assertThat(lines().get(0)).contains("\"malformed\"").contains("\"rule\":\"limit\"");
        assertThat(lines().get(1)).startsWith("{\"line\":2,\"error\":\"the line is longer");
        assertThat(lines().get(2)).contains("\"ok\"");
        assertThat(exit).isEqualTo(1);
    }

    /** Blanks shift the line, so that its end is cut off between all characters of an escape. */
    @ParameterizedTest
    @CsvSource({
        "frame, [, 0", "frame, \\u00e9, 0", "frame, \\u00e9, 1", "frame, \\u00e9, 2", "frame, \\u00e9, 3",
        "frame, \\u00e9, 4", "frame, \\u00e9, 5", "frame, \\\\, 0", "frame, \\\\, 1", "soap, <a>, 0"
    })
    void judgesWhatIsTooLongAlreadyThoughTheLineIsCut(String member, String piece, int blanks) {
        String filler = piece.repeat(5 * 1_024 * 1_024 / piece.length());

        int exit = lint("{\"id\":7," + " ".repeat(blanks) + "\"" + member + "\":\"" + filler + "\"}\n" + HEARTBEAT);

        assertThat(lines().get(0))
                .startsWith("{\"line\":1,\"id\":7,\"verdict\":\"malformed\"")
                .contains("\"rule\":\"limit\"");
        assertThat(lines().get(1)).contains("\"ok\"");
        assertThat(exit).isEqualTo(1);
    }

    @Test
    void takesAMemberThatIsNullForOneThatIsAbsent() {
        int exit = lint("{\"id\":1,\"ocpp\":null,\"from\":null,\"station\":null,\"action\":null,\"soap\":null,"
                + "\"frame\":\"[2,\\\"1\\\",\\\"Heartbeat\\\",{}]\"}\n{\"frame\":null}");

        assertThat(lines())
                .containsExactly(
                        "{\"line\":1,\"id\":1,\"verdict\":\"ok\",\"action\":\"Heartbeat\"}",
                        "{\"line\":2,\"error\":\"the object has no frame; give the OCPP-J text as a string\"}");
        assertThat(exit).isEqualTo(1);
    }

    @Test
    void escapesWhatATerminalMightNotTake() {
        lint("{\"id\":\"\\ud800\u00e9\",\"frame\":\"[2,\\\"1\\\",\\\"Heartbeat\\\",{}]\"}");

        assertThat(lines().get(0)).startsWith("{\"line\":1,\"id\":\"\\uD800\\u00E9\",");
    }

    @Test
    void answersALineBeforeItAsksForTheNextOne() {
        List<String> seen = new ArrayList<>();
        InputStream lineByLine = new InputStream() {
            @Override
            public int read() {
                throw new UnsupportedOperationException("lint reads in chunks");
            }

            @Override
            public int read(byte[] buffer, int offset, int length) {
                seen.add(out.toString());
                byte[] line = bytes("[2,\"" + seen.size() + "\",\"Heartbeat\",{}]\n");
                System.arraycopy(line, 0, buffer, offset, line.length);
                return seen.size() > 2 ? -1 : line.length;
            }
        };

        int exit = lint(lineByLine);

        assertThat(seen).extracting(text -> text.lines().count()).containsExactly(0L, 1L, 2L);
        assertThat(exit).isZero();
    }

    @Test
    void readsAFile() throws IOException {
        Path file = Files.writeString(directory.resolve("frames.jsonl"), HEARTBEAT);

        int exit = lint("", file.toString());

        assertThat(lines()).containsExactly("{\"line\":1,\"verdict\":\"ok\",\"action\":\"Heartbeat\"}");
        assertThat(exit).isZero();
    }

    @Test
    void saysWhatToDoAboutAFileThatCannotBeRead() {
        int absent = lint("", directory.resolve("absent").toString());
        int folder = lint("", directory.toString());

        assertThat(absent).isEqualTo(2);
        assertThat(folder).isEqualTo(2);
        assertThat(err.toString())
                .contains("absent cannot be read: there is no such file; give")
                .contains("cannot be read: it is a directory; give");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void namesTheWordsThatAnOptionTakes() {
        int version = lint(HEARTBEAT, "--ocpp=1.7");
        int mode = lint(HEARTBEAT, "--mode=enforced");

        assertThat(version).isEqualTo(2);
        assertThat(mode).isEqualTo(2);
        assertThat(err.toString())
                .contains("--ocpp does not take '1.7'; use one of 1.5, 1.6, 2.0.1.")
                .contains("--mode does not take 'enforced'; use one of observe, repair, enforce.");
    }

    private int lint(String input, String... arguments) {
        return lint(bytes(input), arguments);
    }

    private int lint(byte[] input, String... arguments) {
        return lint(new ByteArrayInputStream(input), arguments);
    }

    private int lint(InputStream input, String... arguments) {
        return new CommandLine(new LintCommand(input))
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments);
    }

    private List<String> lines() {
        return out.toString().lines().toList();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
