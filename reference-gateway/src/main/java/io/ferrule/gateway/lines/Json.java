// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.lines;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ferrule.charging.rule.RefusedException;
import io.ferrule.model.Payload;

/** Reads and writes the JSON of the lines. Safe for use by several threads. */
public final class Json {

    private static final int DEPTH = 32;
    private static final int NUMBER_CHARACTERS = 400;

    // NaN is read so that the answer can name the member that it stands in.
    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEPTH)
                            .maxNumberLength(NUMBER_CHARACTERS)
                            .build())
                    .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                    .disable(JsonFactory.Feature.FAIL_ON_SYMBOL_HASH_OVERFLOW)
                    .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
                    .build())
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .build();

    private Json() {}

    /**
     * Reads a line.
     *
     * @param line its text
     * @return the object on it
     * @throws RefusedException if it is not one object
     */
    public static JsonNode read(String line) {
        try {
            JsonNode node = MAPPER.readTree(line.startsWith("\uFEFF") ? line.substring(1) : line);
            RefusedException.when(!node.isObject(), "type", "the line is not one JSON object");
            return node;
        } catch (JsonProcessingException e) {
            throw new RefusedException("json", "the line is not one JSON object");
        }
    }

    /**
     * A payload as a part of an answer.
     *
     * @param payload the payload
     * @return the same as a tree
     */
    public static JsonNode tree(Payload payload) {
        try {
            return MAPPER.readTree(payload.text());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a payload is JSON", e);
        }
    }

    /**
     * A new object.
     *
     * @return without members
     */
    public static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    /**
     * Writes a tree. What is not ASCII is escaped: odd characters survive every terminal.
     *
     * @param node the tree
     * @return its text
     */
    public static String write(JsonNode node) {
        try {
            return MAPPER.writeValueAsString(node);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree can be written", e);
        }
    }
}
