// SPDX-License-Identifier: Apache-2.0
package io.ferrule.model.internal.schema;

import io.ferrule.model.OcppVersion;
import java.util.OptionalInt;

/**
 * What OCPP 2.0.1 demands of single values and no schema of it can say (part 2, 2.1: primitive data types). Earlier
 * versions do not demand it.
 */
final class OwnRules {

    /** Decimals of a second that a date and time may have. */
    private static final int SECOND_DECIMALS = 3;

    /** Where the decimals of a second start, behind their point. */
    private static final int DECIMALS_AT = "2026-01-01T00:00:00.".length();

    private static final String IDENTIFIER_MARKS = "*-_=:+|@.";
    private static final DateTimeFormat DATE_TIME = new DateTimeFormat();

    private OwnRules() {}

    static boolean holdFor(OcppVersion version) {
        return version.compareTo(OcppVersion.V2_0_1) >= 0;
    }

    /** The first character that an identifierString must not have, if there is one. */
    static OptionalInt foreignToIdentifier(String text) {
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (!isLetterOrDigit(character) && IDENTIFIER_MARKS.indexOf(character) < 0) {
                return OptionalInt.of(text.codePointAt(i));
            }
        }
        return OptionalInt.empty();
    }

    private static boolean isLetterOrDigit(int character) {
        return (character >= '0' && character <= '9')
                || (character >= 'A' && character <= 'Z')
                || (character >= 'a' && character <= 'z');
    }

    /** Whether a text would be a date and time if it did not divide the second so finely. */
    static boolean isTooFine(String text) {
        int end = DECIMALS_AT;
        while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
            end++;
        }
        int allowed = DECIMALS_AT + SECOND_DECIMALS;
        return end > allowed
                && DATE_TIME
                        .validate(text.substring(0, allowed) + text.substring(end))
                        .isEmpty();
    }
}
