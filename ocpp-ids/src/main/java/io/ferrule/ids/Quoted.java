// SPDX-License-Identifier: Apache-2.0
package io.ferrule.ids;

/** Text of peers in our sentences: cut, and without a character that a log or a terminal would obey. */
final class Quoted {

    private static final int LONGEST = 60;

    private Quoted() {}

    static String of(Object value) {
        StringBuilder out = new StringBuilder();
        String.valueOf(value).codePoints().limit(LONGEST).forEach(c -> {
            boolean plain = c >= 0x20 && c < 0x7f && c != '"' && c != '\\';
            if (plain) {
                out.appendCodePoint(c);
            } else {
                out.append('?');
            }
        });
        return out.toString();
    }
}
