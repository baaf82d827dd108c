// SPDX-License-Identifier: Apache-2.0
package io.ferrule.ids.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Evidence as text: exact, and without anything that somebody else wrote as he wrote it. */
class EvidenceTextTest {

    private static final String HOSTILE = "CP1\"] \r\n\u0000\u001b[31m\u202e\\";

    // RFC 5424, 6
    @Test
    void writesAMessageOfSyslogExactly() {
        String line = new SyslogLine("cabinet-7").of(Told.evidence("CP1", "It happened"));

        assertThat(line)
                .isEqualTo("<35>1 2026-01-06T12:00:05.000Z cabinet-7 ferrule - IDS [ferrule@32473 rule=\"own.rule\""
                        + " class=\"A34\" severity=\"high\" action=\"block\" station=\"CP1\" peer=\"192.0.2.7\""
                        + " first=\"2026-01-06T11:00:00Z\" count=\"3\"] It happened; the frame did not pass"
                        + " Next: Call the service.");
    }

    // RFC 5424, 6.3.3: quotation marks, backslashes and brackets are escaped in a value
    @Test
    void escapesANameThatWantsToEndItsValue() {
        String line = new SyslogLine("cabinet-7").of(Told.evidence(HOSTILE, "It happened"));

        assertThat(line)
                .matches("[ -~]+")
                .contains("station=\"CP1\\\"\\] \\\\u000d\\\\u000a\\\\u0000\\\\u001b[31m\\\\u202e\\\\\\\\\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "host\nname", "\u00fc"})
    void namesNoMachineInAWayThatCouldBeMisread(String host) {
        String line = new SyslogLine(host).of(Told.evidence("CP1", "It happened"));

        assertThat(line.split(" ", -1)[2]).isIn("-", "ab", "hostname");
    }

    @Test
    void writesALineOfJsonThatReadsBackAsItWasMeant() throws Exception {
        String line = EcsLine.of(Told.evidence(HOSTILE, "It happened"));

        JsonNode read = JsonMapper.builder().build().readTree(line);
        assertThat(line).matches("[ -~]+");
        assertThat(read.at("/ferrule/station").asText()).isEqualTo(HOSTILE);
        assertThat(read.at("/@timestamp").asText()).isEqualTo("2026-01-06T12:00:05Z");
        assertThat(read.at("/event/start").asText()).isEqualTo("2026-01-06T11:00:00Z");
        assertThat(read.at("/event/severity").asInt()).isEqualTo(70);
        assertThat(read.at("/source/ip").asText()).isEqualTo("192.0.2.7");
        assertThat(read.at("/ferrule/count").asInt()).isEqualTo(3);
        assertThat(read.at("/ferrule/next").asText()).isEqualTo("Call the service.");
    }

    @Test
    void showsTheFormOfAFrameAndNoSecret() {
        String shown = FrameExcerpt.of(
                "[2,\"17\",\"ChangeConfiguration\",{\"key\":\"AuthorizationKey\",\"value\":\"hunter2\"}]");

        assertThat(shown)
                .isEqualTo("[2,\"17\",\"ChangeConfiguration\",{\"key\":\"AuthorizationKey\",\"value\":\"<7>\"}]");
    }

    @Test
    void showsOnlyTheLengthOfWhatIsNoFrame() {
        assertThat(FrameExcerpt.of("{\"secret\":1}")).isEqualTo("unreadable, 12 characters");
    }

    @Test
    void keepsSoManyFullFilesAndNoMore(@TempDir Path directory) throws Exception {
        Path file = directory.resolve("alerts.jsonl");
        EcsFile sink = new EcsFile(file, 1, 2);

        for (int i = 0; i < 40; i++) {
            sink.take(Told.evidence("CP1", "x".repeat(100_000)));
        }

        try (var files = Files.list(directory)) {
            assertThat(files.map(path -> path.getFileName().toString()))
                    .containsExactlyInAnyOrder("alerts.jsonl", "alerts.jsonl.1", "alerts.jsonl.2");
        }
        assertThat(Files.size(file)).isLessThanOrEqualTo(1_048_576);
    }
}
