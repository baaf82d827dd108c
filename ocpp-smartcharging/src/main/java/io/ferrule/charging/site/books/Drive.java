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
    private Allocation allocation = new Allocation(Map.of(), Map.of());

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
        books.site().stations().forEach(station -> paces.put(station.id(), new Pace(rules, station.rating())));
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
        return decide(requests, new Outlook(now, prices), now);
    }

    /**
     * The time of day, by which cars leave and prices change. The books need a time that never goes back, and clocks are set.
     *
     * @param clock what the clock says
     * @param prices what energy costs from then on, for {@link SharingPolicy#PLAN}
     */
    public record Outlook(Instant clock, Optional<PriceSteps> prices) {}

    /**
     * Decides where the clock may be set back.
     *
     * @param requests what cars would like, by the clock; a station that is not named has no car
     * @param outlook what the clock says, and what energy costs
     * @param now the instant for the books, which never goes back
     * @return the orders, lower limits first
     */
    public List<Order> decide(List<Request> requests, Outlook outlook, Instant now) {
        SiteLoad load = books.otherLoad(now);
        Map<String, Request> asking = asking(requests);
        paces.forEach((station, pace) -> pace.look(books.cleared(station, now), asking.containsKey(station)));
        Map<String, Double> targets = targets(asking, load, outlook, now);
        Map<String, Double> demands = new HashMap<>();
        asking.forEach((station, request) -> demands.put(station, request.demandAmps()));
        Decision decision = new Decision(books, paces, demands, now);
        List<Order> orders =
                new ArrayList<>(decision.lower(targets, new Headroom(books.site(), load, books.worst(now))));
        orders.addAll(decision.raise(targets, new Headroom(books.site(), load, books.worst(now))));
        return orders;
    }

    /**
     * What {@link #decide} wanted last, and why nobody shall have more.
     *
     * @return amperes for each station that asked and can be told; nothing before the first decision
     */
    public Allocation allocation() {
        return allocation;
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

    /** What each reachable station shall have; the others are held at their worst case. */
    private Map<String, Double> targets(Map<String, Request> asking, SiteLoad load, Outlook outlook, Instant now) {
        Map<String, Double> targets = new LinkedHashMap<>();
        Map<String, Double> held = hold(asking, targets, now);
        List<Request> free = asking.values().stream()
                .filter(request -> !held.containsKey(request.station()))
                .toList();
        allocation = sharing.share(policy, new Situation(outlook.clock(), load, free, held, outlook.prices()));
        for (Request request : free) {
            targets.put(request.station(), target(request, now));
        }
        return targets;
    }

    /** Switching is spared, but never against somebody who allows less than a car needs. */
    private double target(Request request, Instant now) {
        Pace pace = pace(request.station());
        double wished = allocation.amps(request.station());
        return request.demandAmps() < pace.least() ? wished : pace.steadied(wished, request.demandAmps(), now);
    }

    /**
     * Who takes no part in the sharing, at what it counts. A station that several orders in a row did not reach is held at
     * its worst case, and shall come down to its minimum or reserve (G3).
     */
    private Map<String, Double> hold(Map<String, Request> asking, Map<String, Double> targets, Instant now) {
        Map<String, Double> held = new HashMap<>();
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
        return held;
    }

    private double reserve(SiteStation station) {
        return Math.min(
                reserves.getOrDefault(station.id(), 0.0), station.rating().maxAmps());
    }

    private Pace pace(String station) {
        return Optional.ofNullable(paces.get(station)).orElseThrow();
    }
}
