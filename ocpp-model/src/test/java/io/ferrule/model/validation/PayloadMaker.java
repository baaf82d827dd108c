// SPDX-License-Identifier: Apache-2.0
package io.ferrule.model.validation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** Makes payloads that a schema accepts, with all kinds of legal values. */
final class PayloadMaker {

    static final List<String> DATES = List.of(
            "2026-01-01T00:00:00Z",
            "2026-01-01T00:00:00.000Z",
            "2024-02-29T23:59:59.123456789+02:00",
            "1999-12-31T12:30:00-11:30");
    static final List<String> URIS =
            List.of("ftp://user:pass@host/path", "https://example.com/firmware.bin?x=1", "ftps://[2001:db8::1]/log");

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final JsonNode root;
    private final RandomGenerator random;

    PayloadMaker(JsonNode root, RandomGenerator random) {
        this.root = root;
        this.random = random;
    }

    ObjectNode payload() {
        return (ObjectNode) value(root);
    }

    /** Follows a reference into the document's own definitions. */
    JsonNode resolved(JsonNode schema) {
        return schema.has("$ref") ? root.at(schema.get("$ref").asText().substring(1)) : schema;
    }

    private JsonNode value(JsonNode reference) {
        JsonNode schema = resolved(reference);
        return switch (schema.get("type").asText()) {
            case "object" -> object(schema);
            case "array" -> array(schema);
            case "string" -> NODES.textNode(string(schema));
            case "integer" -> NODES.numberNode(random.nextBoolean() ? random.nextInt() : random.nextInt(10));
            case "number" -> NODES.numberNode(BigDecimal.valueOf(random.nextInt(-50, 100_000), 1));
            case "boolean" -> NODES.booleanNode(random.nextBoolean());
            default -> throw new IllegalStateException("no such type: " + schema);
        };
    }

    private ObjectNode object(JsonNode schema) {
        ObjectNode object = NODES.objectNode();
        for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
            if (isRequired(schema, property.getKey()) || random.nextBoolean()) {
                object.set(property.getKey(), value(property.getValue()));
            }
        }
        return object;
    }

    private static boolean isRequired(JsonNode schema, String name) {
        for (JsonNode required : schema.path("required")) {
            if (required.asText().equals(name)) {
                return true;
            }
        }
        return false;
    }

    private ArrayNode array(JsonNode schema) {
        ArrayNode array = NODES.arrayNode();
        int size = random.nextInt(1, 4);
        for (int i = 0; i < size; i++) {
            array.add(value(schema.get("items")));
        }
        return array;
    }

    private String string(JsonNode schema) {
        JsonNode values = schema.has("enum") ? schema.get("enum") : schema.path("knownValues");
        if (!values.isMissingNode()) {
            return values.get(random.nextInt(values.size())).asText();
        }
        return switch (schema.path("format").asText()) {
            case "date-time" -> DATES.get(random.nextInt(DATES.size()));
            case "uri" -> URIS.get(random.nextInt(URIS.size()));
            default -> text(lengthFor(schema));
        };
    }

    private int lengthFor(JsonNode schema) {
        int most = schema.path("maxLength").asInt(60);
        return random.nextInt(4) == 0 ? most : random.nextInt(Math.min(most, 12) + 1);
    }

    /** Letters, and things that escape, cost two code units, or look like something else. */
    String text(int length) {
        int[] alphabet = {'a', 'Z', '0', ' ', '"', '\\', '/', '\n', '<', 0xE9, 0x20AC, 0x1F50B};
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.appendCodePoint(alphabet[random.nextInt(alphabet.length)]);
        }
        return text.toString();
    }
}
