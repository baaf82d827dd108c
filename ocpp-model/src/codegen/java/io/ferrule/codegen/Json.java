// SPDX-License-Identifier: Apache-2.0
package io.ferrule.codegen;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Writes JSON: maps, lists, texts, numbers and booleans. */
final class Json {
    private final StringBuilder out = new StringBuilder();

    private Json() {}

    static String text(Object value) {
        Json json = new Json();
        json.write(value, "\n");
        return json.out.append('\n').toString();
    }

    private void write(Object value, String newLine) {
        if (value instanceof Map<?, ?> map) {
            block('{', '}', map.entrySet(), newLine);
        } else if (value instanceof Map.Entry<?, ?> entry) {
            string(String.valueOf(entry.getKey()));
            out.append(": ");
            write(entry.getValue(), newLine);
        } else if (value instanceof List<?> list) {
            block('[', ']', list, newLine);
        } else if (value instanceof String string) {
            string(string);
        } else {
            out.append(value);
        }
    }

    private void block(char open, char close, Collection<?> parts, String newLine) {
        out.append(open);
        String separator = "";
        for (Object part : parts) {
            out.append(separator).append(newLine).append("  ");
            write(part, newLine + "  ");
            separator = ",";
        }
        out.append(parts.isEmpty() ? "" : newLine).append(close);
    }

    private void string(String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c < ' ') {
                out.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
            } else {
                out.append(c);
            }
        }
        out.append('"');
    }
}
