// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.site.internal;

import io.ferrule.charging.tariff.PriceStep;
import io.ferrule.charging.tariff.PriceSteps;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** The time ahead, cut fine where it is near and where the price changes. Offsets are seconds from now. */
final class Slots {

    static final double HORIZON = 86_400;

    private static final double MINUTE = 60;
    private static final double[] CUTS = {
        0, 5, 10, 20, 30, 45, 60, 90, 120, 150, 180, 240, 300, 360, 420, 480, 600, 720, 960, 1_200, 1_440
    };
    private static final int MOST_PRICE_CUTS = 96;
    private static final double SECONDS_PER_HOUR = 3_600;

    /** How long the first slot lasts: what is decided now. */
    static final double FIRST = CUTS[1] * MINUTE;

    private final List<Double> cuts;
    private final List<Double> prices = new ArrayList<>();

    Slots(Instant now, double lastDeparture, Optional<PriceSteps> steps) {
        double end = Math.min(HORIZON, Math.max(FIRST, lastDeparture));
        TreeSet<Double> all = new TreeSet<>();
        for (double cut : CUTS) {
            all.add(cut * MINUTE);
        }
        steps.ifPresent(priced -> priced.steps().stream()
                .limit(MOST_PRICE_CUTS)
                .forEach(step -> all.add((double) (step.at().getEpochSecond() - now.getEpochSecond()))));
        all.add(end);
        cuts = List.copyOf(all.subSet(0.0, true, end, true));
        for (int slot = 0; slot < count(); slot++) {
            Instant start = now.plusSeconds(cuts.get(slot).longValue());
            prices.add(steps.flatMap(priced -> priced.at(start))
                    .map(PriceStep::price)
                    .orElse(0.0));
        }
    }

    int count() {
        return cuts.size() - 1;
    }

    double hours(int slot) {
        return (cuts.get(slot + 1) - cuts.get(slot)) / SECONDS_PER_HOUR;
    }

    /** Where in the horizon the slot begins, 0 to 1. */
    double position(int slot) {
        return cuts.get(slot) / HORIZON;
    }

    double price(int slot) {
        return prices.get(slot);
    }

    /** The part of a slot before an offset, 0 to 1. */
    double before(int slot, double offset) {
        double length = cuts.get(slot + 1) - cuts.get(slot);
        return Math.max(0, Math.min(1, (offset - cuts.get(slot)) / length));
    }
}
