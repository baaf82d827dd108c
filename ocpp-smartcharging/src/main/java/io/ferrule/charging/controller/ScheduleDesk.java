// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.controller;

import io.ferrule.charging.InstantRange;
import io.ferrule.charging.Limit;
import io.ferrule.charging.RateUnit;
import io.ferrule.charging.StepFunction;
import io.ferrule.model.Timestamp;
import io.ferrule.model.v201.ChargingRateUnit;
import io.ferrule.model.v201.ChargingSchedulePeriod;
import io.ferrule.model.v201.CompositeSchedule;
import io.ferrule.model.v201.GenericStatus;
import io.ferrule.model.v201.GetCompositeScheduleRequest;
import io.ferrule.model.v201.GetCompositeScheduleResponse;
import io.ferrule.model.v201.StatusInfo;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * Tells what a site may draw over time (OCPP 2.0.1 part 2, K08). Where nothing else limits, the root fuse does.
 *
 * @param ceiling what all limits come to
 */
public record ScheduleDesk(SiteCeiling ceiling) {

    private static final int MOST_SECONDS = 31 * 86_400;

    /**
     * Answers a GetCompositeSchedule.
     *
     * @param request the question
     * @param state what holds
     * @param now when it was received
     * @return the schedule in whole seconds and tenths of a unit, rounded down; it ends early where it would have more than
     *     {@value ControllerState#MOST_STEPS} periods, and after 31 days
     */
    public GetCompositeScheduleResponse answer(
            GetCompositeScheduleRequest request, ControllerState state, Instant now) {
        if (request.evseId() != 0) {
            return rejected(Reasons.of("UnknownEvse", "K08.FR.05: a Local Controller has no EVSE, only 0"));
        }
        Optional<RateUnit> unit = Optional.ofNullable(request.chargingRateUnit())
                .map(named -> RateUnit.ofWireName(named.wireName()))
                .orElse(Optional.of(RateUnit.A));
        if (unit.isEmpty()) {
            return rejected(Reasons.of("UnsupportedRateUnit", "K08.FR.07: the unit is neither A nor W"));
        }
        Instant start = now.truncatedTo(ChronoUnit.SECONDS);
        int seconds = Math.min(Math.max(1, request.duration()), MOST_SECONDS);
        InstantRange range = InstantRange.of(start, Duration.ofSeconds(seconds));
        if (!ceiling.answerable(state, range)) {
            return rejected(Reasons.of("ValueTooHigh", "duration: the schedule changes too often in so long a time"));
        }
        return accepted(ceiling.over(state, range, unit.get()).onSeconds(start, Limit::lower), unit.get());
    }

    private GetCompositeScheduleResponse accepted(StepFunction<Limit> limits, RateUnit unit) {
        Instant start = limits.range().start();
        int count = Math.min(limits.steps().size(), ControllerState.MOST_STEPS);
        List<ChargingSchedulePeriod> periods = limits.steps().subList(0, count).stream()
                .map(step -> period(start, step))
                .toList();
        int duration =
                Math.toIntExact(Duration.between(start, limits.end(count - 1)).toSeconds());
        CompositeSchedule schedule = new CompositeSchedule(
                periods, 0, duration, Timestamp.of(start), ChargingRateUnit.ofWireName(unit.name()), null);
        return new GetCompositeScheduleResponse(GenericStatus.ACCEPTED, null, schedule, null);
    }

    private static ChargingSchedulePeriod period(Instant start, StepFunction.Step<Limit> step) {
        if (!(step.value() instanceof Limit.Capped capped)) {
            throw new IllegalStateException("the fuse limits always");
        }
        int seconds = Math.toIntExact(Duration.between(start, step.start()).toSeconds());
        return new ChargingSchedulePeriod(seconds, SiteFacts.written(capped.value()), capped.phases(), null, null);
    }

    private static GetCompositeScheduleResponse rejected(StatusInfo why) {
        return new GetCompositeScheduleResponse(GenericStatus.REJECTED, why, null, null);
    }
}
