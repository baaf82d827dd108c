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
import java.util.Comparator;
import java.util.List;

/**
 * What each connector may draw, and what they may draw together.
 *
 * @param evses the connectors
 * @param each the limit of each, in the order of the connectors; none is above that of the station
 * @param station the limit of all together
 */
record Targets(List<Integer> evses, List<StepFunction<Limit>> each, StepFunction<Limit> station) {

    private static final int DECIMALS = 6;

    static Targets of(Composer composer, List<Integer> evses, InstantRange range, RateUnit unit) {
        StepFunction<Limit> station = composer.station(range, unit);
        List<StepFunction<Limit>> each = evses.stream()
                .map(evse -> composer.evse(evse, range, unit).combine(station, Limit::lower))
                .toList();
        return new Targets(evses, each, station);
    }

    /** The lowest of all connectors, and no more than an even share of the station. */
    StepFunction<Limit> evenly() {
        StepFunction<Limit> lowest = station.map(limit -> share(limit, evses.size()));
        for (StepFunction<Limit> one : each) {
            lowest = lowest.combine(one, Limit::lower);
        }
        return lowest;
    }

    /** The lowest of all connectors: all that the station draws may flow through one of them. */
    StepFunction<Limit> throughOne() {
        StepFunction<Limit> lowest = station;
        for (StepFunction<Limit> one : each) {
            lowest = lowest.combine(one, Limit::lower);
        }
        return lowest;
    }

    /**
     * The limit of each connector, lowered where together they would be more than the station may draw: nobody gets more
     * while another one gets less than that and could use more.
     */
    Targets shared(StationCapabilities.Delivers delivers, RateUnit unit) {
        BigDecimal most =
                new Conversion(delivers.voltage()).convert(delivers.maxAmps(), RateUnit.A, unit, delivers.phases());
        StepFunction<List<Limit>> all = station.map(limit -> List.of(limit));
        for (StepFunction<Limit> one : each) {
            all = all.combine(one, Targets::joined);
        }
        StepFunction<List<Limit>> filled = all.map(limits -> filled(limits, most));
        List<StepFunction<Limit>> lowered = new ArrayList<>();
        for (int i = 0; i < each.size(); i++) {
            int connector = i;
            lowered.add(filled.map(limits -> limits.get(connector)));
        }
        return new Targets(evses, lowered, station);
    }

    private static List<Limit> joined(List<Limit> limits, Limit further) {
        List<Limit> all = new ArrayList<>(limits);
        all.add(further);
        return List.copyOf(all);
    }

    private static List<Limit> filled(List<Limit> stationFirst, BigDecimal most) {
        List<Limit> wishes = stationFirst.subList(1, stationFirst.size());
        if (!(stationFirst.get(0) instanceof Limit.Capped total)) {
            return List.copyOf(wishes);
        }
        List<Integer> smallestFirst = new ArrayList<>();
        for (int i = 0; i < wishes.size(); i++) {
            smallestFirst.add(i);
        }
        smallestFirst.sort(Comparator.comparing(i -> amount(wishes.get(i), most)));
        List<Limit> filled = new ArrayList<>(wishes);
        BigDecimal rest = total.value();
        for (int i = 0; i < smallestFirst.size(); i++) {
            int connector = smallestFirst.get(i);
            BigDecimal share = divided(rest, smallestFirst.size() - i).min(amount(wishes.get(connector), most));
            filled.set(connector, lowered(wishes.get(connector), share, total, most));
            rest = rest.subtract(share);
        }
        return List.copyOf(filled);
    }

    private static Limit lowered(Limit wish, BigDecimal share, Limit.Capped total, BigDecimal most) {
        if (share.compareTo(amount(wish, most)) == 0 && !(wish instanceof Limit.Unlimited)) {
            return wish;
        }
        int phases = wish instanceof Limit.Capped capped ? capped.phases() : total.phases();
        return Limit.of(share, total.unit(), phases);
    }

    private static BigDecimal amount(Limit limit, BigDecimal most) {
        return limit instanceof Limit.Capped capped ? capped.value().min(most) : most;
    }

    private static Limit share(Limit limit, int connectors) {
        return limit instanceof Limit.Capped capped
                ? Limit.of(divided(capped.value(), connectors), capped.unit(), capped.phases())
                : limit;
    }

    private static BigDecimal divided(BigDecimal amount, int parts) {
        return amount.divide(BigDecimal.valueOf(parts), DECIMALS, RoundingMode.DOWN);
    }
}
