// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.site.internal;

import java.util.Map;

/**
 * {@code |fixed + sum of coefficient x current| <= limit} in the plane.
 *
 * @param fixedRe what does not change, first coordinate
 * @param fixedIm what does not change, second coordinate
 * @param limit hundredths of an ampere
 * @param coefficients two coordinates for each station that matters
 */
record Row(double fixedRe, double fixedIm, double limit, Map<Integer, Coefficient> coefficients) {

    /** How a station enters. */
    record Coefficient(double re, double im) {

        /** Its length. */
        double size() {
            return Math.hypot(re, im);
        }
    }
}
