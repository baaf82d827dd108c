// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.intercept.site;

import io.ferrule.charging.intercept.SiteReport;
import io.ferrule.charging.site.Fuse;
import io.ferrule.charging.site.Phase;
import io.ferrule.charging.site.Request;
import io.ferrule.charging.site.books.Drive;
import io.ferrule.charging.site.books.Order;
import io.ferrule.charging.site.books.Standing;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/** Decides for a whole site, whenever something changed. On the site's executor unless said otherwise. */
final class Decider {

    static final String LEDGER = "ledger";
    private static final String GRANTED = "granted ";
    /** Limits are shared in steps of a hundredth. */
    private static final double SMALLEST_STEP = 0.01;

    private final Core core;
    private final List<Post> posts;
    private final Map<String, Post> byOutlet = new HashMap<>();
    private final Map<String, Outlet> outlets = new HashMap<>();
    private final Drive drive;
    private final AtomicBoolean due = new AtomicBoolean();
    private final AtomicLong orders = new AtomicLong();
    private Map<String, Double> ledger = Map.of();
    private Set<String> waiting = Set.of();
    private volatile Optional<SiteReport> report = Optional.empty();

    /** @param written the ledger of the last run */
    Decider(Core core, Collection<Post> posts, Map<String, String> written) {
        this.core = core;
        this.posts = List.copyOf(posts);
        Map<String, Double> reserves = new HashMap<>();
        for (Post post : posts) {
            for (Outlet outlet : post.station().outlets()) {
                byOutlet.put(outlet.id(), post);
                outlets.put(outlet.id(), outlet);
                reserves.put(outlet.id(), post.station().member().reserve());
            }
        }
        this.drive = new Drive(
                core.books(), core.plan().rules().policy(), core.plan().rules().drive(), reserves);
        core.books().restore(granted(written), core.steady());
    }

    private static Map<String, Double> granted(Map<String, String> written) {
        Map<String, Double> granted = new HashMap<>();
        written.forEach((name, amps) -> {
            if (name.startsWith(GRANTED)) {
                parsed(amps).ifPresent(value -> granted.put(name.substring(GRANTED.length()), value));
            }
        });
        return granted;
    }

    /** What cannot be read counts as if it had never been written: at the largest current. */
    private static Optional<Double> parsed(String amps) {
        try {
            return Optional.of(Double.valueOf(amps)).filter(value -> value >= 0 && value <= Fuse.MOST_AMPS);
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** Any thread. However often it is asked for, one decision waits at most. */
    void soon() {
        if (due.compareAndSet(false, true)) {
            core.run(this::decide);
        }
    }

    /** Any thread. */
    Optional<SiteReport> report() {
        return report;
    }

    /** Any thread. */
    long orders() {
        return orders.get();
    }

    /** The amperes that the site leaves to a car, where it leaves less than the car may have otherwise. */
    Optional<Double> share(String outlet) {
        return drive.allocation().binding().containsKey(outlet) || waiting.contains(outlet)
                ? Optional.of(drive.allocation().amps(outlet))
                : Optional.empty();
    }

    /** Whether no fuse but the plan is why a car gets less than it may have: a better time comes. */
    private boolean waits(Request request) {
        Optional<Double> given = Optional.ofNullable(drive.allocation().amps().get(request.station()));
        Optional<Outlet> outlet = Optional.ofNullable(outlets.get(request.station()));
        return given.isPresent()
                && given.get() < request.demandAmps() - SMALLEST_STEP
                && outlet.filter(each -> each.takes(request.demandAmps())).isPresent()
                && !drive.allocation().binding().containsKey(request.station());
    }

    private void decide() {
        due.set(false);
        Instant now = core.steady();
        Instant clock = core.clock();
        Map<String, Map<Phase, Double>> outside = core.means().guidance().limits(clock);
        new Surroundings(core, posts).tell(outside, clock, now);
        List<Request> requests = new ArrayList<>();
        for (Post post : posts) {
            post.station().outlets().forEach(outlet -> post.request(outlet, clock)
                    .ifPresent(requests::add));
        }
        List<Order> due = drive.decide(
                requests, new Drive.Outlook(clock, core.means().guidance().prices(clock)), now);
        waiting = requests.stream().filter(this::waits).map(Request::station).collect(Collectors.toSet());
        boolean kept = keep(now);
        due.forEach(order -> send(order, kept));
        outlets.values().stream().filter(Outlet::takeStale).forEach(outlet -> Optional.ofNullable(
                        byOutlet.get(outlet.id()))
                .ifPresent(post -> post.desk().repeat(outlet)));
        Standing standing = Standing.of(core.books(), now);
        posts.forEach(post -> post.turnGate(standing));
        told(standing, outside, clock, now);
        posts.forEach(post -> post.presence().look());
    }

    /** Writes the ledger if it says something new. */
    private boolean keep(Instant now) {
        Map<String, Double> granted = core.books().ledger(now);
        if (granted.equals(ledger)) {
            return true;
        }
        Map<String, String> texts = new LinkedHashMap<>();
        granted.forEach((station, amps) -> texts.put(GRANTED + station, Double.toString(amps)));
        if (!core.written(LEDGER, texts)) {
            return false;
        }
        ledger = granted;
        return true;
    }

    /** Without a ledger on disk nobody gets more: after a restart it would count as less. */
    private void send(Order order, boolean kept) {
        Post post = Optional.ofNullable(byOutlet.get(order.station())).orElseThrow();
        Outlet outlet = Optional.ofNullable(outlets.get(order.station())).orElseThrow();
        if (kept || ledger.getOrDefault(order.station(), 0.0) >= order.amps()) {
            orders.incrementAndGet();
            post.desk().send(outlet, order);
        } else {
            post.desk().withhold(order);
        }
    }

    private void told(Standing standing, Map<String, Map<Phase, Double>> outside, Instant clock, Instant now) {
        for (Post post : posts) {
            post.presence().speaking().ifPresent(link -> post.station()
                    .outlets()
                    .forEach(outlet -> post.presence().notices().look(link, outlet.evse(), share(outlet.id()), now)));
        }
        SiteReport fresh =
                new Reporting(core, outlets, this::probe, standing, drive.allocation(), waiting, outside).at(clock);
        report = Optional.of(fresh);
        core.means().guidance().decided(fresh);
    }

    private Optional<SiteReport.OfProbe> probe(String outlet) {
        return Optional.ofNullable(byOutlet.get(outlet))
                .flatMap(post -> post.presence().probing().report());
    }
}
