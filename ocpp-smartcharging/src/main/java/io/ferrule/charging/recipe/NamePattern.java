// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.recipe;

import java.util.List;
import java.util.Locale;

/**
 * What the name of a vendor, a model or a firmware must look like: {@code *} stands for any characters, also for none, and
 * capital and small letters are the same. Matching takes a time that grows with the lengths of both, and never repeats a
 * part of the pattern that has matched.
 *
 * @param text the pattern, 1 to 255 characters
 */
public record NamePattern(String text) {

    /** Every name, also an empty one. */
    public static final NamePattern ANY = new NamePattern("*");

    private static final int MOST_CHARACTERS = 255;

    /** Refuses a pattern that is empty or too long with {@link IllegalArgumentException}. */
    public NamePattern {
        if (text.isBlank() || text.length() > MOST_CHARACTERS) {
            throw new IllegalArgumentException("must be a name of 1 to 255 characters, in which * stands for any");
        }
    }

    /**
     * Whether a name looks like this.
     *
     * @param name any text
     * @return true if all of it does
     */
    public boolean matches(String name) {
        String wanted = text.toLowerCase(Locale.ROOT);
        String given = name.toLowerCase(Locale.ROOT);
        List<String> parts = List.of(wanted.split("\\*", -1));
        String first = parts.get(0);
        String last = parts.get(parts.size() - 1);
        if (parts.size() == 1) {
            return given.equals(first);
        }
        int end = given.length() - last.length();
        return given.startsWith(first)
                && given.endsWith(last)
                && first.length() <= end
                && holds(given.substring(first.length(), end), parts.subList(1, parts.size() - 1));
    }

    /** Whether a text has the parts in this order; the earliest place of each leaves most room for the next. */
    private static boolean holds(String text, List<String> parts) {
        int from = 0;
        for (String part : parts) {
            int found = text.indexOf(part, from);
            if (found < 0) {
                return false;
            }
            from = found + part.length();
        }
        return true;
    }

    /** Whether it says anything at all. */
    boolean isAny() {
        return text.equals("*");
    }

    /** The pattern as it is written. */
    @Override
    public String toString() {
        return text;
    }
}
