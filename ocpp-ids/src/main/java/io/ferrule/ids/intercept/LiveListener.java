// SPDX-License-Identifier: Apache-2.0
package io.ferrule.ids.intercept;

import io.ferrule.ids.evidence.Evidence;

/** Hears what a live detection finds and does. Called by many threads, one at a time; must be quick. */
public interface LiveListener {

    /**
     * Somebody should be told.
     *
     * @param evidence what happened and what was done
     */
    void found(Evidence evidence);

    /**
     * A measure begins.
     *
     * @param measure the measure
     */
    default void began(Measure measure) {}

    /**
     * A frame did not pass.
     *
     * @param rule id of the rule because of which, or the kind of the measure in lower case
     */
    default void withheld(String rule) {}
}
