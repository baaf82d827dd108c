// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.fit;

import static org.assertj.core.api.Assertions.assertThat;

import io.ferrule.charging.InstantRange;
import io.ferrule.charging.Kind;
import io.ferrule.charging.Limit;
import io.ferrule.charging.Purpose;
import io.ferrule.charging.RateUnit;
import io.ferrule.charging.StepFunction;
import io.ferrule.charging.composite.Composer;
import io.ferrule.charging.composite.PhaseUse;
import io.ferrule.charging.composite.RandomSituation;
import io.ferrule.charging.composite.Site;
import io.ferrule.charging.composite.Situation;
import io.ferrule.charging.fit.Wording.StartSchedule;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/** One situation, one station, one plan. */
final class Trial {

    private static final InstantRange RANGE = InstantRange.of(RandomSituation.NOW, Duration.ofHours(36));
    private static final Duration EFFECT = Duration.ofSeconds(2);

    final String name;
    final Random random;
    final Situation situation;
    final StationCapabilities capabilities;
    final FitPlan plan;
    final RateUnit unit;
    private final List<Effective> effective = new ArrayList<>();

    Trial(long seed) {
        this.name = "seed " + seed;
        this.random = new Random(seed);
        this.situation = new RandomSituation(random).situation();
        this.capabilities = capabilities(random);
        this.plan = new Fitting(capabilities, WritePolicy.EVERY_CHANGE, Map.of()).plan(situation, RANGE);
        this.unit = plan.messages().isEmpty()
                ? RateUnit.A
                : RateUnit.valueOf(plan.messages()
                        .get(0)
                        .request()
                        .csChargingProfiles()
                        .chargingSchedule()
                        .chargingRateUnit()
                        .name());
    }

    record Effective(Instant at, FitMessage message) {}

    private static StationCapabilities capabilities(Random random) {
        Set<RateUnit> units = List.of(Set.of(RateUnit.A), Set.of(RateUnit.W), Set.of(RateUnit.A, RateUnit.W))
                .get(random.nextInt(3));
        Set<Kind> kinds = random.nextInt(4) == 0 ? Set.of(Kind.RELATIVE) : Set.of(Kind.ABSOLUTE, Kind.RECURRING);
        List<Set<Purpose>> purposes = List.of(
                Set.of(Purpose.TX_DEFAULT),
                Set.of(Purpose.TX),
                Set.of(Purpose.STATION_MAX),
                Set.of(Purpose.TX_DEFAULT, Purpose.TX, Purpose.STATION_MAX));
        return new StationCapabilities(
                new StationCapabilities.Accepts(
                        units,
                        kinds,
                        purposes.get(random.nextInt(4)),
                        1 + random.nextInt(5),
                        1 + random.nextInt(5),
                        random.nextInt(3),
                        random.nextInt(4) == 0),
                new StationCapabilities.Delivers(
                        new BigDecimal("6"),
                        new BigDecimal("32"),
                        1 + random.nextInt(3),
                        new BigDecimal("230"),
                        false,
                        random.nextInt(2)),
                wording(random));
    }

    private static Wording wording(Random random) {
        Wording.StartSchedule start = random.nextInt(4) == 0 ? StartSchedule.NEVER : StartSchedule.BY_KIND;
        Wording.Fallback fallback = new Wording.Fallback(
                Duration.ofSeconds(300 + random.nextInt(3_600)), BigDecimal.valueOf(random.nextInt(33)));
        return new Wording(
                start,
                Wording.TransactionId.WHERE_KNOWN,
                BigDecimal.ZERO,
                random.nextInt(3) == 0 ? Optional.of(fallback) : Optional.empty());
    }

    /** How often messages are sent again before they run out, and the fallback itself. */
    private long renewals() {
        return capabilities
                .wording()
                .fallback()
                .map(fallback ->
                        1 + RANGE.length().toSeconds() / (fallback.after().toSeconds() / 2))
                .orElse(0L);
    }

    /** The messages that go out before the link is lost, each with the instant at which it takes effect. */
    List<Effective> delivered(Duration connected) {
        List<Effective> all = new ArrayList<>();
        Instant lost = RANGE.start().plus(connected);
        for (FitMessage message : plan.messages()) {
            if (!message.at().isAfter(lost)) {
                long wait = random.nextInt((int) EFFECT.toMillis() + 1);
                all.add(new Effective(message.at().plusMillis(wait), message));
            }
        }
        return all;
    }

    void play(List<Effective> messages) {
        effective.addAll(messages);
        effective.sort(Comparator.comparing(Effective::at));
    }

    StepFunction<Limit> target(int evse) {
        return composer().evse(evse, RANGE, unit).combine(station(), Limit::lower);
    }

