// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.composite;

import io.ferrule.charging.ChargingProfile;
import io.ferrule.charging.ChargingSchedule;
import io.ferrule.charging.InstantRange;
import io.ferrule.charging.Kind;
import io.ferrule.charging.Recurrency;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * When the schedule of a profile begins: once, or again and again.
 *
 * <p>All is reckoned on a clock without zone: that of UTC, or that on the wall. Seconds of a schedule are added on that
 * clock, so that 08:00 stays 08:00 when clocks are changed (OCPP 2.1 part 2, K01.FR.90, FR.91).
 *
 * @param zone the zone of that clock
 */
record Occurrences(ZoneId zone) {

    static Occurrences of(ChargingSchedule schedule, ZoneId wall) {
        return new Occurrences(schedule.timing().local() ? wall : ZoneOffset.UTC);
    }

    /**
     * The instant at which the clock shows a time. A time that is left out takes effect at the jump, one that comes
     * twice at the first.
     */
    Instant instant(LocalDateTime time) {
        var gap = zone.getRules().getTransition(time);
        return gap != null && gap.isGap() ? gap.getInstant() : time.atZone(zone).toInstant();
    }

    /** What the clock shows. */
    LocalDateTime time(Instant instant) {
        return LocalDateTime.ofInstant(instant, zone);
    }

    /** Begins from the one that holds when the range starts to the last one in it; some that are over may come first. */
    List<LocalDateTime> in(InstantRange range, ChargingProfile profile, Instant session) {
        ChargingProfile.Placement placement = profile.placement();
        LocalDateTime first = first(profile, session);
        if (placement.kind() != Kind.RECURRING) {
            return List.of(first);
        }
        // One that does not say how often it recurs recurs daily: the shorter interval ends sooner.
        int days = placement.recurrency().orElse(Recurrency.DAILY).days();
        long passed = ChronoUnit.DAYS.between(first, time(range.start()));
        LocalDateTime start = first.plusDays((Math.floorDiv(passed, days) - 1) * days);
        List<LocalDateTime> starts = new ArrayList<>();
        for (; instant(start).isBefore(range.end()); start = start.plusDays(days)) {
            starts.add(start);
        }
        return starts;
    }

    /** Without a startSchedule any schedule is relative (OCPP 1.6 edition 2, 7.13). */
    private LocalDateTime first(ChargingProfile profile, Instant session) {
        ChargingProfile.Placement placement = profile.placement();
        if (placement.kind() == Kind.DYNAMIC && placement.updated().isPresent()) {
            return time(placement.updated().get());
        }
        Optional<OffsetDateTime> written = placement.kind() == Kind.RELATIVE
                ? Optional.empty()
                : profile.schedule().startSchedule();
        boolean local = profile.schedule().timing().local();
        return written.map(start -> local ? start.toLocalDateTime() : time(start.toInstant()))
                .orElseGet(() -> time(session));
    }

    /** How often a schedule begins in a range, at most. */
    static long most(InstantRange range, ChargingProfile profile) {
        ChargingProfile.Placement placement = profile.placement();
        if (placement.kind() != Kind.RECURRING) {
            return 1;
        }
        Duration interval = placement.recurrency().orElse(Recurrency.DAILY).interval();
        return range.length().dividedBy(interval) + 3;
    }
}
