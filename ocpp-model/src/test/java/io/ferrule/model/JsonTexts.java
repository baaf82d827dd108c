// SPDX-License-Identifier: Apache-2.0
package io.ferrule.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Makes one random JSON text with odd white space, escapes and numbers, and knows where each of its values stands. */
public final class JsonTexts {

    private static final List<String> SCALARS = List.of(
            "null",
            "true",
            "false",
            "0",
            "-0",
            "1.10",
            "-2.50e+3",
            "9223372036854766666",
            "\"\"",
            "\"a,]}\\\"\"",
            "\"\\u00e9\\/\"",
            "\"\\uD83D\\uDE00\"",
            "\"\uD83D\uDE00 \u20ac\"",
            "\"{\\\\\"",
            "\"T1\"");
    private static final List<String> SPACES = List.of("", "", "", " ", "\n ", "\t");
    private static final List<String> NAMES = List.of("a", "b", "0", "x y", "\u00e9", "\uD83D\uDE00");

    private final Random random;
    private final StringBuilder text = new StringBuilder();
    private final Map<String, int[]> spans = new LinkedHashMap<>();

    /** Makes nothing yet. */
    public JsonTexts(Random random) {
        this.random = random;
    }

    /** One value of any kind. */
    String value(int depth) {
        write("", depth);
        return text.toString();
    }

    /** One object. */
    String object(int depth) {
        writeObject("", depth);
        return text.toString();
    }

    /** A value that is there already, spelled at random. */
    public String spelled(JsonNode value) {
        write("", value);
        return text.toString();
    }

    /** A pointer to one of the values, chosen at random. */
    public String somePointer() {
        return pointers().get(random.nextInt(spans.size()));
    }

    /** Pointers to all values. */
    public List<String> pointers() {
        return new ArrayList<>(spans.keySet());
    }

    /** The characters of one value. */
    public String at(String pointer) {
        int[] span = spans.getOrDefault(pointer, new int[2]);
        return text.substring(span[0], span[1]);
    }

    /** The text with one value replaced by the place that was remembered when it was written. */
    public String withReplaced(String pointer, String value) {
        int[] span = spans.getOrDefault(pointer, new int[2]);
        return text.substring(0, span[0]) + value + text.substring(span[1]);
    }

    private void write(String pointer, int depth) {
        int start = text.length();
        int kind = depth == 0 ? 0 : random.nextInt(3);
        if (kind == 0) {
            text.append(pick(SCALARS));
        } else if (kind == 1) {
            writeObject(pointer, depth);
        } else {
            writeArray(pointer, depth);
        }
        spans.put(pointer, new int[] {start, text.length()});
    }

    private void writeObject(String pointer, int depth) {
        text.append('{').append(pick(SPACES));
        String comma = "";
        for (String name : NAMES) {
            if (random.nextInt(3) == 0) {
                text.append(comma).append(pick(SPACES)).append('"').append(name).append('"');
                text.append(pick(SPACES)).append(':').append(pick(SPACES));
                write(pointer + "/" + name, depth - 1);
                text.append(pick(SPACES));
                comma = ",";
            }
        }
        text.append('}');
    }

    private void writeArray(String pointer, int depth) {
        text.append('[').append(pick(SPACES));
        int size = random.nextInt(4);
        for (int i = 0; i < size; i++) {
            text.append(i == 0 ? "" : ",").append(pick(SPACES));
            write(pointer + "/" + i, depth - 1);
            text.append(pick(SPACES));
        }
        text.append(']');
    }

    private void write(String pointer, JsonNode value) {
        int start = text.length();
        if (value.isContainerNode()) {
            text.append(value.isArray() ? '[' : '{').append(pick(SPACES));
            writeChildren(pointer, value);
            text.append(value.isArray() ? ']' : '}');
        } else if (value.isTextual()) {
            spell(value.textValue());
        } else {
            text.append(value);
        }
        spans.put(pointer, new int[] {start, text.length()});
    }

    private void writeChildren(String pointer, JsonNode parent) {
        Iterator<String> names = parent.fieldNames();
        for (int i = 0; i < parent.size(); i++) {
            text.append(i == 0 ? "" : ",").append(pick(SPACES));
            if (parent.isArray()) {
                write(pointer + "/" + i, parent.get(i));
            } else {
                String name = names.next();
                spell(name);
                text.append(pick(SPACES)).append(':').append(pick(SPACES));
                write(pointer + "/" + name.replace("~", "~0").replace("/", "~1"), parent.get(name));
            }
            text.append(pick(SPACES));
        }
    }

    /** Escapes what must be escaped, and now and then what need not be. */
    private void spell(String value) {
        text.append('"');
        value.codePoints().forEach(character -> {
            boolean must = character < ' ' || character == '"' || character == '\\';
            if (must || random.nextInt(16) == 0) {
                for (char unit : Character.toChars(character)) {
                    text.append("\\u")
                            .append(Integer.toHexString(0x10000 | unit).substring(1));
                }
            } else {
                text.append(character == '/' && random.nextBoolean() ? "\\" : "")
                        .appendCodePoint(character);
            }
        });
        text.append('"');
    }

    private String pick(List<String> from) {
        return from.get(random.nextInt(from.size()));
    }
}
