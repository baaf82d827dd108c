// SPDX-License-Identifier: Apache-2.0
package io.ferrule.model.internal.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.ferrule.model.ErrorCode;
import io.ferrule.model.Finding;
import io.ferrule.model.Note;
import io.ferrule.model.OcppVersion;
import io.ferrule.model.internal.json.Numbers;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.json.JSONArray;
import org.json.JSONObject;
import org.jspecify.annotations.Nullable;

/**
 * Goes through a payload and its schema side by side, hands the payload over to org.json without writing it out as text,
 * notes what is legal but known to trouble peers, and finds what breaks a rule that no schema can say. What is noted and
 * not refused reaches everit in the form that it accepts. For one thread and one payload.
 */
final class SchemaWalk {

    private static final DateTimeFormat DATE_TIME = new DateTimeFormat();

    private final boolean strict;
    private final List<Finding> findings = new ArrayList<>(0);
    private final List<Note> notes;
    private int values;

    SchemaWalk(OcppVersion version, List<Note> notes) {
        this.strict = OwnRules.holdFor(version);
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
        SchemaWalk walk = new SchemaWalk(OcppVersion.V1_6, new ArrayList<>());
        return (JSONObject) walk.convert(document, MissingNode.getInstance());
    }

    Object convert(JsonNode payload, JsonNode schema) {
        return value(payload, schema, new Place(null, ""));
    }

    /** How many values have been handed over, objects and arrays included. */
    int values() {
        return values;
    }

    /** What breaks a rule that no schema can say, in the order of the payload's text. */
    List<Finding> findings() {
        return findings;
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

    /**
     * The schemas have no minLength; some CSMS refuse empty texts all the same. An empty identifier has a meaning: there is
     * none, and none is needed.
     */
    private void noteIfEmpty(JsonNode value, JsonNode schema, Place place, String name) {
        boolean freeText = !schema.has("enum") && !schema.has("format") && !schema.has("identifier");
        if (value.isTextual() && value.textValue().isEmpty() && freeText) {
            note(place.child(name), "empty-string", "The required text is empty.");
        }
    }

    private String text(String text, JsonNode schema, Place place) {
        JsonNode known = schema.path("knownValues");
        if (known.isArray() && !contains(known, text)) {
            note(place, "odd-unit", Excerpt.quoted(text) + " is none of the units that the documents list.");
        }
        if (schema.has("identifier")) {
            checkIdentifier(text, place);
        }
        return schema.path("format").asText().equals("date-time") ? dateTime(text, place) : text;
    }

    private String dateTime(String text, Place place) {
        boolean blank = text.length() > 10 && text.charAt(10) == ' ';
        String mended = blank ? text.substring(0, 10) + 'T' + text.substring(11) : text;
        if (strict && OwnRules.isTooFine(mended)) {
            find(place, "timestamp-decimals", "A second is divided by more than three decimals.");
        }
        if (blank && DATE_TIME.validate(mended).isEmpty()) {
            note(place, "blank-for-t", "A blank stands between date and time instead of T.");
            return mended;
        }
        return text;
    }

    private void checkIdentifier(String text, Place place) {
        OptionalInt foreign = OwnRules.foreignToIdentifier(text);
        if (foreign.isPresent()) {
            String character = Excerpt.quoted(Character.toString(foreign.getAsInt()));
            find(place, "identifier", "The character " + character + " is not allowed in an identifier.");
        }
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
            String message = "The number does not fit into 32 bits.";
            if (strict) {
                find(place, "int32", message);
            } else {
                note(place, "int32", message);
            }
        }
    }

    private void find(Place place, String rule, String message) {
        if (findings.size() < MessageSchema.MOST_TOLD) {
            findings.add(new Finding(place.pointer(), rule, ErrorCode.PROPERTY_CONSTRAINT_VIOLATION, message));
        }
    }

    private void note(Place place, String rule, String message) {
        if (notes.size() < MessageSchema.MOST_TOLD) {
            notes.add(new Note(place.pointer(), rule, message));
        }
    }
}
