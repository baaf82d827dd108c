// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.intercept.events;

import java.util.HexFormat;
import java.util.regex.Pattern;

/** Makes details fit for the wire and for one line of a log: printable ASCII, no key material, 255 characters. */
final class TechInfo {

    private static final int MAX_LENGTH = 255;
    private static final int MAX_TYPE = 50;
    private static final int MAX_READ = 20_000;
    private static final int LAST_ASCII = 0x7e;
    private static final String CUT = "...";
    private static final Pattern PEM = Pattern.compile("-----BEGIN [^-]{0,64}-----[^-]*+(-----END [^-]{0,64}-----)?");

    private TechInfo() {}

    /** The name of an event that a station made up, as a log can take it. */
    static String type(String name) {
        String plain = of(name).replace(CUT, "");
        return plain.isEmpty() ? "unnamed" : plain.substring(0, Math.min(plain.length(), MAX_TYPE));
    }

    static String of(String text) {
        String read = text.substring(0, Math.min(text.length(), MAX_READ));
        String plain = PEM.matcher(read).replaceAll("[PEM]");
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < plain.length(); i++) {
            String next = printable(plain.charAt(i));
            if (out.length() + next.length() > MAX_LENGTH) {
                return out.substring(0, Math.min(out.length(), MAX_LENGTH - CUT.length())) + CUT;
            }
            out.append(next);
        }
        return out.toString();
    }

    private static String printable(char c) {
        if (c == '\\') {
            return "\\\\";
        }
        return c >= ' ' && c <= LAST_ASCII
                ? String.valueOf(c)
                : "\\u" + HexFormat.of().toHexDigits(c);
    }
}
