// SPDX-License-Identifier: Apache-2.0
package io.ferrule.ids.event;

/**
 * What one WebSocket message carried.
 *
 * @param text the text; only its beginning where {@code length} says so
 * @param readable false for a binary message and for bytes that are not UTF-8, of which {@code text} is empty
 * @param length length of the whole message in characters, or in bytes if it is not readable; at least that of the text
 */
public record WireText(String text, boolean readable, long length) {

    /** Takes the longer of both lengths. */
    public WireText {
        length = Math.max(length, text.length());
    }

    /**
     * A whole text.
     *
     * @param text the message
     * @return the text with its own length
     */
    public static WireText of(String text) {
        return new WireText(text, true, text.length());
    }

    /**
     * Whether the end of the text is missing.
     *
     * @return true if only the beginning was kept
     */
    public boolean cut() {
        return length > text.length();
    }
}
