// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.handshake;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/**
 * The password of a station, in whatever form the station presents it. OCPP-J 1.6 (6.2.1) sends 20 raw bytes that are configured
 * as hexadecimal digits; OCPP 2.0.1 sends the text itself; stations mix the two up. All forms of one secret are accepted, none
 * is easier to guess than another. Never printed. Immutable and safe for use by several threads.
 */
public final class StationPassword {

    private static final HexFormat HEX = HexFormat.of();
    private static final int SHORTEST_KEY = 16;
    private static final int LONGEST_KEY = 20;

    private final List<byte[]> forms;

    private StationPassword(List<byte[]> forms) {
        this.forms = forms;
    }

    /**
     * Takes the password as an operator configures it.
     *
     * @param configured text; 32 to 40 hexadecimal digits stand for 16 to 20 bytes as well
     * @return the password
     * @throws IllegalArgumentException if it is empty
     */
    public static StationPassword of(String configured) {
        return of(configured.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Takes the password as bytes.
     *
     * @param configured text in UTF-8, hexadecimal digits, or raw bytes; copied
     * @return the password
     * @throws IllegalArgumentException if it is empty
     */
    public static StationPassword of(byte[] configured) {
        if (configured.length == 0) {
            throw new IllegalArgumentException("a station password must not be empty");
        }
        String text = new String(configured, StandardCharsets.ISO_8859_1);
        boolean digits = text.matches("([0-9a-fA-F]{2}){" + SHORTEST_KEY + "," + LONGEST_KEY + "}");
        byte[] raw = digits ? HEX.parseHex(text) : configured.clone();
        String hex = HEX.formatHex(raw);
        return new StationPassword(List.of(configured.clone(), raw, ascii(hex), ascii(hex.toUpperCase(Locale.ROOT))));
    }

    /**
     * Compares in a time that does not depend on where two passwords differ.
     *
     * @param presented bytes after the colon of Basic credentials
     * @return whether they are a form of this password
     */
    public boolean accepts(byte[] presented) {
        boolean equal = false;
        for (byte[] form : forms) {
            equal |= MessageDigest.isEqual(form, presented);
        }
        return equal;
    }

    @Override
    public String toString() {
        return "***";
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
