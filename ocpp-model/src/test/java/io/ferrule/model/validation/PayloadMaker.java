// SPDX-License-Identifier: Apache-2.0
package io.ferrule.model.validation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ferrule.model.internal.json.Tree;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** Makes payloads that a schema accepts, with all kinds of legal values. */
final class PayloadMaker {

    static final List<String> DATES = List.of(
            "2026-01-01T00:00:00Z",
            "2026-01-01T00:00:00.000Z",
            "2024-02-29T23:59:59.123+02:00",
            "1999-12-31T12:30:00-11:30");
    static final List<String> URIS =
            List.of("ftp://user:pass@host/path", "https://example.com/firmware.bin?x=1", "ftps://[2001:db8::1]/log");

    /** What may stand where a schema demands nothing. */
    private static final List<JsonNode> ANYTHING = List.of(
            Tree.parse("null").node(),
            Tree.parse("[1,[],{\"a\":null}]").node(),
            Tree.parse("{\"\":1.50,\"b\":{\"c\":[true]}}").node(),
            Tree.parse("\"te\\\"xt\"").node(),
            Tree.parse("1E+2").node(),
            Tree.parse("12345678901234567890").node());

    private static final int[] LETTERS = {'a', 'Z', '0', ' ', '"', '\\', '/', '\n', '<', 0xE9, 0x20AC, 0x1F50B};
    private static final int[] LETTERS_OF_IDENTIFIERS =
            "abYZ09*-_=:+|@.".chars().toArray();

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /** Arrays deeper than this have one element, or messages would grow without end. */
    private static final int DEPTH_OF_LONG_ARRAYS = 3;

    private final JsonNode root;
    private final RandomGenerator random;

    PayloadMaker(JsonNode root, RandomGenerator random) {
        this.root = root;
        this.random = random;
    }

    ObjectNode payload() {
        return (ObjectNode) value(root, 0);
    }

    /** Follows a reference into the document's own definitions. */
    JsonNode resolved(JsonNode schema) {
        return schema.has("$ref") ? root.at(schema.get("$ref").asText().substring(1)) : schema;
    }

    private JsonNode value(JsonNode reference, int depth) {
        JsonNode schema = resolved(reference);
        return switch (schema.path("type").asText()) {
            case "object" -> object(schema, depth);
            case "array" -> array(schema, depth);
            case "string" -> NODES.textNode(string(schema));
            case "integer" -> NODES.numberNode(integer(schema));
            case "number" -> NODES.numberNode(BigDecimal.valueOf(random.nextInt(-50, 100_000), 1));
            case "boolean" -> NODES.booleanNode(random.nextBoolean());
            case "" -> anything();
            default -> throw new IllegalStateException("no such type: " + schema);
        };
    }

    private JsonNode anything() {
        return ANYTHING.get(random.nextInt(ANYTHING.size())).deepCopy();
    }

    private ObjectNode object(JsonNode schema, int depth) {
        ObjectNode object = NODES.objectNode();
        for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
            if (isRequired(schema, property.getKey()) || random.nextInt(depth + 2) == 0) {
                object.set(property.getKey(), value(property.getValue(), depth + 1));
            }
        }
        boolean open = !schema.has("additionalProperties") && !schema.has("unknownMembers");
        if (open && random.nextBoolean()) {
            object.set("extra", anything());
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

    private ArrayNode array(JsonNode schema, int depth) {
        ArrayNode array = NODES.arrayNode();
        int most = depth > DEPTH_OF_LONG_ARRAYS
                ? 1
                : Math.min(3, schema.path("maxItems").asInt(3));
        int size = random.nextInt(1, most + 1);
        for (int i = 0; i < size; i++) {
            array.add(value(schema.get("items"), depth + 1));
        }
        return array;
    }

    private int integer(JsonNode schema) {
        boolean small = random.nextBoolean();
        int least = schema.path("minimum").asInt(small ? 0 : Integer.MIN_VALUE);
        int most = schema.path("maximum").asInt(small ? least + 10 : Integer.MAX_VALUE);
        return (int) random.nextLong(least, most + 1L);
    }

    private String string(JsonNode schema) {
        JsonNode values = schema.has("enum") ? schema.get("enum") : schema.path("knownValues");
        if (!values.isMissingNode()) {
            return values.get(random.nextInt(values.size())).asText();
        }
        return switch (schema.path("format").asText()) {
            case "date-time" -> DATES.get(random.nextInt(DATES.size()));
            case "uri" -> URIS.get(random.nextInt(URIS.size()));
            default -> text(schema, lengthFor(schema));
        };
    }

    private int lengthFor(JsonNode schema) {
        int most = schema.path("maxLength").asInt(60);
        return random.nextInt(most > 1000 ? 40 : 4) == 0 ? most : random.nextInt(Math.min(most, 12) + 1);
    }

    /** Letters, and where they may be, things that escape, cost two code units, or look like something else. */
    String text(JsonNode schema, int length) {
        int[] alphabet = schema.has("identifier") ? LETTERS_OF_IDENTIFIERS : LETTERS;
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.appendCodePoint(alphabet[random.nextInt(alphabet.length)]);
        }
        return text.toString();
    }
}
