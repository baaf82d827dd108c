// SPDX-License-Identifier: Apache-2.0
package io.ferrule.model;

/**
 * The identity of a station: the last segment of the path in its URL, percent-decoded (OCPP-J 1.6, 3.1.1).
 *
 * @param value 1 to 255 characters, no control characters and no lone surrogates
 */
public record StationId(String value) {

    private static final int MAX_LENGTH = 255;

    /** Checks length and characters. */
    public StationId {
        if (value.isEmpty() || value.length() > MAX_LENGTH) {
            throw new IllegalArgumentException(
                    "a station identity has 1 to " + MAX_LENGTH + " characters, was " + value.length());
        }
        if (value.codePoints().anyMatch(StationId::forbidden)) {
            throw new IllegalArgumentException("a station identity has no control characters");
        }
    }

    private static boolean forbidden(int codePoint) {
        return Character.isISOControl(codePoint) || Character.getType(codePoint) == Character.SURROGATE;
    }

    @Override
    public String toString() {
        return value;
    }
}
