// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.site.books;

import io.ferrule.charging.site.internal.Headroom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which orders bring stations towards their targets at one instant. For one thread. */
final class Decision {

    private final Books books;
    private final Map<String, Pace> paces;
    private final Map<String, Double> demands;
    private final Instant now;

    /** {@code demands} is the most that each station with a car shall have. */
    Decision(Books books, Map<String, Pace> paces, Map<String, Double> demands, Instant now) {
        this.books = books;
        this.paces = paces;
        this.demands = demands;
        this.now = now;
    }

    /** Orders for stations that have more than they shall have, or of which that is not certain. */
    List<Order> lower(Map<String, Double> targets, Headroom room) {
        List<Order> orders = new ArrayList<>();
        targets.forEach((station, target) -> lower(station, target, room).ifPresent(orders::add));
        return orders;
    }

    /** Orders for stations that have less than they shall have, out of what is left beside everybody's worst case. */
    List<Order> raise(Map<String, Double> targets, Headroom room) {
        List<Order> orders = new ArrayList<>();
        targets.forEach((station, target) -> raise(station, target, room).ifPresent(orders::add));
        return orders;
    }

    private Optional<Order> lower(String station, double target, Headroom room) {
        Optional<Double> inForce = books.inForce(station, now);
        if (inForce.filter(amps -> amps <= target).isPresent()) {
            return Optional.empty();
        }
        boolean protects = room.exceededAt(station);
        boolean beyond = beyondDemand(station, inForce);
        boolean worth = protects
                || beyond
                || target == 0
                || inForce.map(amps -> pace(station).worthwhile(amps, target)).orElse(true);
        if (!worth
                || !(due(station, target, protects) || (beyond && pace(station).lastOrder() > target))) {
            return Optional.empty();
        }
        double amps = inForce.isPresent() ? target : certain(station, target, room);
        return Optional.of(enter(station, amps, cause(protects, inForce)));
    }

    /** Somebody allows a station less than it has: that is obeyed however small the difference is. */
    private boolean beyondDemand(String station, Optional<Double> inForce) {
        double most = demands.getOrDefault(station, Double.MAX_VALUE);
        return inForce.filter(amps -> amps > most).isPresent();
    }

    /** What protects a fuse overtakes an order that is under way, but not one that says as much already. */
    private boolean due(String station, double target, boolean protects) {
        return books.waits(station, now)
                ? protects && pace(station).lastOrder() > target
                : protects || pace(station).ready(now);
    }

    /**
     * What a station can be told while it is not certain what it holds: what it has been granted already, or what fits
     * beside the worst case of the others. More could be a raise without room.
     */
    private double certain(String station, double target, Headroom room) {
        double amps = Math.min(target, Math.max(books.granted(station, now), room.most(station)));
        double told = amps < pace(station).least() ? 0 : amps;
        room.take(station, told);
        return told;
    }

    private static Order.Cause cause(boolean protects, Optional<Double> inForce) {
        if (protects) {
            return Order.Cause.PROTECT;
        }
        return inForce.isPresent() ? Order.Cause.LOWER : Order.Cause.RENEW;
    }

    private Optional<Order> raise(String station, double target, Headroom room) {
        Optional<Double> inForce = books.inForce(station, now).filter(amps -> amps < target);
        if (inForce.isEmpty() || books.waits(station, now) || !pace(station).ready(now)) {
            return Optional.empty();
        }
        double amps = Math.min(target, room.most(station));
        boolean more = amps > inForce.get() && amps >= pace(station).least();
        if (!more || !pace(station).worthwhile(inForce.get(), amps)) {
            return Optional.empty();
        }
        room.take(station, amps);
        return Optional.of(enter(station, amps, Order.Cause.RAISE));
    }

    private Order enter(String station, double amps, Order.Cause cause) {
        boolean wanting = demands.getOrDefault(station, 0.0) >= pace(station).least();
        pace(station).ordered(amps, wanting, now);
        return books.enter(station, amps, cause, now);
    }

    private Pace pace(String station) {
        return Optional.ofNullable(paces.get(station)).orElseThrow();
    }
}
