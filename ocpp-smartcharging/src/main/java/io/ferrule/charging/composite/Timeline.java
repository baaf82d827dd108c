// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.composite;

import io.ferrule.charging.ChargingProfile;
import io.ferrule.charging.ChargingSchedule;
import io.ferrule.charging.InstantRange;
import io.ferrule.charging.Purpose;
import io.ferrule.charging.SchedulePeriod;
import io.ferrule.charging.StepFunction;
import io.ferrule.charging.Validity;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One profile over time: the period that holds at each instant, or none.
 *
 * @param site zone and delays
 * @param session when charging started, or the instant of the question where it has not
 * @param transactionId the transaction whose draws count
 * @param soc the state of charge of the vehicle, where it is known
 * @param offlineSince since when the station has no connection, where it has none
 */
record Timeline(
        Site site, Instant session, String transactionId, Optional<Integer> soc, Optional<Instant> offlineSince) {

    StepFunction<Optional<Bound>> of(ChargingProfile profile, InstantRange range) {
        NavigableMap<Instant, Optional<Bound>> edges = edges(profile, range);
        restrict(edges, validity(profile.placement()));
        Optional<Bound> before = value(edges, range.start());
        List<StepFunction.Step<Optional<Bound>>> steps = new ArrayList<>();
        steps.add(new StepFunction.Step<>(range.start(), before));
        edges.subMap(range.start(), false, range.end(), false)
                .forEach((instant, bound) -> steps.add(new StepFunction.Step<>(instant, bound)));
        return new StepFunction<>(range, steps);
    }

    /** A profile that has been without a connection for too long counts no more (OCPP 2.1 part 2, maxOfflineDuration). */
    private Validity validity(ChargingProfile.Placement placement) {
        Validity written = placement.validity();
        Optional<Instant> lost =
                offlineSince.flatMap(since -> placement.maxOffline().map(since::plus));
        boolean earlier = lost.isPresent()
                && written.to().filter(to -> !to.isAfter(lost.get())).isEmpty();
        return earlier ? new Validity(written.from(), lost) : written;
    }

    private static Optional<Bound> value(NavigableMap<Instant, Optional<Bound>> edges, Instant instant) {
        var before = edges.floorEntry(instant);
        return before == null ? Optional.empty() : before.getValue();
    }

    private NavigableMap<Instant, Optional<Bound>> edges(ChargingProfile profile, InstantRange range) {
        ChargingSchedule schedule = profile.schedule();
        Occurrences clock = Occurrences.of(schedule, site.zone());
        List<LocalDateTime> starts = clock.in(range, profile, session);
        NavigableMap<Instant, Optional<Bound>> edges = new TreeMap<>();
        for (int i = 0; i < starts.size(); i++) {
            Instant next = i + 1 < starts.size() ? clock.instant(starts.get(i + 1)) : Instant.MAX;
            Instant end = end(schedule, clock, starts.get(i), next);
            addPeriods(edges, profile, clock, starts.get(i), end);
            edges.put(end, Optional.empty());
        }
        return edges;
    }

    /** A schedule ends with its duration, and at the latest when it begins again (OCPP 1.6 edition 2, 7.13). */
    private static Instant end(ChargingSchedule schedule, Occurrences clock, LocalDateTime start, Instant next) {
        Instant own = schedule.duration()
                .map(duration -> clock.instant(start.plus(duration)))
                .orElse(Instant.MAX);
        return own.isBefore(next) ? own : next;
    }

    /** From the last to the first: a period that would begin when a later one has begun is skipped (K01.FR.97). */
    private void addPeriods(
            NavigableMap<Instant, Optional<Bound>> edges,
            ChargingProfile profile,
            Occurrences clock,
            LocalDateTime start,
            Instant end) {
        ChargingSchedule schedule = profile.schedule();
        Optional<BigDecimal> charged = schedule.limitAtSoc()
                .filter(limit -> soc.filter(now -> now >= limit.soc()).isPresent())
                .map(ChargingSchedule.LimitAtSoc::limit);
        Instant later = end;
        for (int i = schedule.periods().size() - 1; i >= 0; i--) {
            SchedulePeriod period = schedule.periods().get(i);
            Duration delay = i == 0 ? Duration.ZERO : delay(profile, period);
            Instant begins = clock.instant(start.plus(period.start())).plus(delay);
            if (begins.isBefore(later)) {
                edges.put(
                        begins,
                        Optional.of(new Bound(charged.map(period::atMost).orElse(period), schedule.unit())));
                later = begins;
            }
        }
    }

    private Duration delay(ChargingProfile profile, SchedulePeriod period) {
        Duration most = profile.schedule().timing().randomizedDelay();
        boolean delayed = profile.purpose() == Purpose.TX || profile.purpose() == Purpose.TX_DEFAULT;
        return delayed && !most.isZero()
                ? site.delays().of(transactionId, profile.id(), period.start(), most)
                : Duration.ZERO;
    }

    private static void restrict(NavigableMap<Instant, Optional<Bound>> edges, Validity validity) {
        validity.from().ifPresent(from -> {
            Optional<Bound> then = value(edges, from);
            edges.headMap(from, false).clear();
            edges.put(from, then);
        });
        validity.to().ifPresent(to -> {
            edges.tailMap(to, true).clear();
            edges.put(to, Optional.empty());
        });
    }
}
