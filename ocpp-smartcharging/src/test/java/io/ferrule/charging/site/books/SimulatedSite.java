// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.site.books;

import io.ferrule.charging.site.Fuse;
import io.ferrule.charging.site.Phase;
import io.ferrule.charging.site.RandomSite;
import io.ferrule.charging.site.Request;
import io.ferrule.charging.site.SharingPolicy;
import io.ferrule.charging.site.Site;
import io.ferrule.charging.site.SiteLoad;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * A site whose messages are lost, late and out of order, whose stations restart and vanish, whose meters fall silent and
 * whose gateway dies, on a clock that jumps from event to event. Other load stays as it is, so that whatever exceeds a fuse
 * was caused by the drive.
 */
final class SimulatedSite {

    private static final long SECOND = 1_000;
    private static final long LATEST = 55 * SECOND;

    final Site site;
    final Map<String, SimulatedStation> stations = new LinkedHashMap<>();
    final SiteLoad otherLoad;
    private final RandomGenerator random;
    private final SharingPolicy policy;
    private final Map<String, StationTraits> traits = new HashMap<>();
    private final PriorityQueue<Event> events = new PriorityQueue<>();
    private final Set<String> silentMeters = new HashSet<>();
    private Map<String, Double> ledger = Map.of();
    private Books books;
    private Drive drive;
    private long now;
    private long sequence;
    private int life;
    private boolean trouble = true;
    private long ampSeconds;

    SimulatedSite(RandomGenerator random, SharingPolicy policy) {
        this.random = random;
        this.policy = policy;
        this.site = RandomSite.of(random, 5, 8);
        this.otherLoad = load();
        site.stations().forEach(place -> {
            boolean keeps = random.nextBoolean();
            stations.put(place.id(), new SimulatedStation(place, keeps, random));
            traits.put(place.id(), keeps ? StationTraits.KEEPING : StationTraits.UNPROBED);
        });
        books = new Books(site, BookRules.usual(), traits);
        drive = new Drive(books, policy, DriveRules.usual(), Map.of());
        stations.values().forEach(this::connect);
        after(0, this::everySecond);
    }

    private SiteLoad load() {
        Map<String, Map<Phase, Double>> load = new HashMap<>();
        for (Fuse fuse : site.fuses()) {
            Map<Phase, Double> phases = new EnumMap<>(Phase.class);
            fuse.worstOtherLoad().forEach((phase, amps) -> phases.put(phase, amps * random.nextInt(11) / 10));
            load.put(fuse.id(), phases);
        }
        return new SiteLoad(load);
    }

    /** Runs until a second and looks after every event; the first thing that is wrong. */
    Optional<String> run(long untilSecond) {
        Optional<String> wrong = Optional.empty();
        while (wrong.isEmpty() && !events.isEmpty() && events.peek().at <= untilSecond * SECOND) {
            Event next = events.remove();
            now = next.at;
            next.what.run();
            wrong = look();
        }
        return wrong.map(text -> text + " at " + instant());
    }

    void endTrouble() {
        trouble = false;
        silentMeters.clear();
        site.fuses().forEach(fuse -> books.externalLimit(fuse.id(), Map.of()));
        stations.values().stream().filter(station -> !station.online).forEach(this::connect);
    }

    Books books() {
        return books;
    }

    Instant instant() {
        return Instant.EPOCH.plusMillis(now);
    }

    long ampSeconds() {
        return ampSeconds;
    }

    private Optional<String> look() {
        Map<String, Double> draws = new HashMap<>();
        for (SimulatedStation station : stations.values()) {
            double draw = station.draw(now);
            double worst = books.worst(station.id(), instant());
            draws.put(station.id(), draw);
            if (draw > worst + 1e-9) {
                return Optional.of(station.id() + " draws " + draw + ", the books say at most " + worst);
            }
        }
        return RandomSite.exceeded(site, draws, otherLoad);
    }

