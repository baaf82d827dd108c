// SPDX-License-Identifier: Apache-2.0
package io.ferrule.model.internal.json;

import com.fasterxml.jackson.databind.JsonNode;
import io.ferrule.model.Payload;

/** Reads JSON text that is no part of a frame into trees, as strictly as a frame is read. */
public final class JsonTrees {

    private JsonTrees() {}

    /**
     * Reads exactly one JSON value. Numbers with a decimal point or an exponent become BigDecimal, as written.
     *
     * @throws io.ferrule.model.PayloadException if the text is not one JSON value, or has a key twice in one object
     */
    public static JsonNode parse(String text) {
        return Payload.of(text).as(Tree.class).node();
    }
}
