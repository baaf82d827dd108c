// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.site;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** Sites and requests in few words. */
final class Wishes {

    static final Instant NOW = Instant.parse("2026-03-02T08:00:00Z");

    private Wishes() {}

    static Fuse fuse(String id, String parent, double amps) {
        Optional<String> above = Optional.of(parent).filter(name -> !name.isEmpty());
        return Fuse.of(id, above, Map.of(Phase.L1, amps, Phase.L2, amps, Phase.L3, amps));
    }

    /** A station on all phases with a minimum of 6 A and a maximum of 32 A. */
    static SiteStation station(String id, String fuse) {
        return station(id, fuse, Wiring.STRAIGHT);
    }

    static SiteStation station(String id, String fuse, Wiring wiring) {
        return new SiteStation(id, Optional.of(fuse), Optional.empty(), wiring, new SiteStation.Rating(6, 32, 230));
    }

    static SiteStation grouped(String id, String group, double max) {
        return new SiteStation(
                id,
                Optional.empty(),
                Optional.of(group),
                new Wiring(List.of(Phase.L1)),
                new SiteStation.Rating(0, max, 208));
    }

    /** So many stations below one fuse: s1, s2, … */
    static Site row(double amps, int stations) {
        List<SiteStation> row = new ArrayList<>();
        for (int number = 1; number <= stations; number++) {
            row.add(station("s" + number, "main"));
        }
        return new Site(List.of(fuse("main", "", amps)), List.of(), row);
    }

    static Request wants(String station, double amps) {
        return wants(station, amps, 0);
    }

    static Request wants(String station, double amps, int priority) {
        return new Request(station, amps, priority, OptionalInt.empty(), Request.Stay.UNKNOWN);
    }

    /** A car that came some minutes ago, leaves in some minutes, and needs watt hours. */
    static Request stays(String station, long since, long until, double wattHours) {
        Request.Stay stay = new Request.Stay(
                Optional.of(NOW.minusSeconds(since * 60)),
                Optional.of(NOW.plusSeconds(until * 60)),
                OptionalDouble.of(wattHours));
        return new Request(station, 32, 0, OptionalInt.empty(), stay);
    }

    static Map<String, Double> share(SharingPolicy policy, Site site, Request... requests) {
        return new Sharing(site)
                .share(policy, Situation.of(NOW, SiteLoad.NONE, List.of(requests)))
                .amps();
    }
}
