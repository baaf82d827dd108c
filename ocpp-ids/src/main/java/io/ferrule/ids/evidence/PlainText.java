// SPDX-License-Identifier: Apache-2.0
package io.ferrule.ids.evidence;

import java.util.HexFormat;

/** Makes any text fit for one line that a person, a terminal and a program read alike. */
public final class PlainText {

    private static final int FIRST = 0x20;
    private static final int BEYOND = 0x7f;

    private PlainText() {}

    /**
     * Escapes whatever is not printable ASCII, line ends, escape sequences and letters that turn the direction of writing among it.
     *
     * @param text any text
     * @param most most characters of it that are looked at
     * @return the text, with the escape of JSON and Java (backslash, {@code u}, four hexadecimal digits) in place of each other UTF-16
     *     unit, a doubled backslash, and three dots where it was cut
     */
    public static String of(String text, int most) {
        StringBuilder out = new StringBuilder(Math.min(text.length(), most) + 8);
        for (int i = 0; i < text.length() && i < most; i++) {
            char c = text.charAt(i);
            if (c == '\\') {
                out.append("\\\\");
            } else if (c >= FIRST && c < BEYOND) {
                out.append(c);
            } else {
                out.append("\\u").append(HexFormat.of().toHexDigits(c));
            }
        }
        return text.length() > most ? out.append("...").toString() : out.toString();
    }
}
