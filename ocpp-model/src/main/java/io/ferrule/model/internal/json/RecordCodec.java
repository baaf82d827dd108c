// SPDX-License-Identifier: Apache-2.0
package io.ferrule.model.internal.json;

import com.fasterxml.jackson.databind.JsonNode;

/** Reads records of the model from trees and writes them as JSON text. Safe for use by several threads. */
public final class RecordCodec {

    private RecordCodec() {}

    /**
     * Reads a record. Unknown members are passed over, unknown values of enumerations become {@code UNRECOGNIZED}, and a
     * {@code null} in place of the payload is read as an empty object (OCPP-J 1.6, 4.2.1).
     *
     * @throws io.ferrule.model.PayloadException with the pointer of the first member that is missing or does not fit
     */
    public static <T extends Record> T decode(JsonNode tree, Class<T> type) {
        return new RecordReader().payload(tree, type);
    }

    /**
     * Writes a String, Boolean, Integer, Long, BigDecimal, Timestamp, enum of the model, record of the model, Payload,
     * or a List of these. Absent members of records are left out.
     *
     * @throws io.ferrule.model.PayloadException with the pointer of a value that cannot be written
     */
    public static String encode(Object value) {
        return RecordWriter.text(value);
    }
}
