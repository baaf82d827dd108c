// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.power;

import io.ferrule.charging.rule.RefusedException;
import io.ferrule.charging.rule.Rule;
import io.ferrule.charging.site.Fuse;
import io.ferrule.charging.site.Phase;
import io.ferrule.charging.site.PhasorLimit;
import io.ferrule.charging.site.PhasorTerm;
import io.ferrule.charging.site.Request;
import io.ferrule.charging.site.Site;
import io.ferrule.charging.site.SiteLoad;
import io.ferrule.charging.site.SiteStation;
import io.ferrule.charging.site.Wiring;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** Reads the site and the wishes of {@code ferrule share}. */
final class SiteReader {

    private static final double USUAL_VOLTAGE = 230;
    private static final double USUAL_MINIMUM = 6;

    private SiteReader() {}

    static Site site(Members members) {
        return new Site(
                members.list("nodes").stream().map(SiteReader::fuse).toList(),
                members.list("constraints").stream().map(SiteReader::limit).toList(),
                members.list("stations").stream().map(SiteReader::station).toList());
    }

    static SiteLoad otherLoad(Members members) {
        Map<String, Map<Phase, Double>> loads = new HashMap<>();
        for (Members node : members.list("nodes")) {
            node.members("otherLoad").ifPresent(load -> loads.put(id(node), phases(load)));
        }
        return new SiteLoad(loads);
    }

    static List<Request> requests(Members members) {
        return members.list("stations").stream().map(SiteReader::request).toList();
    }

    private static String id(Members members) {
        return members.text("id").orElseThrow(() -> members.missing("id"));
    }

    private static Fuse fuse(Members node) {
        Map<Phase, Double> limits =
                node.members("limit").map(SiteReader::phases).orElse(Map.of());
        return Fuse.of(id(node), node.text("parent"), limits);
    }

    private static Map<Phase, Double> phases(Members members) {
        Map<Phase, Double> phases = new EnumMap<>(Phase.class);
        members.allNumbers().forEach((name, amps) -> phases.put(phase(name), amps));
        return phases;
    }

    private static Phase phase(String name) {
        for (Phase phase : Phase.values()) {
            if (phase.name().equals(name)) {
                return phase;
            }
        }
        throw new RefusedException(Rule.PHASE, RefusedException.quoted(name) + " is no phase; L1, L2 and L3 are");
    }

    private static PhasorLimit limit(Members constraint) {
        Map<String, PhasorTerm> terms = new HashMap<>();
        constraint
                .members("terms")
                .orElseThrow(() -> constraint.missing("terms"))
                .allMembers()
                .forEach((group, term) -> terms.put(
                        group,
                        new PhasorTerm(
                                term.number("factor").orElse(1),
                                term.number("angle").orElse(0))));
        double limit = constraint.number("limit").orElseThrow(() -> constraint.missing("limit"));
        return new PhasorLimit(id(constraint), limit, terms);
    }

    private static SiteStation station(Members station) {
        double max = station.number("max").orElseThrow(() -> station.missing("max"));
        return new SiteStation(
                id(station),
                station.text("node"),
                station.text("group"),
                wiring(station),
                new SiteStation.Rating(
                        station.number("min").orElse(Math.min(USUAL_MINIMUM, max)),
                        max,
                        station.number("voltage").orElse(USUAL_VOLTAGE)));
    }

    private static Wiring wiring(Members station) {
        return station.has("phases")
                ? new Wiring(
                        station.texts("phases").stream().map(SiteReader::phase).toList())
                : Wiring.STRAIGHT;
    }

    private static Request request(Members station) {
        double max = station.number("max").orElseThrow(() -> station.missing("max"));
        return new Request(
                id(station),
                station.number("demand").orElse(max),
                station.integer("priority").orElse(0),
                station.integer("phasesInUse").map(OptionalInt::of).orElse(OptionalInt.empty()),
                new Request.Stay(station.instant("arrival"), station.instant("departure"), station.number("energyWh")));
    }
}
