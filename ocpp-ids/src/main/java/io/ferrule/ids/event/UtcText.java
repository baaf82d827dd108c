// SPDX-License-Identifier: Apache-2.0
package io.ferrule.ids.event;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.OptionalLong;

/**
 * Reads dates and times quickly: nearly all are written in one form, for which the general parser of the JDK costs more than the
 * rest of a frame.
 */
public final class UtcText {

    private static final int SHORTEST_MONTH = 28;
    private static final int SECONDS_END = 19;
    private static final int MOST_DECIMALS = 9;
    private static final String FORM = "0000-00-00T00:00:00";

    private UtcText() {}

    /**
     * Reads a date and time with a zone.
     *
     * @param text for example {@code 2026-01-01T00:00:00.000Z}
     * @return milliseconds since 1970, or empty if the text is no such date
     */
    public static OptionalLong millis(String text) {
        if (!usual(text)) {
            return general(text);
        }
        int month = number(text, 5, 7);
        int day = number(text, 8, 10);
        int hour = number(text, 11, 13);
        int minute = number(text, 14, 16);
        int second = number(text, 17, SECONDS_END);
        int year = number(text, 0, 4);
        if (month < 1 || month > 12 || day < 1 || hour > 23 || minute > 59 || second > 59) {
            return general(text);
        }
        if (day > SHORTEST_MONTH && day > YearMonth.of(year, month).lengthOfMonth()) {
            return general(text);
        }
        long days = LocalDate.of(year, month, day).toEpochDay();
        long seconds = ((days * 24 + hour) * 60 + minute) * 60 + second;
        return OptionalLong.of(seconds * 1_000 + decimals(text));
    }

    private static boolean usual(String text) {
        int length = text.length();
        boolean decimals = length > SECONDS_END + 2
                && length <= SECONDS_END + 2 + MOST_DECIMALS
                && text.charAt(SECONDS_END) == '.';
        if ((length != SECONDS_END + 1 && !decimals) || text.charAt(length - 1) != 'Z') {
            return false;
        }
        for (int i = 0; i < length - 1; i++) {
            char c = text.charAt(i);
            boolean digit = c >= '0' && c <= '9';
            boolean form =
                    i < SECONDS_END ? FORM.charAt(i) == '0' ? digit : c == FORM.charAt(i) : i == SECONDS_END || digit;
            if (!form) {
                return false;
            }
        }
        return true;
    }

    private static int number(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            number = number * 10 + (text.charAt(i) - '0');
        }
        return number;
    }

    private static int decimals(String text) {
        int millis = 0;
        for (int i = 1; i <= 3; i++) {
            int at = SECONDS_END + i;
            millis = millis * 10 + (at < text.length() - 1 ? text.charAt(at) - '0' : 0);
        }
        return millis;
    }

    private static OptionalLong general(String text) {
        try {
            return OptionalLong.of(OffsetDateTime.parse(text).toInstant().toEpochMilli());
        } catch (DateTimeException e) {
            return OptionalLong.empty();
        }
    }
}
