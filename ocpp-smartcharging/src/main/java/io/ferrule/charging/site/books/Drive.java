// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.site.books;

import io.ferrule.charging.site.Allocation;
import io.ferrule.charging.site.Request;
import io.ferrule.charging.site.Sharing;
import io.ferrule.charging.site.SharingPolicy;
import io.ferrule.charging.site.SiteLoad;
import io.ferrule.charging.site.SiteStation;
import io.ferrule.charging.site.Situation;
import io.ferrule.charging.site.internal.Headroom;
import io.ferrule.charging.tariff.PriceSteps;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Drives a site towards what its policy wants: lower first, confirm, then raise. Each call of {@link #decide} looks at the
 * books, enters the orders that are due now, and gives them back to be sent. A raise is given only out of what is left
 * beside the worst case of every station, so no order can bring a fuse over its limit, whatever happens to it or to any
 * other. Call it whenever something was told to the books, and at least every few seconds. For one thread.
 */
public final class Drive {

    private final Books books;
    private final Sharing sharing;
    private final SharingPolicy policy;
    private final Map<String, Double> reserves;
    private final Map<String, Pace> paces = new HashMap<>();

    /**
     * Prepares to drive.
     *
     * @param books the books of the site
     * @param policy how to share
     * @param rules how often to tell stations something
     * @param reserves amperes that a station keeps while no car asks, by id, so that a newcomer can begin at once (G8); 0 for
     *     those that are not named
     */
    public Drive(Books books, SharingPolicy policy, DriveRules rules, Map<String, Double> reserves) {
        this.books = books;
        this.sharing = new Sharing(books.site());
        this.policy = policy;
        this.reserves = Map.copyOf(reserves);
        books.site().stations().forEach(station -> paces.put(station.id(), new Pace(rules)));
    }

    /**
     * Decides what to send now. The orders are in the books already; {@link Books#ledger} must be on disk before the first
     * of them is sent.
     *
     * @param requests what cars would like; a station that is not named has no car
     * @param prices what energy costs, for {@link SharingPolicy#PLAN}
     * @param now the instant
     * @return the orders, lower limits first
     */
    public List<Order> decide(List<Request> requests, Optional<PriceSteps> prices, Instant now) {
        SiteLoad load = books.otherLoad(now);
        Map<String, Request> asking = asking(requests);
        paces.forEach((station, pace) -> pace.look(books.cleared(station, now), asking.containsKey(station)));
        Map<String, Double> targets = targets(asking, load, prices, now);
        List<Order> orders = new ArrayList<>();
        Headroom before = new Headroom(books.site(), load, books.worst(now));
        targets.forEach(
                (station, target) -> lower(station, target, before, asking, now).ifPresent(orders::add));
        Headroom after = new Headroom(books.site(), load, books.worst(now));
        targets.forEach(
                (station, target) -> raise(station, target, after, asking, now).ifPresent(orders::add));
        return orders;
    }

    /** Requests of stations that can be told something. */
    private Map<String, Request> asking(List<Request> requests) {
        Map<String, Request> asking = new LinkedHashMap<>();
        for (Request request : requests) {
            if (books.reachable(request.station()) && request.demandAmps() > 0) {
                asking.put(request.station(), request);
            }
        }
        return asking;
    }

    /**
     * What each reachable station shall have. The others are held at their worst case; so is one that several orders in a
     * row did not reach, which shall come down to its minimum or reserve (G3).
     */
    private Map<String, Double> targets(
            Map<String, Request> asking, SiteLoad load, Optional<PriceSteps> prices, Instant now) {
        Map<String, Double> held = new HashMap<>();
        Map<String, Double> targets = new LinkedHashMap<>();
        for (SiteStation station : books.site().stations()) {
            String id = station.id();
            if (!books.reachable(id)) {
                held.put(id, books.worst(id, now));
            } else if (pace(id).stubborn() || !asking.containsKey(id)) {
                double idle = asking.containsKey(id) ? station.rating().minAmps() : reserve(station);
                held.put(id, pace(id).stubborn() ? books.worst(id, now) : idle);
                targets.put(id, idle);
            }
        }
        List<Request> free = asking.values().stream()
                .filter(request -> !held.containsKey(request.station()))
                .toList();
        Allocation allocation = sharing.share(policy, new Situation(now, load, free, held, prices));
        for (SiteStation station : books.site().stations()) {
            Optional<Request> wish = Optional.ofNullable(asking.get(station.id()));
            wish.filter(free::contains).ifPresent(request -> {
                double most = Math.min(request.demandAmps(), station.rating().maxAmps());
                double wished = allocation.amps(station.id());
                targets.put(
                        station.id(),
                        pace(station.id()).steadied(wished, station.rating().minAmps(), most, now));
            });
        }
        return targets;
    }

    private double reserve(SiteStation station) {
        return Math.min(
                reserves.getOrDefault(station.id(), 0.0), station.rating().maxAmps());
    }

    private Optional<Order> lower(
            String station, double target, Headroom room, Map<String, Request> asking, Instant now) {
        Optional<Double> inForce = books.inForce(station, now);
        if (inForce.filter(amps -> amps <= target).isPresent()) {
            return Optional.empty();
        }
        boolean protects = room.exceededAt(station);
        // What protects a fuse overtakes an order that is under way, but not one that says as much already.
        boolean may = books.waits(station, now)
                ? protects && pace(station).lastOrder() > target
                : protects || pace(station).ready(now);
        boolean worth =
                protects || inForce.isEmpty() || target == 0 || pace(station).worthwhile(inForce.orElse(0.0), target);
        double amps = inForce.isPresent() ? target : certain(station, target, room, now);
        return may && worth
                ? Optional.of(enter(station, amps, cause(protects, inForce), asking, now))
                : Optional.empty();
    }

    /**
     * What a station can be told while it is not certain what it holds: what it has been granted already, or what fits
     * beside the worst case of the others. More could be a raise without room.
     */
    private double certain(String station, double target, Headroom room, Instant now) {
        double amps = Math.min(target, Math.max(books.granted(station, now), room.most(station)));
        return amps < least(station) ? 0 : amps;
    }

    private static Order.Cause cause(boolean protects, Optional<Double> inForce) {
        if (protects) {
            return Order.Cause.PROTECT;
        }
        return inForce.isPresent() ? Order.Cause.LOWER : Order.Cause.RENEW;
    }

    private Optional<Order> raise(
            String station, double target, Headroom room, Map<String, Request> asking, Instant now) {
        Optional<Double> inForce = books.inForce(station, now);
        if (inForce.isEmpty() || inForce.get() >= target || books.waits(station, now)) {
            return Optional.empty();
        }
        double amps = Math.min(target, room.most(station));
        boolean worth = amps >= least(station) && pace(station).worthwhile(inForce.get(), amps);
        if (amps <= inForce.get() || !worth || !pace(station).ready(now)) {
            return Optional.empty();
        }
        room.take(station, amps);
        return Optional.of(enter(station, amps, Order.Cause.RAISE, asking, now));
    }

    private double least(String station) {
        return books.site().stations().stream()
                .filter(one -> one.id().equals(station))
                .mapToDouble(one -> one.rating().minAmps())
                .findFirst()
                .orElse(0);
    }

    private Order enter(String station, double amps, Order.Cause cause, Map<String, Request> asking, Instant now) {
        pace(station).ordered(amps, asking.containsKey(station), now);
        return books.enter(station, amps, cause, now);
    }

    private Pace pace(String station) {
        return Optional.ofNullable(paces.get(station)).orElseThrow();
    }
}
