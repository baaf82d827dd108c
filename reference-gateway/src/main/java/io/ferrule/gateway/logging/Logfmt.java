// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.logging;

import java.util.Locale;

/**
 * One line of {@code key=value} pairs. What is not a plain word is quoted; what could end the line, move a cursor, turn the
 * direction of writing or hide itself is written as an escape, so that text of a peer stays inside its quotes.
 */
final class Logfmt {

    private static final int LONGEST = 2_000;

    private final StringBuilder line = new StringBuilder();

    Logfmt put(String key, Object value) {
        if (!line.isEmpty()) {
            line.append(' ');
        }
        plainKey(key);
        line.append('=');
        String text = String.valueOf(value);
        if (plain(text)) {
            line.append(text);
        } else {
            quote(text);
        }
        return this;
    }

    String line() {
        return line + "\n";
    }

    private void plainKey(String key) {
        key.codePoints().map(it -> plain(it) ? it : '_').forEach(line::appendCodePoint);
    }

    private static boolean plain(String text) {
        return !text.isEmpty() && text.length() <= LONGEST && text.codePoints().allMatch(Logfmt::plain);
    }

    private static boolean plain(int character) {
        return character > ' ' && character < 0x7f && character != '"' && character != '=' && character != '\\';
    }

    private void quote(String text) {
        line.append('"');
        text.codePoints().limit(LONGEST).forEach(this::character);
        line.append(text.length() > LONGEST ? "…\"" : "\"");
    }

    private void character(int character) {
        switch (character) {
            case '"' -> line.append("\\\"");
            case '\\' -> line.append("\\\\");
            case '\n' -> line.append("\\n");
            case '\r' -> line.append("\\r");
            case '\t' -> line.append("\\t");
            default -> {
                if (visible(character)) {
                    line.appendCodePoint(character);
                } else {
                    line.append(String.format(Locale.ROOT, "\\u{%x}", character));
                }
            }
        }
    }

    private static boolean visible(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