    StepFunction<Limit> station() {
        return composer().station(RANGE, unit);
    }

    private Composer composer() {
        Site site = situation.site();
        Situation atStation = new Situation(
                situation.profiles(),
                situation.evses(),
                situation.transactions(),
                situation.assumeTransaction(),
                new Site(capabilities.delivers().voltage(), site.zone(), Map.of(), site.delays()));
        return new Composer(atStation, PhaseUse.always(capabilities.delivers().phases()));
    }

    /** How often a limit of a connector or of the station changes or is renewed, and the first message. */
    long firstAndBoundaries() {
        TreeSet<Instant> changes = new TreeSet<>();
        station().steps().forEach(step -> changes.add(step.start()));
        situation.evses().forEach(evse -> target(evse).steps().forEach(step -> changes.add(step.start())));
        return changes.size() + renewals();
    }

    void holdsAtEveryInstant() {
        List<StepFunction<Limit>> targets = new ArrayList<>();
        situation.evses().forEach(evse -> targets.add(target(evse)));
        StepFunction<Limit> whole = station();
        SimulatedStation station = new SimulatedStation(capabilities);
        int taken = 0;
        for (Instant now : instants(targets)) {
            while (taken < effective.size() && !effective.get(taken).at().isAfter(now)) {
                Effective next = effective.get(taken++);
                station.take(next.message().request(), next.at());
            }
            check(targets, whole, station, now);
        }
    }

    private void check(
            List<StepFunction<Limit>> targets, StepFunction<Limit> whole, SimulatedStation station, Instant now) {
        BigDecimal sum = BigDecimal.ZERO;
        boolean all = true;
        for (int i = 0; i < targets.size(); i++) {
            Optional<BigDecimal> limit = station.limit(situation.evses().get(i), now);
            all &= limit.isPresent();
            sum = sum.add(limit.orElse(BigDecimal.ZERO));
            if (limit.isPresent() && targets.get(i).at(now) instanceof Limit.Capped capped) {
                assertThat(limit.get())
                        .as(name + ", EVSE " + (i + 1) + " at " + now)
                        .isLessThanOrEqualTo(capped.value());
            }
        }
        BigDecimal together = station.maximum(now).map(sum::min).orElse(sum);
        if (all && whole.at(now) instanceof Limit.Capped capped) {
            assertThat(together).as(name + ", station at " + now).isLessThanOrEqualTo(capped.value());
        }
    }

    void isReachedAwayFromBoundaries() {
        boolean sendsDefault = capabilities.accepts().purposes().contains(Purpose.TX_DEFAULT);
        if (situation.evses().size() > 1 || !sendsDefault || plan.messages().isEmpty()) {
            return;
        }
        StepFunction<Limit> target = target(1);
        Rounding rounding = new Rounding(capabilities, unit, 1);
        SimulatedStation station = new SimulatedStation(capabilities);
        int taken = 0;
        for (Instant now : instants(List.of(target))) {
            while (taken < effective.size() && !effective.get(taken).at().isAfter(now)) {
                Effective next = effective.get(taken++);
                station.take(next.message().request(), next.at());
            }
            if (isQuiet(target, now)) {
                assertThat(station.limit(1, now)).as(name + " at " + now).hasValueSatisfying(limit -> assertThat(limit)
                        .isEqualByComparingTo(rounding.of(target.at(now)).limit()));
            }
        }
    }

    /** No boundary within the time by which a drop may be early and a rise late. */
    private static boolean isQuiet(StepFunction<Limit> target, Instant now) {
        return target.steps().stream()
                .map(StepFunction.Step::start)
                .noneMatch(start -> start.isAfter(now.minusSeconds(6)) && start.isBefore(now.plusSeconds(11)));
    }

    /** Around each boundary and each message, and others by chance. */
    private List<Instant> instants(List<StepFunction<Limit>> targets) {
        TreeSet<Instant> instants = new TreeSet<>();
        for (StepFunction<Limit> target : targets) {
            for (StepFunction.Step<Limit> step : target.steps()) {
                for (int millis = -12_000; millis <= 7_000; millis += 500) {
                    instants.add(step.start().plusMillis(millis));
                }
                instants.add(step.start().minusNanos(1));
            }
        }
        effective.forEach(one -> instants.add(one.at()));
        for (int i = 0; i < 50; i++) {
            instants.add(RANGE.start().plusSeconds(random.nextInt(36 * 3_600)));
        }
        // What the station did before the first messages took effect is not ours.
        return List.copyOf(instants.subSet(RANGE.start().plus(EFFECT), RANGE.end()));
    }
}
