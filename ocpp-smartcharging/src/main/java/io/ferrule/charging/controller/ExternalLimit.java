// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.controller;

import io.ferrule.charging.tariff.PowerStep;
import io.ferrule.model.Timestamp;
import io.ferrule.model.v201.ChargingProfile;
import io.ferrule.model.v201.ChargingProfileKind;
import io.ferrule.model.v201.ChargingProfilePurpose;
import io.ferrule.model.v201.ChargingRateUnit;
import io.ferrule.model.v201.ChargingSchedule;
import io.ferrule.model.v201.ChargingSchedulePeriod;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * A limit from somebody else than the CSMS. Where steps overlap the lowest holds; where there is none nothing limits.
 *
 * @param steps watts over time, in any order
 */
record ExternalLimit(List<PowerStep> steps) {

    /** Watts at an instant. */
    Optional<BigDecimal> at(Instant instant) {
        return steps.stream()
                .filter(step -> !instant.isBefore(step.start()) && instant.isBefore(step.end()))
                .map(step -> BigDecimal.valueOf(step.mostW()))
                .min(BigDecimal::compareTo);
    }

    /** Where it may change. */
    TreeSet<Instant> edges() {
        TreeSet<Instant> edges = new TreeSet<>();
        steps.forEach(step -> edges.addAll(List.of(step.start(), step.end())));
        return edges;
    }

    /** As schedules of 2.0.1, one for each stretch without a gap that is not over yet. */
    List<ChargingSchedule> schedules(Instant now) {
        List<ChargingSchedule> schedules = new ArrayList<>();
        List<Instant> edges = List.copyOf(edges());
        int from = 0;
        for (int i = 0; i < edges.size(); i++) {
            boolean gap = at(edges.get(i)).isEmpty();
            if (gap && i > from && edges.get(i).isAfter(now)) {
                schedules.add(schedule(schedules.size() + 1, edges.subList(from, i), edges.get(i)));
            }
            from = gap ? i + 1 : from;
        }
        return schedules;
    }

    private ChargingSchedule schedule(int id, List<Instant> starts, Instant end) {
        Instant start = starts.get(0);
        List<ChargingSchedulePeriod> periods = starts.stream()
                .filter(instant -> fits(start, instant))
                .limit(ControllerState.MOST_STEPS)
                .map(instant -> new ChargingSchedulePeriod(
                        Math.toIntExact(Duration.between(start, instant).toSeconds()),
                        SiteFacts.written(at(instant).orElseThrow()),
                        null,
                        null,
                        null))
                .toList();
        Integer duration =
                fits(start, end) ? Math.toIntExact(Duration.between(start, end).toSeconds()) : null;
        return new ChargingSchedule(id, Timestamp.of(start), duration, ChargingRateUnit.W, periods, null, null, null);
    }

    private static boolean fits(Instant start, Instant instant) {
        return Duration.between(start, instant).toSeconds() <= Integer.MAX_VALUE;
    }

    /** As profiles of 2.0.1; the identifiers of external constraints are negative (OCPP 2.0.1 part 2, K11.FR.06). */
    List<ChargingProfile> profiles(int firstId, Instant now) {
        List<ChargingProfile> profiles = new ArrayList<>();
        for (ChargingSchedule schedule : schedules(now)) {
            profiles.add(new ChargingProfile(
                    firstId - profiles.size(),
                    0,
                    ChargingProfilePurpose.CHARGING_STATION_EXTERNAL_CONSTRAINTS,
                    ChargingProfileKind.ABSOLUTE,
                    null,
                    null,
                    null,
                    List.of(schedule),
                    null,
                    null));
        }
        return profiles;
    }
}
