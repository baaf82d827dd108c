// SPDX-License-Identifier: Apache-2.0
package io.ferrule.model.internal.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;

/**
 * The tree of a payload, for checks inside Ferrule that need one: {@code payload.as(Tree.class).node()} gives the one
 * that the payload keeps. A tree is shared and must not be changed.
 */
public record Tree(JsonNode node) {

    // The texts were measured before; a second opinion of the parser would only make a payload that cannot be asked.
    static final StreamReadConstraints MEASURED = StreamReadConstraints.builder()
            .maxNestingDepth(Integer.MAX_VALUE)
            .maxNumberLength(Integer.MAX_VALUE)
            .maxStringLength(Integer.MAX_VALUE)
            .maxNameLength(Integer.MAX_VALUE)
            .build();

    private static final ObjectReader READER = JsonMapper.builder(StrictJson.factory(MEASURED))
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build()
            .reader();

    /** Reads a text that is known to be one value. */
    public static Tree parse(String json) {
        try {
            return new Tree(READER.readTree(json));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a payload was not checked before it was made", e);
        }
    }
}
