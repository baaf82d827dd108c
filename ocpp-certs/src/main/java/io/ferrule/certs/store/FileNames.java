// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.store;

import io.ferrule.certs.internal.Digests;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Turns a station's identity, which is anything a URL can carry, into the name of a file. */
final class FileNames {

    private static final int MAX_CHARS = 180;
    private static final int KEPT_CHARS = 100;
    private static final int BYTE = 0xff;

    private FileNames() {}

    /** Letters, digits, hyphen and underscore as they are, everything else as percent and two hex digits. */
    static String of(String station) {
        byte[] bytes = station.getBytes(StandardCharsets.UTF_8);
        StringBuilder name = new StringBuilder();
        for (byte each : bytes) {
            char character = (char) (each & BYTE);
            boolean plain = character < 0x80 && (Character.isLetterOrDigit(character) || "-_".indexOf(character) >= 0);
            name.append(plain ? String.valueOf(character) : String.format(Locale.ROOT, "%%%02x", (int) character));
        }
        return name.length() <= MAX_CHARS
                ? name.toString()
                : name.substring(0, KEPT_CHARS) + "+" + Digests.hex("SHA-256", bytes);
    }
}
