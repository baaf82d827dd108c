// SPDX-License-Identifier: Apache-2.0
package io.ferrule.model.internal.schema;

import com.fasterxml.jackson.databind.JsonNode;
import io.ferrule.model.ErrorCode;
import io.ferrule.model.Finding;
import io.ferrule.model.Note;
import io.ferrule.model.OcppVersion;
import io.ferrule.model.internal.json.Numbers;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

    /** Anything that everit takes in place of a text, or of a time, that is refused here. */
    private static final String A_TEXT = "-";

    private static final String A_TIME = "2026-01-01T00:00:00Z";

    private final boolean strict;
    private final boolean refusing;
    private final List<Finding> findings = new ArrayList<>(0);
    private final List<Finding> refused = new ArrayList<>(0);
    private final List<Note> notes;
    private int values;

    /**
     * Makes a walk.
     *
     * @param refusing whether it finds by itself what many stations do wrong all day, for which everit needs several exceptions each time
     */
    SchemaWalk(OcppVersion version, boolean refusing, List<Note> notes) {
        this.strict = OwnRules.holdFor(version);
        this.refusing = refusing;
        this.notes = notes;
    }

    /** An object or an array in the payload; its pointer is written only when somebody asks. */
    private record Place(@Nullable Place above, Object step) {

        String pointer() {
            return above == null ? "" : above.child(step);
        }

        String child(Object name) {
            return pointer() + '/' + name.toString().replace("~", "~0").replace("/", "~1");
        }
    }

    /** Hands a payload over. */
    Object convert(JsonNode payload, Shape shape) {
        return value(payload, shape, null, "");
    }

    /** How many values have been handed over, objects and arrays included. */
    int values() {
        return values;
    }

    /** What breaks a rule that no schema can say, in the order of the payload's text. */
    List<Finding> findings() {
        return findings;
    }

    /** What everit would have found, had it been handed over as it came. */
    List<Finding> refused() {
        return refused;
    }

    /** The step is the name or the index that leads from the place above to the value. */
    private Object value(JsonNode node, Shape shape, @Nullable Place above, Object step) {
        values++;
        return switch (node.getNodeType()) {
            case OBJECT -> object(node, shape, new Place(above, step));
            case ARRAY -> array(node, shape.element(), new Place(above, step));
            case STRING -> text(node.textValue(), shape, above, step);
            case NUMBER ->
                refusing && shape.isFreeText() ? noText(node, above, step) : number(node, shape, above, step);
            case BOOLEAN -> node.booleanValue();
            case NULL, MISSING, BINARY, POJO -> JSONObject.NULL;
        };
    }

    private JSONObject object(JsonNode node, Shape shape, Place place) {
        Members members = new Members(shape);
        for (Map.Entry<String, JsonNode> entry : node.properties()) {
            String name = entry.getKey();
            Shape.Member member = shape.member(name);
            if (member == null && refusing && shape.isClosed()) {
                refuse(place.pointer(), "additionalProperties", Sentences.unknownMember(name));
                values += count(entry.getValue());
            } else if (member == null) {
                members.addUnknown(name, value(entry.getValue(), Shape.UNKNOWN, place, name));
                noteIfUnknown(shape, place, name);
            } else {
                members.add(member, value(entry.getValue(), member.shape(), place, name));
            }
        }
        // The schemas have no minLength; some CSMS refuse empty texts all the same.
        for (String name : shape.requiredFree()) {
            if ("".equals(members.opt(name))) {
                note(place, name, "empty-string", "The required text is empty.");
            }
        }
        return members;
    }

    private JSONArray array(JsonNode node, Shape element, Place place) {
        JSONArray array = new JSONArray(node.size());
        for (int i = 0; i < node.size(); i++) {
            array.put(value(node.get(i), element, place, i));
        }
        return array;
    }

    private void noteIfUnknown(Shape shape, Place place, String name) {
        if (shape.takesUnknownMembers()) {
            note(place.above(), place.step(), "unknown-member", Sentences.unknownMember(name));
        }
    }

    private String text(String text, Shape shape, @Nullable Place above, Object step) {
        if (shape.isOdd(text)) {
            note(above, step, "odd-unit", Excerpt.quoted(text) + " is none of the units that the documents list.");
        }
        if (shape.isIdentifier()) {
            checkIdentifier(text, above, step);
        }
        return shape.isDateTime() ? dateTime(text, above, step) : text;
    }

    private String dateTime(String text, @Nullable Place above, Object step) {
        boolean blank = text.length() > 10 && text.charAt(10) == ' ';
        String mended = blank ? text.substring(0, 10) + 'T' + text.substring(11) : text;
        if (strict && OwnRules.isTooFine(mended)) {
            find(above, step, "timestamp-decimals", "A second is divided by more than three decimals.");
        }
        if (blank && DATE_TIME.validate(mended).isEmpty()) {
            note(above, step, "blank-for-t", "A blank stands between date and time instead of T.");
            return mended;
        }
        Optional<String> wrong = refusing ? DATE_TIME.validate(text) : Optional.empty();
        wrong.ifPresent(why -> refuse(pointer(above, step), "format", Excerpt.quoted(text) + " " + why + "."));
        return wrong.isPresent() ? A_TIME : text;
    }

    private String noText(JsonNode node, @Nullable Place above, Object step) {
        refuse(pointer(above, step), "type", Sentences.type("a string", node));
        return A_TEXT;
    }

    private void refuse(String pointer, String rule, String message) {
        if (refused.size() < MessageSchema.COLLECT_UP_TO) {
            refused.add(new Finding(pointer, rule, Violations.codeOf(rule), message));
        }
    }

    /** A value and all in it. */
    private static int count(JsonNode node) {
        int count = 1;
        for (JsonNode child : node) {
            count += count(child);
        }
        return count;
    }

    private static String pointer(@Nullable Place above, Object step) {
        return above == null ? "" : above.child(step);
    }

    private void checkIdentifier(String text, @Nullable Place above, Object step) {
        OptionalInt foreign = OwnRules.foreignToIdentifier(text);
        if (foreign.isPresent()) {
            String character = Excerpt.quoted(Character.toString(foreign.getAsInt()));
            find(above, step, "identifier", "The character " + character + " is not allowed in an identifier.");
        }
    }

    private Number number(JsonNode node, Shape shape, @Nullable Place above, Object step) {
        if (node.isInt()) {
            return node.intValue();
        }
        BigDecimal number = node.decimalValue();
        boolean whole = shape.isInteger() && Numbers.isWhole(number);
        if (whole && !node.isIntegralNumber()) {
            note(above, step, "integer-form", "The whole number is written with a decimal point or an exponent.");
        }
        if (whole && Numbers.int32(number).isEmpty()) {
            tellTooLarge(above, step);
        }
        if (node.isIntegralNumber()) {
            return node.numberValue();
        }
        return whole ? Numbers.modest(number).toBigInteger() : Numbers.modest(number);
    }

    private void tellTooLarge(@Nullable Place above, Object step) {
        String message = "The number does not fit into 32 bits.";
        if (strict) {
            find(above, step, "int32", message);
        } else {
            note(above, step, "int32", message);
        }
    }

    private void find(@Nullable Place above, Object step, String rule, String message) {
        if (findings.size() < MessageSchema.MOST_TOLD) {
            findings.add(new Finding(pointer(above, step), rule, ErrorCode.PROPERTY_CONSTRAINT_VIOLATION, message));
        }
    }

    private void note(@Nullable Place above, Object step, String rule, String message) {
        if (notes.size() < MessageSchema.MOST_TOLD) {
            notes.add(new Note(pointer(above, step), rule, message));
        }
    }
}
