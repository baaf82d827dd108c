// SPDX-License-Identifier: Apache-2.0
package io.ferrule.model.internal.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.ferrule.model.PayloadException;

/** Reads JSON text into trees so that it cannot be read in two ways. Safe for use by several threads. */
public final class JsonTrees {

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private JsonTrees() {}

    /**
     * Reads exactly one JSON value. Numbers with a decimal point or an exponent become BigDecimal, as written.
     *
     * @throws PayloadException if the text is not one JSON value, or has a key twice in one object
     */
    public static JsonNode parse(String text) {
        try {
            JsonNode tree = MAPPER.readTree(text);
            if (tree.isMissingNode()) {
                throw new PayloadException("", "a JSON value is expected, found nothing");
            }
            return tree;
        } catch (JsonProcessingException e) {
            // Jackson's own message repeats what it read, which is the peer's text.
            throw new PayloadException(
                    "",
                    "one JSON value without duplicate keys is expected, it breaks at character "
                            + e.getLocation().getCharOffset());
        }
    }
}
