// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.site.books;

import io.ferrule.charging.rule.Checks;
import io.ferrule.charging.site.Fuse;
import io.ferrule.charging.site.Phase;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Map;

/** The other load of one fuse: rises believed at once, falls later, silence as the worst case. For one thread. */
final class MeterBook {

    private static final int MOST_READINGS = 1_000;

    private final BookRules rules;
    private final Fuse fuse;
    private final Deque<Reading> readings = new ArrayDeque<>();
    private Map<Phase, Double> external = Map.of();

    MeterBook(BookRules rules, Fuse fuse) {
        this.rules = rules;
        this.fuse = fuse;
    }

    void read(Map<Phase, Double> amps, Instant at) {
        amps.values().forEach(value -> Checks.number("a measured load", value, 0, Fuse.MOST_AMPS));
        if (readings.size() == MOST_READINGS) {
            readings.removeFirst();
        }
        readings.addLast(new Reading(Map.copyOf(amps), at));
    }

    /** Somebody outside allows less than the fuse; what he withholds counts as taken. */
    void bound(Map<Phase, Double> amps) {
        amps.values().forEach(value -> Checks.number("an external limit", value, 0, Fuse.MOST_AMPS));
        external = Map.copyOf(amps);
    }

    Map<Phase, Double> load(Instant now) {
        while (readings.size() > 1
                && readings.getFirst().at.plus(rules.fallDelay()).isBefore(now)) {
            readings.removeFirst();
        }
        boolean silent = readings.isEmpty()
                || readings.getLast().at.plus(rules.meterTimeout()).isBefore(now);
        Map<Phase, Double> load = new EnumMap<>(Phase.class);
        fuse.limits()
                .forEach((phase, limit) ->
                        load.put(phase, withheld(phase, limit) + (silent ? worst(phase, limit) : measured(phase))));
        return load;
    }

    private double withheld(Phase phase, double limit) {
        return Math.max(0, limit - external.getOrDefault(phase, limit));
    }

    private double worst(Phase phase, double limit) {
        return fuse.worstOtherLoad().getOrDefault(phase, limit) + rules.margin();
    }

    private double measured(Phase phase) {
        return readings.stream()
                        .mapToDouble(reading -> reading.amps.getOrDefault(phase, 0.0))
                        .max()
                        .orElse(0)
                + rules.margin();
    }

    private record Reading(Map<Phase, Double> amps, Instant at) {}
}
