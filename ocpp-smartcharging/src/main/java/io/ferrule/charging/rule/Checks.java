// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.rule;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Checks that the records of power have in common. */
public final class Checks {

    private static final int MOST_ID_CHARACTERS = 255;

    private Checks() {}

    /**
     * Demands a finite number within a range.
     *
     * @param what names the value in the sentence
     * @param value the value
     * @param least smallest that is allowed
     * @param most largest that is allowed
     * @return the value
     * @throws RefusedException {@link Rule#NUMBER}
     */
    public static double number(String what, double value, double least, double most) {
        if (!(value >= least && value <= most)) {
            throw new RefusedException(
                    Rule.NUMBER, what + " must be a number from " + plain(least) + " to " + plain(most));
        }
        return value;
    }

    /**
     * Demands an id of 1 to 255 characters.
     *
     * @param what names the value in the sentence
     * @param id the id
     * @return the id
     * @throws RefusedException {@link Rule#ID}
     */
    public static String id(String what, String id) {
        if (id.isEmpty() || id.length() > MOST_ID_CHARACTERS) {
            throw new RefusedException(Rule.ID, what + " must have 1 to 255 characters");
        }
        return id;
    }

    /**
     * Demands that no id comes twice.
     *
     * @param what names the things in the sentence
     * @param ids all ids
     * @throws RefusedException {@link Rule#ID}
     */
    public static void distinct(String what, List<String> ids) {
        Set<String> seen = new HashSet<>();
        for (String id : ids) {
            if (!seen.add(id)) {
                throw new RefusedException(Rule.ID, what + " " + RefusedException.quoted(id) + " is there twice");
            }
        }
    }

    /**
     * Demands a bounded number of things.
     *
     * @param what names the things in the sentence
     * @param things the things
     * @param most how many are allowed
     * @throws RefusedException {@link Rule#COUNT}
     */
    public static void count(String what, Collection<?> things, int most) {
        if (things.size() > most) {
            throw new RefusedException(Rule.COUNT, "there are more than " + most + " " + what);
        }
    }

    private static String plain(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }
}
