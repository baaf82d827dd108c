// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.power;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ferrule.charging.rule.RefusedException;
import io.ferrule.gateway.lint.LineSource;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.function.Function;

/** Answers case after case, each on a line of its own. For one thread. */
final class Cases {

    private static final int DEPTH = 32;
    private static final int NUMBER_CHARACTERS = 400;

    // NaN and Infinity are read, so that they are refused as numbers, by name, and not as no JSON at all. What is
    // written
    // is escaped down to ASCII: odd characters survive every terminal.
    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEPTH)
                            .maxNumberLength(NUMBER_CHARACTERS)
                            .build())
                    .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                    .disable(JsonFactory.Feature.FAIL_ON_SYMBOL_HASH_OVERFLOW)
                    .build())
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final Function<Members, ObjectNode> answer;
    private final PrintWriter out;
    private boolean clean = true;

    /** {@code answer} turns the members of a case into those of its answer. */
    Cases(Function<Members, ObjectNode> answer, PrintWriter out) {
        this.answer = answer;
        this.out = out;
    }

    /** Answers every line that is not blank; true if none was refused. Ends early when nobody reads any more. */
    boolean over(LineSource source) throws IOException {
        for (Optional<LineSource.Line> line = source.next(); line.isPresent(); line = source.next()) {
            if (!line.get().text().isBlank()) {
                answer(line.get());
            }
            if (out.checkError()) {
                break;
            }
        }
        return clean;
    }

    private void answer(LineSource.Line line) throws IOException {
        ObjectNode said = JSON.createObjectNode().put("line", line.number());
        if (line.cut() || !line.isUtf8()) {
            refuse(said, line.cut() ? "the line is longer than 4 MiB" : "the line is not UTF-8");
        } else {
            answer(line.text(), said);
        }
        out.append(JSON.writeValueAsString(said)).append('\n').flush();
    }

    private void answer(String text, ObjectNode said) {
        JsonNode read;
        try {
            read = JSON.readTree(text);
        } catch (JsonProcessingException e) {
            refuse(said, "the line is not one JSON object");
            return;
        }
        if (!read.isObject()) {
            refuse(said, "the line is not one JSON object");
            return;
        }
        Optional.ofNullable(read.get("id")).ifPresent(id -> said.set("id", id));
        try {
            said.setAll(answer.apply(new Members(read, "")));
        } catch (RefusedException e) {
            said.put("rule", e.rule().word());
            refuse(said, String.valueOf(e.getMessage()));
        }
    }

    private void refuse(ObjectNode said, String error) {
        clean = false;
        said.put("error", error);
    }
}
