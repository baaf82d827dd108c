// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.ids.honest;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** All honest scenarios. */
public final class Traps {

    private Traps() {}

    /** Each of them, in the order of the catalogue. */
    public static List<Trap> all() {
        List<Trap> all = new ArrayList<>(LinkTraps.all());
        all.addAll(ContentTraps.all());
        all.addAll(CommandTraps.all());
        return sorted(all);
    }

    /** The same, in the order of the catalogue. */
    public static List<Trap> sorted(List<Trap> traps) {
        return traps.stream()
                .sorted(Comparator.comparingInt(
                        trap -> Integer.parseInt(trap.type().substring(1))))
                .toList();
    }
}
