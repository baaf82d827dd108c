// SPDX-License-Identifier: Apache-2.0
package io.ferrule.model.internal.json;

import com.fasterxml.jackson.databind.JsonNode;

/** Reads records of the model from trees and writes them as JSON text. Safe for use by several threads. */
public final class RecordCodec {

    private RecordCodec() {}

    /** Reads a record; throws PayloadException with the pointer of the first member that does not fit. */
    public static <T extends Record> T decode(JsonNode tree, Class<T> type) {
        throw new UnsupportedOperationException("not yet: " + type);
    }

    /** Writes a value that {@code Payload.with} accepts; absent members of records are left out. */
    public static String encode(Object value) {
        throw new UnsupportedOperationException("not yet: " + value);
    }
}
