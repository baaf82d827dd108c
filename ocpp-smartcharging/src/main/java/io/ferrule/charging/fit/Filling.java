// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.fit;

import io.ferrule.charging.Limit;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Shares the limit of a station over its connectors: nobody gets more while another one gets less than that and could use more.
 *
 * @param rule how limits for different numbers of phases count beside each other
 * @param most as what all that a connector can give counts
 */
record Filling(PhaseRule rule, BigDecimal most) {

    /** The lower of what two ways of counting leave to each connector, so that both hold. */
    List<Limit> filled(List<Limit> stationFirst, Filling other) {
        List<Limit> mine = filled(stationFirst);
        List<Limit> theirs = other.filled(stationFirst);
        List<Limit> both = new ArrayList<>();
        for (int i = 0; i < mine.size(); i++) {
            both.add(Limit.lower(mine.get(i), theirs.get(i)));
        }
        return List.copyOf(both);
    }

    /** The limits of the connectors, lowered; that of the station comes before them. */
    List<Limit> filled(List<Limit> stationFirst) {
        List<Limit> wishes = stationFirst.subList(1, stationFirst.size());
        if (!(stationFirst.get(0) instanceof Limit.Capped total)) {
            return List.copyOf(wishes);
        }
        List<Integer> smallestFirst = new ArrayList<>();
        for (int i = 0; i < wishes.size(); i++) {
            smallestFirst.add(i);
        }
        smallestFirst.sort(Comparator.comparing(i -> amount(wishes.get(i))));
        List<Limit> filled = new ArrayList<>(wishes);
        BigDecimal rest = rule.counted(total.value(), total.phases(), RoundingMode.DOWN);
        for (int i = 0; i < smallestFirst.size(); i++) {
            int connector = smallestFirst.get(i);
            BigDecimal share = Targets.divided(rest, smallestFirst.size() - i).min(amount(wishes.get(connector)));
            filled.set(connector, lowered(wishes.get(connector), share, total));
            rest = rest.subtract(share);
        }
        return List.copyOf(filled);
    }

    private Limit lowered(Limit wish, BigDecimal share, Limit.Capped total) {
        if (share.compareTo(amount(wish)) == 0 && !(wish instanceof Limit.Unlimited)) {
            return wish;
        }
        int phases = wish instanceof Limit.Capped capped ? capped.phases() : total.phases();
        return Limit.of(rule.amount(share, phases), total.unit(), phases);
    }

    /** As what a limit counts, no more than all that a connector can give. */
    private BigDecimal amount(Limit limit) {
        return limit instanceof Limit.Capped capped
                ? rule.counted(capped.value(), capped.phases(), RoundingMode.UP).min(most)
                : most;
    }
}
