// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.intercept.site;

import io.ferrule.charging.intercept.station.CarNeeds;
import io.ferrule.charging.site.Request;
import io.ferrule.charging.site.SiteStation.Rating;
import io.ferrule.charging.site.books.Standing;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** All that belongs to one station of a site. On the site's executor unless said otherwise. */
final class Post {

    /** What is above nothing and below what a car needs comes out as 0, and yet a car asks. */
    private static final double NEXT_TO_NOTHING = 0.01;

    private final StationControl station;
    private final Presence presence;
    private final OrderDesk desk;
    private final Stays stays;
    private final Gate gate = new Gate();

    Post(Core core, Member member, Optional<Map<String, String>> note, Runnable changed) {
        station = new StationControl(core, member, note.orElse(Map.of()), changed);
        presence = new Presence(core, station, note.isPresent(), changed);
        desk = new OrderDesk(core, station, presence, changed);
        stays = new Stays(member, core.plan().rules().zone());
    }

    StationControl station() {
        return station;
    }

    Presence presence() {
        return presence;
    }

    OrderDesk desk() {
        return desk;
    }

    /** Any thread. */
    Gate gate() {
        return gate;
    }

    /** What a connector would like; without a car its reserve, if nobody allows less. */
    Optional<Request> request(Outlet outlet, Instant clock) {
        Rating rating = station.member().spec().rating();
        double allowed = outlet.allowed(clock);
        double reserve = station.member().reserve();
        boolean charging = outlet.charging();
        if (!charging && allowed >= reserve) {
            return Optional.empty();
        }
        double demand = Math.min(allowed, charging ? wanted(outlet, rating) : reserve);
        OptionalInt said = outlet.needs().map(CarNeeds::phases).orElseGet(OptionalInt::empty);
        return Optional.of(new Request(
                outlet.id(),
                Math.max(NEXT_TO_NOTHING, demand),
                station.member().priority(),
                outlet.phases().isPresent() ? outlet.phases() : said,
                stays.of(
                        outlet,
                        station.profiles().transaction(outlet.evse()).flatMap(running -> running.start()),
                        clock)));
    }

    /** The most that a car takes; one that says less than any car needs is not believed. */
    private static double wanted(Outlet outlet, Rating rating) {
        if (outlet.contented()) {
            return rating.minAmps();
        }
        OptionalDouble said = outlet.needs().map(CarNeeds::maxAmps).orElseGet(OptionalDouble::empty);
        return Math.min(rating.maxAmps(), Math.max(rating.minAmps(), said.orElse(rating.maxAmps())));
    }

    /** A car may begin where it can do no harm. */
    void turnGate(Standing standing) {
        boolean safe = station.keepsLimits()
                || station.outlets().stream()
                        .filter(outlet -> !outlet.charging())
                        .map(outlet -> Optional.ofNullable(standing.stations().get(outlet.id()))
                                .orElseThrow())
                        .allMatch(books -> books.inForce().isPresent() || !books.exceeded());
        gate.turn(safe);
    }
}
