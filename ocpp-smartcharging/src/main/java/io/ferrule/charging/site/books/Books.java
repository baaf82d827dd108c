// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.site.books;

import io.ferrule.charging.rule.Checks;
import io.ferrule.charging.rule.RefusedException;
import io.ferrule.charging.rule.Rule;
import io.ferrule.charging.site.Fuse;
import io.ferrule.charging.site.Phase;
import io.ferrule.charging.site.Site;
import io.ferrule.charging.site.SiteLoad;
import io.ferrule.charging.site.SiteStation;
import io.ferrule.charging.site.internal.Headroom;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What each station of a site may be drawing at worst, and what everything else takes, as far as messages and meters tell.
 * A state machine without clock and without I/O: whatever happens is told to it with its instant, and instants must not go
 * back. For one thread.
 */
public final class Books {
    private final Site site;
    private final Map<String, StationBook> stations = new LinkedHashMap<>();
    private final Meters meters;
    private final Set<String> connected = new HashSet<>();
    private long lastNumber;

    /**
     * Opens the books with every station at its largest current (G12).
     *
     * @param site the site
     * @param rules times and tolerances
     * @param traits what is known about stations, by id; those that are not named are unprobed
     */
    public Books(Site site, BookRules rules, Map<String, StationTraits> traits) {
        this.site = site;
        for (SiteStation station : site.stations()) {
            StationTraits known = traits.getOrDefault(station.id(), StationTraits.UNPROBED);
            double largest = station.rating().maxAmps();
            stations.put(station.id(), new StationBook(rules, known, largest));
        }
        meters = new Meters(site, rules);
    }

    /**
     * Takes over what earlier books had written down before the gateway stopped (G12).
     *
     * @param ledger what {@link #ledger} said last; stations that it does not name stay at their largest current
     * @param now the instant
     */
    public void restore(Map<String, Double> ledger, Instant now) {
        ledger.forEach((station, amps) ->
                Optional.ofNullable(stations.get(station)).ifPresent(book -> book.restore(amps, now)));
    }

    /**
     * What must be on disk before orders are sent.
     *
     * @param now the instant
     * @return what each station has been granted, in amperes per phase; those that never confirmed anything are missing
     */
    public Map<String, Double> ledger(Instant now) {
        Map<String, Double> granted = new LinkedHashMap<>();
        stations.forEach((id, book) -> book.granted(now).ifPresent(amps -> granted.put(id, amps)));
        return granted;
    }

    Map<String, Double> worst(Instant now) {
        Map<String, Double> worst = new LinkedHashMap<>();
        stations.forEach((id, book) -> worst.put(id, book.worst(now)));
        return worst;
    }

    /** What a station has been granted, 0 if nothing is known; it may be told that again at any time. */
    double granted(String station, Instant now) {
        return book(station).granted(now).orElse(0.0);
    }

    /**
     * A station is connected. If it was not probed to keep limits it may have been restarted (G4).
     *
     * @param station its id
     */
    public void connected(String station) {
        book(station).restarted();
        connected.add(station);
    }

    /**
     * A station's connection is gone. It keeps counting at what it may be drawing (G4).
     *
     * @param station its id
     */
    public void lost(String station) {
        book(station);
        connected.remove(station);
    }

    /**
     * A station says that it was restarted (BootNotification).
     *
     * @param station its id
     */
    public void restarted(String station) {
        book(station).restarted();
    }

    /**
     * Enters an order before it is sent. It counts from now on, whether it arrives or not.
     *
     * @param station id of the station
     * @param amps limit per phase
     * @param cause why
     * @param at the instant
     * @return the order
     */
    public Order enter(String station, double amps, Order.Cause cause, Instant at) {
        book(station).sent(++lastNumber, amps, at);
        return new Order(lastNumber, station, amps, cause);
    }

    /**
     * A station accepted an order. A lower limit counts after the settling time (G2), and only if no other order can have
     * taken its place.
     *
     * @param order the order
     * @param at the instant
     */
    public void accepted(Order order, Instant at) {
        book(order.station()).accepted(order.number(), at);
    }

    /**
     * A station refused an order, or answered with a CALLERROR: the old limit stays (G3).
     *
     * @param order the order
     * @param at the instant
     */
    public void refused(Order order, Instant at) {
        book(order.station()).refused(order.number(), at);
    }

    /**
     * Current was measured at a station.
     *
     * @param station its id
     * @param amps largest current of its phases
     * @param at the instant
     */
    public void drawn(String station, double amps, Instant at) {
        Checks.number("a measured current", amps, 0, Fuse.MOST_AMPS);
        book(station).drawn(amps, at);
    }

    /**
     * The other load of a fuse was measured.
     *
     * @param fuse its id
     * @param amps amperes per phase, 0 where nothing is named
     * @param at the instant
     */
    public void otherLoad(String fuse, Map<Phase, Double> amps, Instant at) {
        meters.of(fuse).read(amps, at);
    }

    /**
     * Somebody outside, such as the grid operator, bounds what a fuse may carry (G11). The next orders obey it at once.
     *
     * @param fuse its id
     * @param amps amperes per phase; phases that are not named, and all after an empty map, are bounded by the fuse alone
     */
    public void externalLimit(String fuse, Map<Phase, Double> amps) {
        meters.of(fuse).bound(amps);
    }

    /**
     * The most that a station may be drawing now.
     *
     * @param station its id
     * @param now the instant
     * @return amperes per phase
     */
    public double worst(String station, Instant now) {
        return book(station).worst(now);
    }

    /**
     * The most that a station may be told now whatever it holds: what is left beside the other load and the worst case of all others.
     *
     * @param station its id
     * @param now the instant
     * @return amperes per phase, 0 if nothing is left
     */
    public double room(String station, Instant now) {
        book(station);
        return new Headroom(site, otherLoad(now), worst(now)).most(station);
    }

    /**
     * Whether a station can be told something now: it is connected and obeys.
     *
     * @param station its id
     * @return true if it can
     */
    public boolean reachable(String station) {
        return connected.contains(station) && !book(station).disobedient();
    }

    /**
     * Whether a car may begin to charge: a limit is surely in force. Until then a station that does not keep limits gets no
     * acceptance of an identity or a transaction from whoever uses the books; so what it forgot does no harm.
     *
     * @param station its id
     * @param now the instant
     * @return true if it may
     */
    public boolean cleared(String station, Instant now) {
        return book(station).inForce(now).isPresent();
    }

    /** The limit that is surely in force; empty while that is not certain, or when it has to be renewed. */
    Optional<Double> inForce(String station, Instant now) {
        return book(station).inForce(now);
    }

    /**
     * Something was learnt about how a station keeps limits. It counts from its next restart on.
     *
     * @param station its id
     * @param traits what is known now
     */
    public void knows(String station, StationTraits traits) {
        book(station).knows(traits);
    }

    /** Whether an order has no answer yet and may still take effect. */
    boolean waits(String station, Instant now) {
        return book(station).waits(now);
    }

    /** What everything but the stations takes, the margin included; a silent meter counts at its worst case (G5). */
    SiteLoad otherLoad(Instant now) {
        return meters.load(now);
    }

    Site site() {
        return site;
    }

    StationBook book(String station) {
        return found(stations, station);
    }

    static <T> T found(Map<String, T> known, String id) {
        String sentence = RefusedException.quoted(id) + " is neither a fuse nor a station of this site";
        return Optional.ofNullable(known.get(id))
                .orElseThrow(() -> new RefusedException(Rule.UNKNOWN_REFERENCE, sentence));
    }
}
