// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.fit;

import io.ferrule.charging.InstantRange;
import io.ferrule.charging.Limit;
import io.ferrule.charging.RateUnit;
import io.ferrule.charging.StepFunction;
import io.ferrule.charging.composite.Composer;
import io.ferrule.charging.composite.Conversion;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * What each connector may draw, and what they may draw together.
 *
 * @param evses the connectors
 * @param each the limit of each, in the order of the connectors; none is above that of the station
 * @param station the limit of all together
 * @param rule how limits for different numbers of phases count beside each other
 */
record Targets(List<Integer> evses, List<StepFunction<Limit>> each, StepFunction<Limit> station, PhaseRule rule) {

    private static final int DECIMALS = 6;

    static Targets of(Composer composer, List<Integer> evses, InstantRange range, RateUnit unit, PhaseRule rule) {
        StepFunction<Limit> station = composer.station(range, unit);
        List<StepFunction<Limit>> each = evses.stream()
                .map(evse -> composer.evse(evse, range, unit).combine(station, rule::lower))
                .toList();
        return new Targets(evses, each, station, rule);
    }

    /** The lowest of all connectors, and no more than an even share of the station. */
    StepFunction<Limit> evenly() {
        StepFunction<Limit> lowest = station.map(limit -> share(limit, evses.size()));
        for (StepFunction<Limit> one : each) {
            lowest = lowest.combine(one, rule::lower);
        }
        return lowest;
    }

    /** The lowest of all connectors: all that the station draws may flow through one of them. */
    StepFunction<Limit> throughOne() {
        StepFunction<Limit> lowest = station;
        for (StepFunction<Limit> one : each) {
            lowest = lowest.combine(one, rule::lower);
        }
        return lowest;
    }

    /**
     * The limit of each connector, lowered where together they would be more than the station may draw: nobody gets more
     * while another one gets less than that and could use more.
     */
    Targets shared(StationCapabilities.Delivers delivers, RateUnit unit) {
        BigDecimal largest =
                new Conversion(delivers.voltage()).convert(delivers.maxAmps(), RateUnit.A, unit, delivers.phases());
        Filling asTheyAre = new Filling(new PhaseRule(false), largest);
        Filling byPhase = new Filling(rule, rule.counted(largest, delivers.phases(), RoundingMode.UP));
        StepFunction<List<Limit>> all = station.map(limit -> List.of(limit));
        for (StepFunction<Limit> one : each) {
            all = all.combine(one, Targets::joined);
        }
        StepFunction<List<Limit>> filled = all.map(limits -> asTheyAre.filled(limits, byPhase));
        List<StepFunction<Limit>> lowered = new ArrayList<>();
        for (int i = 0; i < each.size(); i++) {
            int connector = i;
            lowered.add(filled.map(limits -> limits.get(connector)));
        }
        return new Targets(evses, lowered, station, rule);
    }

    private static List<Limit> joined(List<Limit> limits, Limit further) {
        List<Limit> all = new ArrayList<>(limits);
        all.add(further);
        return List.copyOf(all);
    }

    private static Limit share(Limit limit, int connectors) {
        return limit instanceof Limit.Capped capped
                ? Limit.of(divided(capped.value(), connectors), capped.unit(), capped.phases())
                : limit;
    }

    static BigDecimal divided(BigDecimal amount, int parts) {
        return amount.divide(BigDecimal.valueOf(parts), DECIMALS, RoundingMode.DOWN);
    }
}
