// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.lab.oracle;

import java.util.Arrays;
import java.util.List;

/** Says which promises a history breaks. */
public final class Oracle {

    private Oracle() {}

    /**
     * Judges a run.
     *
     * @param history what happened; the run must be over
     * @return every breach, empty if all is well
     */
    public static List<Breach> judge(History history) {
        return history.stations().stream()
                .map(station -> new Account(history, station))
                .flatMap(account -> Arrays.stream(Rule.values()).flatMap(rule -> rule.breaches(account)))
                .toList();
    }
}
