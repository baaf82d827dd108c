// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.site;

import io.ferrule.charging.rule.Checks;
import java.util.Map;

/**
 * A bound on a current in which groups of stations add as phasors, such as the winding of a delta-wye transformer behind
 * stations between two lines: the absolute value of the sum of {@code factor x e^(j angle) x amperes of the group} stays
 * below the limit.
 *
 * <p>Currents of groups may cancel. Cars draw less than they are allowed, or leave, and then nothing cancels any more; so
 * the bound is kept not only by what is allowed but by whatever part of it the cars of each group draw.
 *
 * @param id its name, unique among fuses and limits of the site
 * @param limit amperes, 0 to 100,000
 * @param terms what each group contributes, one to eight
 */
public record PhasorLimit(String id, double limit, Map<String, PhasorTerm> terms) {

    private static final int MOST_TERMS = 8;

    /** Checks the ranges. */
    public PhasorLimit {
        Checks.id("the id of a constraint", id);
        Checks.number("the limit of a constraint", limit, 0, Fuse.MOST_AMPS);
        terms = Map.copyOf(terms);
        Checks.count("terms in a constraint", terms.keySet(), MOST_TERMS);
    }
}
