// SPDX-License-Identifier: Apache-2.0
package io.ferrule.model.validation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.random.RandomGenerator;

/** Spoils a payload in one place; what comes out may by chance still be legal. */
final class Mutator {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private static final List<String> ODD_DATES = List.of(
            "2026-01-01T00:00:00",
            "2026-01-01T00:00:00+03",
            "2026-01-01 00:00:00Z",
            "2024-02-29T23:59:59.123456789+02:00",
            "2026-01-01T00:00:00.1234567890Z",
            "2026-01-01 00:00:00.1234Z",
            "2026-01-01t00:00:00z",
            "2026-02-30T00:00:00Z",
            "2026-01-01T24:00:00Z",
            "2026-13-01T00:00:00Z",
            "2026-01-01T00:00Z",
            "2026-01-01",
            "yesterday",
            "0");
    private static final List<String> ODD_URIS = List.of("firmware.bin", "", "/path", "ftp://a b", "http://[", "%");
    private static final List<String> ODD_UNITS = List.of("Hertz", "Hz", "Celsius", "Celcius", "wh", "");

    private static final int MOST_ELEMENTS = 10;

    private final PayloadMaker maker;
    private final RandomGenerator random;

    Mutator(PayloadMaker maker, RandomGenerator random) {
        this.maker = maker;
        this.random = random;
    }

    /** A quarter of the payloads is valid, one in forty is null, and the rest is spoiled once or twice. */
    static String payload(JsonNode shape, long seed) {
        RandomGenerator random = new Random(seed);
        PayloadMaker maker = new PayloadMaker(shape, random);
        ObjectNode payload = maker.payload();
        int spoiled = List.of(0, 1, 1, 2).get(random.nextInt(4));
        for (int i = 0; i < spoiled; i++) {
            new Mutator(maker, random).mutate(payload, shape);
        }
        return (random.nextInt(40) == 0 ? NODES.nullNode() : payload).toString();
    }

    /** A value, what it stands in, and its schema. */
    private record Place(JsonNode parent, String name, int index, JsonNode schema) {
        JsonNode value() {
            return parent.isArray() ? parent.get(index) : parent.get(name);
        }

        void set(JsonNode value) {
            if (parent instanceof ObjectNode object) {
                object.set(name, value);
            } else {
                ((ArrayNode) parent).set(index, value);
            }
        }
    }

    void mutate(ObjectNode payload, JsonNode schema) {
        List<Place> places = new ArrayList<>();
        List<ObjectNode> objects = new ArrayList<>();
        collect(payload, maker.resolved(schema), places, objects);
        ObjectNode object = objects.get(random.nextInt(objects.size()));
        int kind = random.nextInt(8);
        if (kind == 0 || places.isEmpty()) {
            object.put(random.nextBoolean() ? "vendorExtra" : "a/b~c", 1);
        } else if (kind == 1 && !object.isEmpty()) {
            List<String> names =
                    object.properties().stream().map(Map.Entry::getKey).toList();
            object.remove(names.get(random.nextInt(names.size())));
        } else {
            Place place = places.get(random.nextInt(places.size()));
            place.set(kind < 4 ? anything() : odd(place));
        }
    }

    private void collect(JsonNode node, JsonNode schema, List<Place> places, List<ObjectNode> objects) {
        if (node instanceof ObjectNode object) {
            objects.add(object);
            for (Map.Entry<String, JsonNode> member : object.properties()) {
                JsonNode inner = maker.resolved(schema.at("/properties").path(member.getKey()));
                places.add(new Place(object, member.getKey(), -1, inner));
                collect(member.getValue(), inner, places, objects);
            }
        }
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            JsonNode inner = maker.resolved(schema.path("items"));
            places.add(new Place(node, "", i, inner));
            collect(node.get(i), inner, places, objects);
        }
    }

    private JsonNode anything() {
        return switch (random.nextInt(8)) {
            case 0 -> NODES.nullNode();
            case 1 -> NODES.objectNode();
            case 2 -> NODES.arrayNode();
            case 3 -> NODES.booleanNode(true);
            case 4 -> NODES.numberNode(7);
            case 5 -> NODES.numberNode(new BigDecimal("1.5"));
            case 6 -> NODES.textNode("1");
            default -> NODES.arrayNode().add(NODES.nullNode());
        };
    }

    /** Something of the right type that is close to what is allowed. */
    private JsonNode odd(Place place) {
        JsonNode schema = place.schema;
        return switch (schema.path("type").asText()) {
            case "string" -> NODES.textNode(oddText(schema));
            case "integer" -> oddInteger(schema);
            case "array" -> oddArray(schema, place.value());
            case "number" ->
                pick(List.of(
                        NODES.numberNode(new BigDecimal("0.05")),
                        NODES.numberNode(new BigDecimal("5.35")),
                        NODES.numberNode(new BigDecimal("16.10")),
                        NODES.numberNode(new BigDecimal("0.30000000000000004")),
                        NODES.numberNode(32)));
            default -> anything();
        };
    }

    private JsonNode oddInteger(JsonNode schema) {
        return pick(List.of(
                NODES.numberNode(new BigDecimal("1.0")),
                NODES.numberNode(new BigDecimal("1E+2")),
                NODES.numberNode(9_223_372_036_854_766_666L),
                NODES.numberNode(new BigInteger("-" + "9".repeat(40))),
                NODES.numberNode(schema.path("minimum").asInt(0) - 1),
                NODES.numberNode(schema.path("maximum").asInt(0) + 1),
                NODES.numberNode(new BigDecimal("0.5"))));
    }

    /** One element too few or too many, where so many still make a small message. */
    private JsonNode oddArray(JsonNode schema, JsonNode now) {
        int most = schema.path("maxItems").asInt(MOST_ELEMENTS);
        ArrayNode array = NODES.arrayNode();
        if (!now.isEmpty() && most < MOST_ELEMENTS && random.nextBoolean()) {
            for (int i = 0; i <= most; i++) {
                array.add(now.get(0).deepCopy());
            }
        }
        return array;
    }

    private String oddText(JsonNode schema) {
        if (schema.has("enum") || schema.has("knownValues")) {
            JsonNode values = schema.has("enum") ? schema.get("enum") : schema.get("knownValues");
            String value = values.get(random.nextInt(values.size())).asText();
            return pick(List.of(value + "x", value.toLowerCase(java.util.Locale.ROOT), "", pick(ODD_UNITS)));
        }
        return switch (schema.path("format").asText()) {
            case "date-time" -> pick(ODD_DATES);
            case "uri" -> pick(ODD_URIS);
            default -> maker.text(schema, schema.path("maxLength").asInt(60) + random.nextInt(2));
        };
    }

    private <T> T pick(List<? extends T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
