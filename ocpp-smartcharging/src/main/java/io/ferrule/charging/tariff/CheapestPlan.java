// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.tariff;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Fills the cheapest time first, and of what costs the same the earliest. Within each price and limit the car charges at
 * full power or not at all, so the smallest power is kept by itself; the one piece that is not needed in full is laid
 * against its neighbour, so that the car starts as rarely as possible.
 */
public final class CheapestPlan {

    private static final double MILLIS_PER_HOUR = 3_600_000;
    private static final double WATT_HOURS_PER_KWH = 1_000;

    private CheapestPlan() {}

    /**
     * Plans one car.
     *
     * @param need what it needs
     * @param prices what energy costs, at least from arrival to departure; what has no price costs 0
     * @param limits bounds on power; where several hold the smallest counts
     * @return the plan
     */
    public static ChargingPlan of(ChargingNeed need, PriceSteps prices, List<PowerStep> limits) {
        List<Piece> pieces = pieces(need, prices, limits);
        List<Piece> byPrice = new ArrayList<>(pieces);
        byPrice.sort(Comparator.comparingDouble(Piece::price).thenComparing(Piece::start));
        List<Piece> used = new ArrayList<>();
        double missing = need.energyWh();
        double cost = 0;
        for (Piece piece : byPrice) {
            double energy = Math.min(missing, piece.wattHours());
            if (energy > 0) {
                used.add(energy < piece.wattHours() ? piece.part(energy, used) : piece);
                cost += energy / WATT_HOURS_PER_KWH * piece.price();
                missing -= energy;
            }
        }
        return new ChargingPlan(merged(used), need.energyWh() - missing, missing, cost);
    }

    /** The stay, cut wherever price or power changes. */
    private static List<Piece> pieces(ChargingNeed need, PriceSteps prices, List<PowerStep> limits) {
        TreeSet<Instant> cuts = new TreeSet<>();
        prices.steps().forEach(step -> cuts.add(step.at()));
        limits.forEach(limit -> cuts.addAll(List.of(limit.start(), limit.end())));
        cuts.add(need.arrival());
        cuts.add(need.departure());
        List<Piece> pieces = new ArrayList<>();
        Optional<Instant> start = Optional.empty();
        for (Instant cut : cuts.subSet(need.arrival(), true, need.departure(), true)) {
            start.ifPresent(from -> pieces.add(new Piece(
                    from,
                    cut,
                    watts(need.power(), limits, from),
                    prices.at(from).map(PriceStep::price).orElse(0.0))));
            start = Optional.of(cut);
        }
        return pieces;
    }

    /** Below its smallest power a car does not charge. */
    private static double watts(ChargingNeed.Power power, List<PowerStep> limits, Instant instant) {
        double watts = power.maxW();
        for (PowerStep limit : limits) {
            if (!instant.isBefore(limit.start()) && instant.isBefore(limit.end())) {
                watts = Math.min(watts, limit.mostW());
            }
        }
        return watts < power.minW() ? 0 : watts;
    }

    private static List<ChargingPeriod> merged(List<Piece> used) {
        List<Piece> order = new ArrayList<>(used);
        order.sort(Comparator.comparing(Piece::start));
        List<ChargingPeriod> periods = new ArrayList<>();
        for (Piece piece : order) {
            int last = periods.size() - 1;
            if (last >= 0
                    && periods.get(last).end().equals(piece.start)
                    && periods.get(last).powerW() == piece.watts) {
                periods.set(last, new ChargingPeriod(periods.get(last).start(), piece.end, piece.watts));
            } else {
                periods.add(new ChargingPeriod(piece.start, piece.end, piece.watts));
            }
        }
        return periods;
    }

    private record Piece(Instant start, Instant end, double watts, double price) {

        double wattHours() {
            return watts * Duration.between(start, end).toMillis() / MILLIS_PER_HOUR;
        }

        /** The part with that much energy: at the begin, or at the end if only there it touches what is used. */
        Piece part(double energy, List<Piece> used) {
            Duration length = Duration.ofMillis(Math.max(1, Math.round(energy / watts * MILLIS_PER_HOUR)));
            boolean before = used.stream().anyMatch(piece -> piece.end.equals(start));
            boolean after = used.stream().anyMatch(piece -> piece.start.equals(end));
            return after && !before
                    ? new Piece(end.minus(length), end, watts, price)
                    : new Piece(start, start.plus(length), watts, price);
        }
    }
}
