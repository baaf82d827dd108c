// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.lab.frames;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.util.RawValue;
import java.io.IOException;

/** OCPP-J frames of both ends (OCPP-J 1.6, 4.2). */
public final class Frames {

    public static final int CALL = 2;
    public static final int RESULT = 3;
    private static final int ERROR = 4;

    private static final ObjectMapper JSON = new ObjectMapper();

    private Frames() {}

    /** Reads a frame. */
    public static JsonNode read(String text) throws IOException {
        return JSON.readTree(text);
    }

    /** A call whose payload is there as text. */
    public static String call(String id, String action, String payload) {
        return write(array(CALL, id).add(action).addRawValue(new RawValue(payload)));
    }

    /** A result. */
    public static String result(String id, JsonNode payload) {
        return write(array(RESULT, id).add(payload));
    }

    /** A result that only holds a status. */
    public static String status(String id, String status) {
        return result(id, JsonNodeFactory.instance.objectNode().put("status", status));
    }

    /** A CALLERROR. */
    public static String error(String id, String code) {
        return write(array(ERROR, id).add(code).add("by the laboratory").add(JsonNodeFactory.instance.objectNode()));
    }

    private static ArrayNode array(int type, String id) {
        return JsonNodeFactory.instance.arrayNode().add(type).add(id);
    }

    private static String write(ArrayNode frame) {
        try {
            return JSON.writeValueAsString(frame);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a frame that cannot be written is a bug", e);
        }
    }
}
