// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.event;

import java.util.HexFormat;

/** Makes a peer's text fit for one line of a log. */
final class Printable {

    private static final int MAX_LENGTH = 200;
    private static final int LAST_ASCII = 0x7e;

    private Printable() {}

    /** Escapes everything but printable ASCII, the backslash too, and cuts what is too long. */
    static String of(String text) {
        StringBuilder out = new StringBuilder(Math.min(text.length(), MAX_LENGTH) + 8);
        for (int i = 0; i < text.length() && out.length() < MAX_LENGTH; i++) {
            char c = text.charAt(i);
            if (c == '\\') {
                out.append("\\\\");
            } else if (c >= ' ' && c <= LAST_ASCII) {
                out.append(c);
            } else {
                out.append("\\u").append(HexFormat.of().toHexDigits(c));
            }
        }
        return out.length() < MAX_LENGTH ? out.toString() : out.append("...").toString();
    }
}
