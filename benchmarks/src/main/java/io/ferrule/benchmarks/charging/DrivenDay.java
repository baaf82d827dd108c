// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.charging;

import io.ferrule.charging.site.Fuse;
import io.ferrule.charging.site.Phase;
import io.ferrule.charging.site.Request;
import io.ferrule.charging.site.SharingPolicy;
import io.ferrule.charging.site.Site;
import io.ferrule.charging.site.SiteStation;
import io.ferrule.charging.site.Wiring;
import io.ferrule.charging.site.books.BookRules;
import io.ferrule.charging.site.books.Books;
import io.ferrule.charging.site.books.Drive;
import io.ferrule.charging.site.books.DriveRules;
import io.ferrule.charging.site.books.Order;
import io.ferrule.charging.site.books.StationTraits;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Drives the stations through a day and counts the orders; every station confirms at once. */
final class DrivenDay {

    private static final String MAIN = "main";
    private static final double SECONDS_OF_AN_HOUR = 3_600;

    private final SiteDay day;
    private final DriveRules rules;
    private final Map<String, Integer> writes = new HashMap<>();
    private final Map<String, Double> limits = new HashMap<>();
    private double ampereHours;

    DrivenDay(SiteDay day, DriveRules rules) {
        this.day = day;
        this.rules = rules;
    }

    /** Every change of the share is sent at once. */
    static DriveRules everyChange() {
        return new DriveRules(Duration.ZERO, 0, 0, new DriveRules.Pausing(0, Duration.ZERO, Duration.ZERO));
    }

    DrivenDay run() {
        Books books = new Books(site(), BookRules.usual(), traits());
        Drive drive = new Drive(books, SharingPolicy.MAX_MIN, rules, Map.of());
        for (int station = 0; station < SiteDay.STATIONS; station++) {
            books.connected(SiteDay.name(station));
        }
        for (int step = 0; step < day.otherLoad().size(); step++) {
            Instant now = SiteDay.START.plus(SiteDay.STEP.multipliedBy(step));
            books.otherLoad(MAIN, day.otherLoad().get(step), now);
            List<Request> requests = day.requests(step);
            drive.decide(requests, Optional.empty(), now).forEach(order -> take(books, order, now));
            requests.forEach(request -> ampereHours +=
                    limits.getOrDefault(request.station(), 0.0) * SiteDay.STEP.toSeconds() / SECONDS_OF_AN_HOUR);
        }
        return this;
    }

    private void take(Books books, Order order, Instant now) {
        books.accepted(order, now);
        limits.put(order.station(), order.amps());
        writes.merge(order.station(), 1, Integer::sum);
    }

    private static Site site() {
        Map<Phase, Double> limit = Map.of(Phase.L1, SiteDay.FUSE, Phase.L2, SiteDay.FUSE, Phase.L3, SiteDay.FUSE);
        List<SiteStation> stations = new ArrayList<>();
        for (int station = 0; station < SiteDay.STATIONS; station++) {
            stations.add(new SiteStation(
                    SiteDay.name(station),
                    Optional.of(MAIN),
                    Optional.empty(),
                    Wiring.rotation("RST"),
                    new SiteStation.Rating(6, 32, 230)));
        }
        return new Site(List.of(Fuse.of(MAIN, Optional.empty(), limit)), List.of(), stations);
    }

    private static Map<String, StationTraits> traits() {
        Map<String, StationTraits> traits = new HashMap<>();
        for (int station = 0; station < SiteDay.STATIONS; station++) {
            traits.put(SiteDay.name(station), StationTraits.KEEPING);
        }
        return traits;
    }

    /** Orders to each station, on average. */
    double meanWrites() {
        return writes.values().stream().mapToInt(Integer::intValue).sum() / (double) SiteDay.STATIONS;
    }

    /** Orders to the station that got most of them. */
    int mostWrites() {
        return writes.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    }

    /** What all cars were allowed, per phase. */
    double ampereHours() {
        return ampereHours;
    }
}
