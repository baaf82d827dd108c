// SPDX-License-Identifier: Apache-2.0
package io.ferrule.model.internal.schema;

/** Quotes text of a peer so that it can stand in a message: short, in one line, and with nothing hidden in it. */
public final class Excerpt {

    /** Characters that are shown of a longer text. */
    static final int LENGTH = 40;

    private Excerpt() {}

    /** The first 40 characters between quotes; controls, invisible characters and the like are escaped. */
    public static String quoted(String text) {
        int shown = Math.min(LENGTH, text.codePointCount(0, text.length()));
        StringBuilder out = new StringBuilder("\"");
        text.codePoints().limit(shown).forEach(character -> append(out, character));
        boolean cut = text.offsetByCodePoints(0, shown) < text.length();
        return out.append(cut ? "…\"" : "\"").toString();
    }

    private static void append(StringBuilder out, int character) {
        switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> {
                for (char unit : Character.toChars(character)) {
                    out.append("\\u").append(Integer.toHexString(0x10000 | unit).substring(1));
                }
            }
            default -> {
                if (character == '"' || character == '\\') {
                    out.append('\\');
                }
                out.appendCodePoint(character);
            }
        }
    }
}
