// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.intercept.site;

import io.ferrule.charging.intercept.station.CarNeeds;
import io.ferrule.charging.site.Request.Stay;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How long cars of one station stay and what they still need: what a car said itself goes before what cars there usually want. About
 * one that has got all of it, or has stayed longer, nothing is known.
 *
 * @param member the station
 * @param zone where the clock on the wall of the site hangs
 */
record Stays(Member member, ZoneId zone) {

    /** What a station delivers at its minimum in this time is not worth waiting for. */
    private static final Duration LAST_BIT = Duration.ofMinutes(5);

    private static final double SECONDS_PER_HOUR = 3_600;

    Stay of(Outlet outlet, Optional<Instant> start, Instant now) {
        Optional<Instant> arrival = start.filter(instant -> !instant.isAfter(now));
        Optional<Instant> departure = outlet.needs()
                .flatMap(CarNeeds::departure)
                .or(() -> member.habit().departureAfter(arrival.orElse(now), zone))
                .filter(now::isBefore);
        return new Stay(arrival, departure, left(outlet));
    }

    private OptionalDouble left(Outlet outlet) {
        OptionalDouble said = outlet.needs().map(CarNeeds::energyWh).orElseGet(OptionalDouble::empty);
        OptionalDouble wanted = said.isPresent() ? said : member.habit().energyWh();
        double taken =
                said.isPresent() ? outlet.energySinceNeeds() : outlet.energyWh().orElse(0);
        double lastBit = member.spec().rating().minAmps()
                * member.spec().rating().voltage()
                * member.spec().phases()
                * LAST_BIT.toSeconds()
                / SECONDS_PER_HOUR;
        return wanted.isPresent() && wanted.getAsDouble() - taken > lastBit
                ? OptionalDouble.of(wanted.getAsDouble() - taken)
                : OptionalDouble.empty();
    }
}
