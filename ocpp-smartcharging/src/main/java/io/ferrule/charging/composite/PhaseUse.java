// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.composite;

import java.util.Collection;
import java.util.OptionalInt;

/** With how many phases limits are converted between watts and amperes. */
@FunctionalInterface
public interface PhaseUse {

    /** The lowest that any profile says, 3 where one says nothing (OCPP 2.1 part 2, K01.FR.140 and FR.49). */
    PhaseUse LOWEST = atMost(3);

    /**
     * Decides.
     *
     * @param said what each period that holds says about phases; at least one
     * @return 1 to 3
     */
    int of(Collection<OptionalInt> said);

    /**
     * The lowest that any profile says, but never more than there are.
     *
     * @param phases what is there, 1 to 3; also where a profile says nothing
     * @return such a rule
     */
    static PhaseUse atMost(int phases) {
        return said -> said.stream()
                .mapToInt(number -> Math.min(number.orElse(phases), phases))
                .min()
                .orElse(phases);
    }

    /**
     * The same, whatever the profiles say.
     *
     * @param phases 1 to 3
     * @return such a rule
     */
    static PhaseUse always(int phases) {
        return said -> phases;
    }
}
