// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.intercept.station;

import io.ferrule.charging.ChargingSchedule;
import io.ferrule.charging.InstalledProfile;
import io.ferrule.charging.InstantRange;
import io.ferrule.charging.Limit;
import io.ferrule.charging.RateUnit;
import io.ferrule.charging.Refusal;
import io.ferrule.charging.StepFunction;
import io.ferrule.charging.composite.Conversion;
import io.ferrule.charging.composite.PhaseUse;
import io.ferrule.model.OcppVersion;
import io.ferrule.model.Payload;
import io.ferrule.model.Timestamp;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.IntFunction;

/** Answers GetCompositeSchedule from the store. What nothing limits is told as what the hardware can deliver. */
record CompositeAnswer(StationProfiles profiles) {

    private static final BigDecimal LONGEST =
            BigDecimal.valueOf(Duration.ofDays(366).toSeconds());

    Payload answer(Payload request, Instant now, IntFunction<OptionalDouble> share) {
        boolean first = profiles.version() == OcppVersion.V1_6;
        Optional<Integer> evse =
                request.number(first ? "/connectorId" : "/evseId").flatMap(CompositeAnswer::whole);
        if (evse.filter(profiles.spec()::knows).isEmpty()) {
            return refused("K01.FR.28", "the station has no EVSE of this number");
        }
        Optional<String> word = request.string("/chargingRateUnit");
        Optional<RateUnit> unit = word.isEmpty() ? Optional.of(RateUnit.A) : word.flatMap(RateUnit::ofWireName);
        if (unit.isEmpty()) {
            return refused("K01.FR.26", "schedules are told in A or W");
        }
        BigDecimal asked = request.number("/duration").orElse(BigDecimal.ZERO).max(BigDecimal.ZERO);
        if (asked.compareTo(LONGEST) > 0) {
            return refused("limit", "a schedule is told for at most 366 days");
        }
        Question question = new Question(evse.get(), unit.get(), now.truncatedTo(ChronoUnit.SECONDS), asked.intValue());
        return limits(question, share)
                .map(limits -> written(question, limits))
                .orElseGet(
                        () -> refused("limit", "the profiles change too often to be told for so long; ask for less"));
    }

    private record Question(int evse, RateUnit unit, Instant start, int seconds) {

        /** A duration of nothing asks for the present value. */
        InstantRange range() {
            return InstantRange.of(start, Duration.ofSeconds(Math.max(1, seconds)));
        }
    }

    private Payload refused(String rule, String reason) {
        return Words.refused(profiles.version(), Words.REJECTED, new Refusal(rule, reason));
    }

    private Optional<StepFunction<Limit>> limits(Question question, IntFunction<OptionalDouble> share) {
        PhaseUse phases = PhaseUse.atMost(profiles.spec().phases());
        return profiles.limit(question.evse(), question.range(), question.unit(), phases)
                .map(limits -> limits.map(limit -> bounded(limit, question, share.apply(question.evse()))))
                .map(limits -> limits.onSeconds(question.start(), Limit::lower));
    }

    private Limit bounded(Limit limit, Question question, OptionalDouble share) {
        StationSpec spec = profiles.spec();
        int connectors = question.evse() == InstalledProfile.STATION ? spec.connectors() : 1;
        Limit most = Limit.of(spec.most(question.unit(), connectors), question.unit(), spec.phases());
        Limit bounded = limit instanceof Limit.Unlimited ? most : limit;
        if (share.isEmpty()) {
            return bounded;
        }
        BigDecimal left = new Conversion(spec.voltage())
                .convert(BigDecimal.valueOf(share.getAsDouble()), RateUnit.A, question.unit(), spec.phases());
        return Limit.lower(bounded, Limit.of(left, question.unit(), spec.phases()));
    }

    private Payload written(Question question, StepFunction<Limit> limits) {
        int told = Math.min(limits.steps().size(), ChargingSchedule.MOST_PERIODS);
        boolean whole = told == limits.steps().size();
        Instant end = limits.end(told - 1);
        int seconds = whole
                ? question.seconds()
                : (int) Duration.between(question.start(), end).toSeconds();
        List<Payload> periods = new ArrayList<>();
        limits.steps().subList(0, told).forEach(step -> periods.add(period(question, step)));
        Payload schedule = Payload.empty()
                .with("/duration", seconds)
                .with("/chargingRateUnit", question.unit().name())
                .with("/chargingSchedulePeriod", periods);
        return profiles.version() == OcppVersion.V1_6
                ? Words.status(Words.ACCEPTED)
                        .with("/connectorId", question.evse())
                        .with("/scheduleStart", Timestamp.of(question.start()))
                        .with("/chargingSchedule", schedule)
                : Words.status(Words.ACCEPTED)
                        .with(
                                "/schedule",
                                schedule.with("/evseId", question.evse())
                                        .with("/scheduleStart", Timestamp.of(question.start())));
    }

    private static Payload period(Question question, StepFunction.Step<Limit> step) {
        Limit.Capped capped = (Limit.Capped) step.value();
        return Payload.empty()
                .with("/startPeriod", (int)
                        Duration.between(question.start(), step.start()).toSeconds())
                .with("/limit", capped.value().setScale(1, RoundingMode.DOWN))
                .with("/numberPhases", capped.phases());
    }

    private static Optional<Integer> whole(BigDecimal number) {
        try {
            return Optional.of(number.intValueExact());
        } catch (ArithmeticException e) {
            return Optional.empty();
        }
    }
}
