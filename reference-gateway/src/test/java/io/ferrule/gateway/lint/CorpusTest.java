// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ferrule.model.ActionCatalogue;
import io.ferrule.model.OcppVersion;
import io.ferrule.model.Side;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Frames that reproduce what real chargers send, judged as the corpus's own notes say. */
final class CorpusTest {

    private static final Path CORPUS = Path.of("..", "..", "shared", "ocpp-corpus", "field-deviations.jsonl");

    private final List<JsonNode> entries = new ArrayList<>();

    @BeforeEach
    void readCorpus() throws IOException {
        assumeThat(CORPUS)
                .as("the corpus of field deviations lies beside the project")
                .exists();
        ObjectMapper mapper = new ObjectMapper();
        for (String line : Files.readAllLines(CORPUS)) {
            entries.add(mapper.readTree(line));
        }
    }

    @Test
    void callsMalformedExactlyWhatIsNotJson() {
        for (JsonNode entry : entries) {
            LintAnswer answer = lint(entry, LintMode.OBSERVE);

            boolean malformed = answer.verdict() == Verdict.MALFORMED;
            assertThat(malformed)
                    .as(entry.toString())
                    .isEqualTo(entry.get("json").textValue().equals("invalid"));
        }
    }

    @Test
    void findsWhatTheOfficialSchemasFindButForUnits() {
        assumeThat(ActionCatalogue.actions(OcppVersion.V1_6)).isNotEmpty();

        for (JsonNode entry : entries) {
            if (entry.get("json").textValue().equals("ok")
                    && entry.get("strictErrors").isArray()) {
                LintAnswer answer = lint(entry, LintMode.OBSERVE);

                assertThat(answer.findings())
                        .as(entry.toString())
                        .extracting(finding -> finding.pointer() + " " + finding.rule())
                        .hasSameElementsAs(expected(entry));
            }
        }
    }

    // No document fixes the JSON form of OCPP 1.5; all four that are met are right.
    @Test
    void takesTheFramesOfVersion15InWhicheverDialectTheyCome() {
        List<JsonNode> frames = entries.stream()
                .filter(entry -> entry.get("version").textValue().equals("1.5"))
                .toList();

        assertThat(frames).hasSize(5).allSatisfy(entry -> {
            LintAnswer answer = lint(entry, LintMode.OBSERVE);
            assertThat(answer.verdict()).isEqualTo(Verdict.OK);
            assertThat(answer.notes()).isEmpty();
        });
    }

    // The documents list units, the field knows more: an odd one is a note, so that no meter value is refused for it.
    @Test
    void notesAnOddUnit() {
        assumeThat(ActionCatalogue.actions(OcppVersion.V1_6)).isNotEmpty();

        LintAnswer answer = lint(entry("meter-hertz"), LintMode.OBSERVE);

        assertThat(answer.verdict()).isEqualTo(Verdict.OK);
        assertThat(answer.notes()).extracting(note -> note.rule()).contains("odd-unit");
    }

    @Test
    void notesOddErrorsWithoutBlamingTheCode() {
        JsonNode toResult = entry("callerror-to-result");
        JsonNode details = entry("callerror-details-string");

        LintAnswer otherSpelling = lint(toResult, LintMode.OBSERVE);
        LintAnswer detailsString = lint(details, LintMode.OBSERVE);

        assertThat(otherSpelling.verdict()).isEqualTo(Verdict.OK);
        assertThat(otherSpelling.notes())
                .extracting(note -> note.rule())
                .containsExactlyInAnyOrder("unknown-call", "error-code");
        assertThat(detailsString.findings())
                .extracting(finding -> finding.rule())
                .containsExactly("type");
    }

    @Test
    void answersNoReplyHoweverBroken() {
        for (JsonNode entry : entries) {
            LintAnswer answer = lint(entry, LintMode.ENFORCE);

            boolean call = entry.get("frame").textValue().startsWith("[2");
            assertThat(answer.answer().isPresent())
                    .as(entry.toString())
                    .isEqualTo(call && !answer.findings().isEmpty());
        }
    }

    private static List<String> expected(JsonNode entry) {
        List<String> expected = new ArrayList<>();
        for (JsonNode error : entry.get("strictErrors")) {
            String text = error.textValue();
            int colon = text.lastIndexOf(": ");
            String place = text.substring(0, colon);
            if (text.endsWith("/unit: enum")) {
                continue;
            }
            expected.add((place.isEmpty() ? "" : "/" + place) + text.substring(colon + 1));
        }
        return expected;
    }

    private JsonNode entry(String id) {
        return entries.stream()
                .filter(entry -> entry.get("id").textValue().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static LintAnswer lint(JsonNode entry, LintMode mode) {
        Side from = entry.get("direction").textValue().startsWith("CP") ? Side.STATION : Side.CSMS;
        Optional<String> action = Optional.ofNullable(entry.get("responseTo")).map(JsonNode::textValue);
        String version = entry.get("version").textValue();
        return new Linter(OcppVersion.V1_6, mode, DialectChoice.AUTO)
                .lint(new LintInput.FrameLine(
                        Optional.empty(),
                        version,
                        from,
                        true,
                        "",
                        action,
                        entry.get("frame").textValue()));
    }
}
