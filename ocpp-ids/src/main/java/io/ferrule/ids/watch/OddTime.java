// SPDX-License-Identifier: Apache-2.0
package io.ferrule.ids.watch;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.time.YearMonth;

/**
 * Dates and times that no clock writes. Lacking zones, a blank for the T, many decimals and clocks at 1970 are everyday faults
 * of honest stations and not told.
 */
final class OddTime {

    private static final String FORM = "0000-00-00T00:00:00";
    private static final int SECONDS_END = FORM.length();
    private static final String OFFSET = "+@0:00";
    private static final int LONGEST_USUAL = 35;
    private static final int NORMAL_LENGTH = 40;
    private static final int FIRST_YEAR_THAT_IS_MEANT = 1970;
    private static final int LAST_YEAR_THAT_IS_MEANT = 2100;
    private static final int WIDEST_OFFSET = 14 * 60;
    private static final int MONTHS = 12;
    private static final int LONGEST_MONTH = 31;
    private static final int SHORTEST_MONTH = 28;

    private static final Pattern DIGITS = Pattern.compile("-?[0-9]{5,}");
    private static final Pattern DATE = Pattern.compile(
            "([+-]?[0-9]+)-[0-9]{1,2}-[0-9]{1,2}[Tt ][0-9:]{2,8}([.][0-9]+)?([Zz]|([+-])([0-9]{2})(:?([0-9]{2}))?)?");
    private static final Pattern CALENDAR =
            Pattern.compile("^([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})[Tt ]([0-9]{1,2}):([0-9]{1,2})");
    private static final Pattern LEAP = Pattern.compile(":[0-9]{2}:6[0-9]");

    private OddTime() {}

    static boolean isTime(String name) {
        return name.endsWith("imestamp")
                || name.endsWith("Date")
                || name.endsWith("Time")
                || name.equals("startSchedule")
                || name.equals("validFrom")
                || name.equals("validTo");
    }

    /** What is odd about a text that should be a date and time, or nothing. */
    static String of(String text) {
        if (usual(text)) {
            return "";
        }
        if (text.length() > NORMAL_LENGTH) {
            return "text";
        }
        if (DIGITS.matches(text)) {
            return "number";
        }
        Matcher date = DATE.matcher(text);
        return date.matches() ? ofDate(text, date) : "";
    }

    private static String ofDate(String text, Matcher date) {
        String year = String.valueOf(date.group(1));
        if (year.length() != 4 || Integer.parseInt(year) > LAST_YEAR_THAT_IS_MEANT || year.equals("0000")) {
            return "year";
        }
        if (LEAP.matcher(text).find()) {
            return "leap-second";
        }
        Matcher calendar = CALENDAR.matcher(text);
        if (calendar.find() && impossible(calendar)) {
            return "calendar";
        }
        String hours = date.group(5);
        String minutes = date.group(7);
        int offset =
                (hours == null ? 0 : Integer.parseInt(hours) * 60) + (minutes == null ? 0 : Integer.parseInt(minutes));
        return offset > WIDEST_OFFSET ? "offset" : "";
    }

    /** Whether no calendar has the day, or no clock the hour. Months and days of nought come from clocks that were never set. */
    private static boolean impossible(Matcher calendar) {
        int month = Integer.parseInt(calendar.group(2));
        int longest = month >= 1 && month <= MONTHS
                ? YearMonth.of(Integer.parseInt(calendar.group(1)), month).lengthOfMonth()
                : LONGEST_MONTH;
        return month > MONTHS
                || Integer.parseInt(calendar.group(3)) > longest
                || Integer.parseInt(calendar.group(4)) > 24
                || Integer.parseInt(calendar.group(5)) > 59;
    }

    /** By its characters alone, for nearly all texts are as they should be, or nearly so: a zone is missing, or is an offset. */
    private static boolean usual(String text) {
        int length = text.length();
        if (length < SECONDS_END || length > LONGEST_USUAL || !matches(text, FORM)) {
            return false;
        }
        int at = SECONDS_END;
        if (at < length && text.charAt(at) == '.') {
            at++;
            while (at < length && isDigit(text.charAt(at))) {
                at++;
            }
        }
        int year = Integer.parseInt(text, 0, 4, 10);
        boolean meant = year >= FIRST_YEAR_THAT_IS_MEANT && year <= LAST_YEAR_THAT_IS_MEANT && text.charAt(17) < '6';
        return meant && everyday(text) && (at == length || text.substring(at).equals("Z") || nearOffset(text, at));
    }

    /** A day that every month has and an hour that every day has. */
    private static boolean everyday(String text) {
        return two(text, 5) <= MONTHS && two(text, 8) <= SHORTEST_MONTH && two(text, 11) < 24 && two(text, 14) < 60;
    }

    private static int two(String text, int at) {
        return Integer.parseInt(text, at, at + 2, 10);
    }

    /** An offset of less than ten hours, of which none is odd. */
    private static boolean nearOffset(String text, int at) {
        boolean sign = text.charAt(at) == '+' || text.charAt(at) == '-';
        return sign && text.length() == at + OFFSET.length() && matches(text.substring(at + 1), OFFSET.substring(1));
    }

    /** Whether a text begins as a form does, in which 0 stands for a digit and @ for the digit nought. */
    private static boolean matches(String text, String form) {
        for (int i = 0; i < form.length(); i++) {
            char wanted = form.charAt(i);
            char c = text.charAt(i);
            if (wanted == '0' ? !isDigit(c) : c != (wanted == '@' ? '0' : wanted)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
