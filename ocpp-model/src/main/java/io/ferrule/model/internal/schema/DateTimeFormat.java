// SPDX-License-Identifier: Apache-2.0
package io.ferrule.model.internal.schema;

import java.time.DateTimeException;
import java.time.Month;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.util.Locale;
import java.util.Optional;
import org.everit.json.schema.FormatValidator;

/**
 * A date and time with zone as in RFC 3339, 5.6: seconds are there, the day exists, up to nine decimals, {@code T} and
 * {@code Z} in either case. Everit's own check takes 30 February and refuses the small letters. A leap second is refused,
 * as Java cannot read it.
 *
 * <p>What nearly all peers write is recognised by its characters, several times faster than Java reads it; everything else
 * Java has to judge.
 */
final class DateTimeFormat implements FormatValidator {

    private static final DateTimeFormatter RFC_3339 = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .appendValue(ChronoField.YEAR, 4)
            .appendLiteral('-')
            .appendValue(ChronoField.MONTH_OF_YEAR, 2)
            .appendLiteral('-')
            .appendValue(ChronoField.DAY_OF_MONTH, 2)
            .appendLiteral('T')
            .appendValue(ChronoField.HOUR_OF_DAY, 2)
            .appendLiteral(':')
            .appendValue(ChronoField.MINUTE_OF_HOUR, 2)
            .appendLiteral(':')
            .appendValue(ChronoField.SECOND_OF_MINUTE, 2)
            .optionalStart()
            .appendFraction(ChronoField.NANO_OF_SECOND, 1, 9, true)
            .optionalEnd()
            .appendOffset("+HH:MM", "Z")
            .toFormatter(Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);

    private static final Optional<String> NONE = Optional.of("is no date and time with zone as in RFC 3339");
    private static final int SECONDS_END = 19;
    private static final int MOST_DECIMALS = 9;

    @Override
    public Optional<String> validate(String subject) {
        if (isUsual(subject)) {
            return Optional.empty();
        }
        if (lacksZone(subject)) {
            return NONE;
        }
        try {
            RFC_3339.parse(subject);
            return Optional.empty();
        } catch (DateTimeException e) {
            return NONE;
        }
    }

    @Override
    public String formatName() {
        return "date-time";
    }

    /** Says yes only to what Java takes too, and leaves the 29 February and offsets of 18 hours to Java. */
    static boolean isUsual(String text) {
        if (text.length() <= SECONDS_END || !isDate(text) || text.charAt(10) != 'T' || !isTime(text)) {
            return false;
        }
        int zone = text.charAt(SECONDS_END) == '.' ? decimalsEnd(text) : SECONDS_END;
        return zone > 0 && isZone(text, zone);
    }

    /** What many stations send. Java would need an exception to say no. */
    private static boolean lacksZone(String text) {
        if (text.length() < SECONDS_END || !isDate(text) || text.charAt(10) != 'T' || !isTime(text)) {
            return false;
        }
        return text.length() == SECONDS_END || (text.charAt(SECONDS_END) == '.' && decimalsEnd(text) == text.length());
    }

    private static boolean isDate(String text) {
        int month = number(text, 5);
        int day = number(text, 8);
        return number(text, 0) >= 0
                && number(text, 2) >= 0
                && text.charAt(4) == '-'
                && text.charAt(7) == '-'
                && month >= 1
                && month <= 12
                && day >= 1
                && day <= Month.of(month).minLength();
    }

    private static boolean isTime(String text) {
        return isIn(number(text, 11), 23)
                && text.charAt(13) == ':'
                && isIn(number(text, 14), 59)
                && text.charAt(16) == ':'
                && isIn(number(text, 17), 59);
    }

    private static boolean isZone(String text, int start) {
        int length = text.length() - start;
        if (length == 1) {
            return text.charAt(start) == 'Z';
        }
        return length == 6
                && (text.charAt(start) == '+' || text.charAt(start) == '-')
                && isIn(number(text, start + 1), 17)
                && text.charAt(start + 3) == ':'
                && isIn(number(text, start + 4), 59);
    }

    /** Index behind the decimals of the second, -1 if their count is none that is allowed. */
    private static int decimalsEnd(String text) {
        int end = SECONDS_END + 1;
        while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
            end++;
        }
        int decimals = end - SECONDS_END - 1;
        return decimals >= 1 && decimals <= MOST_DECIMALS ? end : -1;
    }

    private static boolean isIn(int number, int most) {
        return number >= 0 && number <= most;
    }

    /** The number of two digits at an index, -1 if there are none. */
    private static int number(String text, int at) {
        int tens = text.charAt(at) - '0';
        int ones = text.charAt(at + 1) - '0';
        return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : -1;
    }
}
