// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.recipe;

/**
 * The stack level that a station takes.
 *
 * @param relative whether it is counted from the one that the station reports
 * @param number the level, or how far it is below the reported one; not negative
 */
record StackLevel(boolean relative, int number) {

    private static final String REPORTED = "reported";
    private static final int MOST = 1_000_000;

    /** Reads {@code 3}, {@code reported} or {@code reported - 1}. */
    static StackLevel of(Words words) {
        String text = words.one().replace(" ", "");
        if (text.equals(REPORTED)) {
            return new StackLevel(true, 0);
        }
        boolean relative = text.startsWith(REPORTED + "-");
        String digits = relative ? text.substring(REPORTED.length() + 1) : text;
        if (!digits.matches("\\d{1,7}") || Integer.parseInt(digits) > MOST) {
            throw words.wrong("a whole number from 0 to " + MOST + ", or \"reported - 1\"");
        }
        return new StackLevel(relative, Integer.parseInt(digits));
    }

    int in(Draft draft) {
        return relative ? Math.max(0, draft.reportedStackLevel - number) : number;
    }
}
