// SPDX-License-Identifier: Apache-2.0
package io.ferrule.model.internal.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.ferrule.model.Note;
import io.ferrule.model.internal.json.Numbers;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.json.JSONArray;
import org.json.JSONObject;
import org.jspecify.annotations.Nullable;

/**
 * Goes through a payload and its schema side by side, hands the payload over to org.json without writing it out as text,
 * and notes what is legal but known to trouble peers. What is noted and not refused reaches everit in the form that it
 * accepts. For one thread and one payload.
 */
final class SchemaWalk {

    private static final DateTimeFormat DATE_TIME = new DateTimeFormat();

    private final List<Note> notes;
    private int values;

    SchemaWalk(List<Note> notes) {
        this.notes = notes;
    }

    /** A place in the payload; its pointer is written only when somebody asks. */
    private record Place(@Nullable Place above, String name) {

        Place child(String child) {
            return new Place(this, child);
        }

        String pointer() {
            return above == null
                    ? ""
                    : above.pointer() + '/' + name.replace("~", "~0").replace("/", "~1");
        }
    }

    /** Hands a document over as it is. */
    static JSONObject plain(JsonNode document) {
        return (JSONObject) new SchemaWalk(new ArrayList<>()).convert(document, MissingNode.getInstance());
    }

    Object convert(JsonNode payload, JsonNode schema) {
        return value(payload, schema, new Place(null, ""));
    }

    /** How many values have been handed over, objects and arrays included. */
    int values() {
        return values;
    }

    private Object value(JsonNode node, JsonNode schema, Place place) {
        values++;
        return switch (node.getNodeType()) {
            case OBJECT -> object(node, schema, place);
            case ARRAY -> array(node, schema.path("items"), place);
            case STRING -> text(node.textValue(), schema, place);
            case NUMBER -> number(node, schema, place);
            case BOOLEAN -> node.booleanValue();
            case NULL, MISSING, BINARY, POJO -> JSONObject.NULL;
        };
    }

    private JSONObject object(JsonNode node, JsonNode schema, Place place) {
        JSONObject object = new JSONObject();
        for (Map.Entry<String, JsonNode> member : node.properties()) {
            String name = member.getKey();
            object.put(name, value(member.getValue(), schema.path("properties").path(name), place.child(name)));
            noteIfUnknown(schema, place, name);
        }
        for (JsonNode name : schema.path("required")) {
            noteIfEmpty(node.path(name.asText()), schema.path("properties").path(name.asText()), place, name.asText());
        }
        return object;
    }

    private JSONArray array(JsonNode node, JsonNode schema, Place place) {
        JSONArray array = new JSONArray();
        for (int i = 0; i < node.size(); i++) {
            array.put(value(node.get(i), schema, place.child(Integer.toString(i))));
        }
        return array;
    }

    private void noteIfUnknown(JsonNode schema, Place place, String name) {
        if (schema.has("unknownMembers") && !schema.path("properties").has(name)) {
            note(place, "unknown-member", "The member " + Excerpt.quoted(name) + " is not known here.");
        }
    }

    /** The schemas have no minLength; some CSMS refuse empty texts all the same. */
    private void noteIfEmpty(JsonNode value, JsonNode schema, Place place, String name) {
        boolean freeText = !schema.has("enum") && !schema.has("format");
        if (value.isTextual() && value.textValue().isEmpty() && freeText) {
            note(place.child(name), "empty-string", "The required text is empty.");
        }
    }

    private String text(String text, JsonNode schema, Place place) {
        JsonNode known = schema.path("knownValues");
        if (known.isArray() && !contains(known, text)) {
            note(place, "odd-unit", Excerpt.quoted(text) + " is none of the units that the documents list.");
        }
        boolean dateTime = schema.path("format").asText().equals("date-time");
        if (dateTime && text.length() > 10 && text.charAt(10) == ' ') {
            String mended = text.substring(0, 10) + 'T' + text.substring(11);
            if (DATE_TIME.validate(mended).isEmpty()) {
                note(place, "blank-for-t", "A blank stands between date and time instead of T.");
                return mended;
            }
        }
        return text;
    }

    private static boolean contains(JsonNode list, String text) {
        for (JsonNode element : list) {
            if (element.asText().equals(text)) {
                return true;
            }
        }
        return false;
    }

    private Number number(JsonNode node, JsonNode schema, Place place) {
        BigDecimal number = node.decimalValue();
        boolean integer = schema.path("type").asText().equals("integer");
        if (integer && Numbers.isWhole(number)) {
            noteIfOdd(node, number, place);
            return node.isIntegralNumber()
                    ? node.numberValue()
                    : Numbers.modest(number).toBigInteger();
        }
        return node.isIntegralNumber() ? node.numberValue() : Numbers.modest(number);
    }

    private void noteIfOdd(JsonNode node, BigDecimal number, Place place) {
        if (!node.isIntegralNumber()) {
            note(place, "integer-form", "The whole number is written with a decimal point or an exponent.");
        }
        if (Numbers.int32(number).isEmpty()) {
            note(place, "int32", "The number does not fit into 32 bits.");
        }
    }

    private void note(Place place, String rule, String message) {
        if (notes.size() < MessageSchema.MOST_TOLD) {
            notes.add(new Note(place.pointer(), rule, message));
        }
    }
}
