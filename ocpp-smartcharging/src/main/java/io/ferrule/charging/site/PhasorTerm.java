// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.site;

import io.ferrule.charging.rule.Checks;

/**
 * How the amperes of a group of stations enter a current that is a sum of phasors.
 *
 * @param factor turns ratio and direction, -1,000 to 1,000
 * @param angle of the group's current in degrees, -3,600 to 3,600
 */
public record PhasorTerm(double factor, double angle) {

    private static final double MOST_FACTOR = 1_000;
    private static final double MOST_ANGLE = 3_600;

    /** Checks the ranges. */
    public PhasorTerm {
        Checks.number("the factor of a term", factor, -MOST_FACTOR, MOST_FACTOR);
        Checks.number("the angle of a term", angle, -MOST_ANGLE, MOST_ANGLE);
    }
}