    private void everySecond() {
        long second = now / SECOND;
        after(SECOND, this::everySecond);
        stations.values().forEach(station -> ampSeconds += Math.round(station.draw(now)));
        if (second % 5 == 0) {
            readMeters();
            site.fuses().forEach(this::boundFromOutside);
            decide();
        }
        if (second % 60 == 0) {
            stations.values().forEach(this::live);
        }
        if (trouble && random.nextInt(40_000) == 0) {
            restartGateway();
        }
    }

    private void readMeters() {
        for (Fuse fuse : site.fuses()) {
            if (!silentMeters.contains(fuse.id())) {
                books.otherLoad(fuse.id(), otherLoad.amps().getOrDefault(fuse.id(), Map.of()), instant());
            }
            if (trouble && random.nextInt(600) == 0 && !silentMeters.remove(fuse.id())) {
                silentMeters.add(fuse.id());
            }
        }
    }

    /** A grid operator who changes his mind all the time: orders that protect overtake others, and room comes back soon. */
    private void boundFromOutside(Fuse fuse) {
        if (trouble && random.nextInt(20) == 0) {
            Map<Phase, Double> half = new EnumMap<>(Phase.class);
            fuse.limits().forEach((phase, amps) -> half.put(phase, amps / 2));
            books.externalLimit(fuse.id(), random.nextBoolean() ? half : Map.of());
        }
    }

    /** Once a minute: cars come and go, stations are cut off and restart. */
    private void live(SimulatedStation station) {
        if (random.nextInt(60) == 0) {
            station.demand = random.nextInt(3) == 0 ? 0 : 6 + random.nextInt(27);
        }
        if (trouble && station.online && random.nextInt(200) == 0) {
            lose(station);
        }
        if (trouble && random.nextInt(400) == 0) {
            station.restart();
            lose(station);
        }
        // What a driver tries again and again: to begin.
        if (station.online && books.cleared(station.id(), instant())) {
            station.permit();
        }
    }

    private void lose(SimulatedStation station) {
        station.online = false;
        books.lost(station.id());
        after(random.nextLong(600) * SECOND, () -> connect(station));
    }

    private void connect(SimulatedStation station) {
        if (!station.online) {
            station.online = true;
            books.connected(station.id());
        }
    }

    private void restartGateway() {
        life++;
        books = new Books(site, BookRules.usual(), traits);
        books.restore(ledger, instant());
        drive = new Drive(books, policy, DriveRules.usual(), Map.of());
        stations.values().stream().filter(station -> station.online).forEach(station -> books.connected(station.id()));
    }

    private void decide() {
        List<Request> requests = new ArrayList<>();
        for (SimulatedStation station : stations.values()) {
            requests.add(new Request(station.id(), station.demand, 0, OptionalInt.empty(), Request.Stay.UNKNOWN));
        }
        List<Order> orders = drive.decide(requests, Optional.empty(), instant());
        ledger = books.ledger(instant());
        orders.forEach(order -> travel(
                () -> arrive(Optional.ofNullable(stations.get(order.station())).orElseThrow(), order)));
    }

    private void arrive(SimulatedStation station, Order order) {
        if (!station.online) {
            return;
        }
        int bornIn = life;
        boolean refuses = trouble && random.nextInt(20) == 0;
        if (!refuses) {
            station.obey(order.amps(), now);
        }
        travel(() -> {
            if (bornIn == life && refuses) {
                books.refused(order, instant());
            } else if (bornIn == life) {
                books.accepted(order, instant());
            }
        });
    }

    /** One way through the network: some messages vanish, some take long, later ones overtake. */
    private void travel(Runnable arrival) {
        if (trouble && random.nextInt(10) == 0) {
            return;
        }
        boolean slow = trouble && random.nextInt(10) == 0;
        after(slow ? random.nextLong(LATEST) : 50 + random.nextLong(500), arrival);
    }

    private void after(long delay, Runnable what) {
        events.add(new Event(now + delay, sequence++, what));
    }

    private record Event(long at, long sequence, Runnable what) implements Comparable<Event> {
        @Override
        public int compareTo(Event other) {
            return at == other.at ? Long.compare(sequence, other.sequence) : Long.compare(at, other.at);
        }
    }
}
