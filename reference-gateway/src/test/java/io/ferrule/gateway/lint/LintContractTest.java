// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.lint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ferrule.gateway.cli.ExitCode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** Holds {@code ferrule lint} to what its users were promised, line by line, from outside. */
final class LintContractTest {

    private static final int MOST_BYTES = 262_144;

    private final ObjectMapper mapper = new ObjectMapper();
    private final StringWriter out = new StringWriter();

    static Stream<ContractCase> cases() throws IOException {
        List<ContractCase> cases = new ArrayList<>();
        for (String file : List.of("lines", "payloads", "payloads-201", "modes", "15")) {
            cases.addAll(ContractCase.of("contract-" + file + ".txt"));
        }
        return cases.stream();
    }

    // OCPP-J 1.6, 4.1 and 4.2; OCPP 2.0.1 part 4, 4.1 and 4.2; the official schemas of 1.6, its security extension and
    // 2.0.1
    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void answersAsPromised(ContractCase example) throws JsonProcessingException {
        List<JsonNode> expected = new ArrayList<>();
        for (String line : example.expected()) {
            expected.add(mapper.readTree(line));
        }
        byte[] input = String.join("\n", example.input()).getBytes(StandardCharsets.UTF_8);

        int exit = lint(input, example.options());

        assertThat(answers()).isEqualTo(expected);
        assertThat(exit)
                .isEqualTo(expected.stream().allMatch(LintContractTest::isOk) ? ExitCode.FINE : ExitCode.NOT_FINE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "\u00e9", "\u20ac", "\ud83d\ude00"})
    void takesAFrameOfExactlyTheLimitInBytesAndNoneBeyond(String letter) throws JsonProcessingException {
        String fits = ofBytes(letter, MOST_BYTES);
        String beyond = ofBytes(letter, MOST_BYTES + 1);

        lint(bytes(fits + "\n" + beyond + "\n"), List.of());

        assertThat(answers())
                .extracting(this::verdictAndRule)
                .containsExactly("finding additionalProperties", "malformed limit");
    }

    @Test
    void callsBytesThatAreNotUtf8Malformed() throws JsonProcessingException {
        ByteArrayOutputStream input = new ByteArrayOutputStream();
        for (int[] wrong :
                new int[][] {{0xff}, {0xc0, 0x80}, {0xed, 0xa0, 0x80}, {0xf4, 0x90, 0x80, 0x80}, {0xe2, 0x82}}) {
            input.writeBytes(bytes("[2,\"1\",\"Heartbeat\",{\"a\":\""));
            for (int octet : wrong) {
                input.write(octet);
            }
            input.writeBytes(bytes("\"}]\n"));
        }

        lint(input.toByteArray(), List.of());

        assertThat(answers()).hasSize(5).extracting(this::verdictAndRule).containsOnly("malformed envelope");
    }

    @Test
    void takesAMarkAndNulsOffABareLine() throws JsonProcessingException {
        int exit = lint(bytes("\ufeff[2,\"1\",\"Heartbeat\",{}]\0\0\r\n"), List.of());

        assertThat(answers().get(0).findValuesAsText("rule")).containsExactly("byte-order-mark", "nul");
        assertThat(exit).isEqualTo(ExitCode.FINE);
    }

    @Test
    void isFineWithNoLinesAtAll() throws JsonProcessingException {
        int exit = lint(new byte[0], List.of());

        assertThat(answers()).isEmpty();
        assertThat(exit).isEqualTo(ExitCode.FINE);
    }

    private int lint(byte[] input, List<String> options) {
        return new CommandLine(new LintCommand(new ByteArrayInputStream(input)))
                .setOut(new PrintWriter(out))
                .execute(options.toArray(String[]::new));
    }

    /** The answers, without what is said to people and after a look that something is said. */
    private List<JsonNode> answers() throws JsonProcessingException {
        List<JsonNode> answers = new ArrayList<>();
        for (String line : out.toString().lines().toList()) {
            ObjectNode answer = (ObjectNode) mapper.readTree(line);
            answer.path("findings").forEach(LintContractTest::takeMessage);
            answer.path("notes").forEach(LintContractTest::takeMessage);
            if (answer.has("error")) {
                assertThat(answer.get("error").asText()).isNotBlank();
                answer.put("error", "*");
            }
            if (answer.has("answer")) {
                ArrayNode frame =
                        (ArrayNode) mapper.readTree(answer.get("answer").asText());
                assertThat(frame.remove(3).asText()).isNotBlank();
                answer.set("answer", frame);
            }
            answers.add(answer);
        }
        return answers;
    }

    private static void takeMessage(JsonNode remark) {
        assertThat(((ObjectNode) remark).remove("message").asText()).isNotBlank();
    }

    private static boolean isOk(JsonNode answer) {
        return answer.path("verdict").asText().equals("ok");
    }

    private String verdictAndRule(JsonNode answer) {
        return answer.get("verdict").asText() + " "
                + answer.at("/findings/0/rule").asText();
    }

    private static String ofBytes(String letter, int length) {
        String head = "[2,\"1\",\"Heartbeat\",{\"a\":\"";
        String tail = "\"}]";
        int room = length - head.length() - tail.length();
        int width = bytes(letter).length;
        return head + letter.repeat(room / width) + "x".repeat(room % width) + tail;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
