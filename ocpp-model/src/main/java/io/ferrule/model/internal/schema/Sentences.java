// SPDX-License-Identifier: Apache-2.0
package io.ferrule.model.internal.schema;

import com.fasterxml.jackson.databind.JsonNode;
import io.ferrule.model.internal.json.Numbers;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.everit.json.schema.ArraySchema;
import org.everit.json.schema.BooleanSchema;
import org.everit.json.schema.NumberSchema;
import org.everit.json.schema.Schema;
import org.everit.json.schema.StringSchema;

/** Says in one sentence how a value breaks a rule. */
final class Sentences {

    /** Values of an enumeration that are named before the rest is only counted. */
    private static final int VALUES_NAMED = 10;

    private Sentences() {}

    static String of(String keyword, Schema schema, JsonNode value) {
        return switch (keyword) {
            case "type" -> type(expected(schema), value);
            case "enum" -> schema instanceof StringSchema text ? enumeration(text, value) : other(keyword);
            case "maxLength" -> schema instanceof StringSchema text ? tooLong(text, value) : other(keyword);
            case "format" -> schema instanceof StringSchema text ? format(text, value) : other(keyword);
            case "multipleOf" -> schema instanceof NumberSchema number ? step(number, value) : other(keyword);
            case "minimum", "maximum" ->
                schema instanceof NumberSchema number ? range(keyword, number) : other(keyword);
            case "minItems", "maxItems" ->
                schema instanceof ArraySchema array ? count(keyword, array, value) : other(keyword);
            default -> other(keyword);
        };
    }

    static String type(String expected, JsonNode value) {
        return "Expected " + expected + ", found " + found(value) + ".";
    }

    static String unknownMember(String name) {
        return "The member " + Excerpt.quoted(name) + " is not known here.";
    }

    private static String other(String keyword) {
        return "The value breaks the rule " + keyword + ".";
    }

    private static String expected(Schema schema) {
        if (schema instanceof NumberSchema number) {
            return number.requiresInteger() ? "an integer" : "a number";
        } else if (schema instanceof StringSchema) {
            return "a string";
        } else if (schema instanceof BooleanSchema) {
            return "a boolean";
        }
        return schema instanceof ArraySchema ? "an array" : "an object";
    }

    private static String found(JsonNode value) {
        return switch (value.getNodeType()) {
            case OBJECT -> "an object";
            case ARRAY -> "an array";
            case STRING -> "a string";
            case BOOLEAN -> "a boolean";
            case NUMBER -> value.isIntegralNumber() ? "an integer" : "a number with decimals";
            default -> value.getNodeType().name().toLowerCase(Locale.ROOT);
        };
    }

    private static String enumeration(StringSchema schema, JsonNode value) {
        List<String> allowed = schema.getFormatValidator() instanceof OneOf list ? list.values() : List.of();
        String named = allowed.stream().limit(VALUES_NAMED).collect(Collectors.joining(", "));
        int rest = allowed.size() - VALUES_NAMED;
        return Excerpt.quoted(value.asText()) + " is none of " + named + (rest > 0 ? " and " + rest + " more." : ".");
    }

    private static String tooLong(StringSchema schema, JsonNode value) {
        String text = value.asText();
        return "The text has " + text.codePointCount(0, text.length()) + " characters, allowed are at most "
                + schema.getMaxLength() + ".";
    }

    private static String format(StringSchema schema, JsonNode value) {
        String wrong = schema.getFormatValidator().validate(value.asText()).orElse("is not well formed");
        boolean secret = schema.getFormatValidator().formatName().equals("uri");
        return (secret ? "The text" : Excerpt.quoted(value.asText())) + " " + wrong + ".";
    }

    private static String range(String keyword, NumberSchema schema) {
        return keyword.equals("minimum")
                ? "The number is less than " + schema.getMinimum() + "."
                : "The number is greater than " + schema.getMaximum() + ".";
    }

    private static String count(String keyword, ArraySchema schema, JsonNode value) {
        String allowed = keyword.equals("minItems")
                ? "needed are at least " + schema.getMinItems()
                : "allowed are at most " + schema.getMaxItems();
        return "The list has " + value.size() + " elements, " + allowed + ".";
    }

    private static String step(NumberSchema schema, JsonNode value) {
        BigDecimal number = value.decimalValue();
        String shown = Numbers.isModest(number) ? number.toPlainString() : "The number";
        return shown + " is not a multiple of " + schema.getMultipleOf() + ".";
    }
}
