// SPDX-License-Identifier: Apache-2.0
package io.ferrule.model.internal.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the walk through a payload has to know of a schema, looked up once and not once for each value: to ask the
 * schema's own tree costs more than to look at the value. Immutable and safe for use by several threads.
 */
final class Shape {

    /** Of values that no schema describes. */
    static final Shape UNKNOWN = new Shape();

    private final Map<String, Member> members = new HashMap<>();
    private final List<String> names = new ArrayList<>();
    private final List<String> requiredFree = new ArrayList<>();
    private final Set<String> knownValues = new HashSet<>();
    private final @Nullable Shape element;
    private final boolean dateTime;
    private final boolean integer;
    private final boolean identifier;
    private final boolean unknownMembers;
    private final boolean freeText;
    private final boolean closed;

    /**
     * A member of an object that the schema describes.
     *
     * @param index its place among the members of the schema
     * @param shape what is known of its value
     */
    record Member(int index, Shape shape) {}

    private Shape() {
        this.element = null;
        this.dateTime = false;
        this.integer = false;
        this.identifier = false;
        this.unknownMembers = false;
        this.freeText = false;
        this.closed = false;
    }

    private Shape(JsonNode schema) {
        JsonNode properties = schema.path("properties");
        for (Map.Entry<String, JsonNode> property : properties.properties()) {
            members.put(property.getKey(), new Member(names.size(), of(property.getValue())));
            names.add(property.getKey());
        }
        for (JsonNode name : schema.path("required")) {
            JsonNode property = properties.path(name.asText());
            if (!property.has("enum") && !property.has("format") && !property.has("identifier")) {
                requiredFree.add(name.asText());
            }
        }
        schema.path("knownValues").forEach(value -> knownValues.add(value.asText()));
        this.element = schema.has("items") ? of(schema.get("items")) : null;
        this.dateTime = schema.path("format").asText().equals("date-time");
        this.integer = schema.path("type").asText().equals("integer");
        this.identifier = schema.has("identifier");
        this.unknownMembers = schema.has("unknownMembers");
        this.freeText = schema.path("type").asText().equals("string")
                && !schema.has("enum")
                && !schema.has("format")
                && schema.path("maxLength").asInt(1) > 0;
        this.closed = schema.path("additionalProperties").isBoolean()
                && !schema.get("additionalProperties").booleanValue();
    }

    /** Looks everything up in a schema that was generated. */
    static Shape of(JsonNode schema) {
        return new Shape(schema);
    }

    /** The member of that name, null if the schema has none. */
    @Nullable
    Member member(String name) {
        return members.get(name);
    }

    /** Names of the members, in the order of their index. */
    List<String> names() {
        return names;
    }

    /** Names of required members whose text may be anything, so also nothing; an empty identifier has a meaning. */
    List<String> requiredFree() {
        return requiredFree;
    }

    /** What is known of the elements of an array. */
    Shape element() {
        return element == null ? UNKNOWN : element;
    }

    /** Whether a text stands outside of a list that is no rule. */
    boolean isOdd(String text) {
        return !knownValues.isEmpty() && !knownValues.contains(text);
    }

    /** Whether the value should be a date and time. */
    boolean isDateTime() {
        return dateTime;
    }

    /** Whether the value should be a whole number. */
    boolean isInteger() {
        return integer;
    }

    /** Whether the value should be an identifier of OCPP 2.0.1. */
    boolean isIdentifier() {
        return identifier;
    }

    /** Whether members that the schema does not list are allowed, and worth a note. */
    boolean takesUnknownMembers() {
        return unknownMembers;
    }

    /** Whether the value should be a text, and no list or format says which. */
    boolean isFreeText() {
        return freeText;
    }

    /** Whether members that the schema does not list are not allowed. */
    boolean isClosed() {
        return closed;
    }
}
