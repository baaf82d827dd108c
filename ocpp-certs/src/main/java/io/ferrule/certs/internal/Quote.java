// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.internal;

import java.util.Locale;

/** Makes text from outside fit for messages: cut, and without anything that a terminal or a log would act on. */
public final class Quote {

    private static final int MAX_CHARS = 40;

    private Quote() {}

    /** The text between quotation marks, at most 40 of its characters, everything but printable ASCII escaped. */
    public static String of(String text) {
        return of(text, MAX_CHARS);
    }

    /** The same with another number of characters. */
    public static String of(String text, int most) {
        StringBuilder quoted = new StringBuilder("\"");
        text.chars().limit(most).forEach(character -> {
            boolean plain = character >= ' ' && character < 0x7f && character != '"' && character != '\\';
            quoted.append(plain ? String.valueOf((char) character) : String.format(Locale.ROOT, "\\u%04x", character));
        });
        return quoted.append(text.length() > most ? "...\"" : "\"").toString();
    }
}
