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
    private static final int OFFSET_LENGTH = 6;
    private static final int MOST_OFFSET_HOURS = 18;
    private static final String FORM = "0000-00-00T00:00:00";

    private UtcText() {}

    /**
     * Reads a date and time with a zone.
     *
     * @param text for example {@code 2026-01-01T00:00:00.000Z}
     * @return milliseconds since 1970, or empty if the text is no such date
     */
    public static OptionalLong millis(String text) {
        int zone = zone(text);
        if (zone < 0) {
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
        long seconds = ((days * 24 + hour) * 60 + minute) * 60 + second - offsetSeconds(text, zone);
        return OptionalLong.of(seconds * 1_000 + decimals(text, zone));
    }

    /** Where the zone of a text in the usual form begins, -1 for another form. */
    private static int zone(String text) {
        int length = text.length();
        if (length <= SECONDS_END || !isForm(text)) {
            return -1;
        }
        int at = SECONDS_END;
        if (text.charAt(at) == '.') {
            at++;
            while (at < length && isDigit(text, at)) {
                at++;
            }
            int decimals = at - SECONDS_END - 1;
            if (decimals < 1 || decimals > MOST_DECIMALS) {
                return -1;
            }
        }
        boolean utc = at == length - 1 && text.charAt(at) == 'Z';
        return utc || isOffset(text, at) ? at : -1;
    }

    private static boolean isForm(String text) {
        for (int i = 0; i < SECONDS_END; i++) {
            if (FORM.charAt(i) == '0' ? !isDigit(text, i) : text.charAt(i) != FORM.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** An offset of less than eighteen hours, which is the most that there is. */
    private static boolean isOffset(String text, int at) {
        if (text.length() != at + OFFSET_LENGTH || (text.charAt(at) != '+' && text.charAt(at) != '-')) {
            return false;
        }
        boolean digits =
                isDigit(text, at + 1) && isDigit(text, at + 2) && isDigit(text, at + 4) && isDigit(text, at + 5);
        return digits
                && text.charAt(at + 3) == ':'
                && number(text, at + 1, at + 3) < MOST_OFFSET_HOURS
                && number(text, at + 4, at + 6) < 60;
    }

    private static long offsetSeconds(String text, int zone) {
        if (text.charAt(zone) == 'Z') {
            return 0;
        }
        int seconds = 60 * (60 * number(text, zone + 1, zone + 3) + number(text, zone + 4, zone + 6));
        return text.charAt(zone) == '-' ? -seconds : seconds;
    }

    private static boolean isDigit(String text, int at) {
        return text.charAt(at) >= '0' && text.charAt(at) <= '9';
    }

    private static int number(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            number = number * 10 + (text.charAt(i) - '0');
        }
        return number;
    }

    private static int decimals(String text, int zone) {
        int millis = 0;
        for (int i = 1; i <= 3; i++) {
            int at = SECONDS_END + i;
            millis = millis * 10 + (at < zone ? text.charAt(at) - '0' : 0);
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
