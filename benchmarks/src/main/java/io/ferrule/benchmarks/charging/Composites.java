// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.charging;

import io.ferrule.charging.InstantRange;
import io.ferrule.charging.Kind;
import io.ferrule.charging.Limit;
import io.ferrule.charging.Purpose;
import io.ferrule.charging.RateUnit;
import io.ferrule.charging.StepFunction;
import io.ferrule.charging.composite.Composer;
import io.ferrule.charging.composite.PhaseUse;
import io.ferrule.charging.composite.Situation;
import io.ferrule.charging.fit.FitPlan;
import io.ferrule.charging.fit.Fitting;
import io.ferrule.charging.fit.StationCapabilities;
import io.ferrule.charging.fit.WritePolicy;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** 24 hours over a hundred profiles: what they come to, and what a station of one limit is told. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class Composites {

    private static final InstantRange DAY = InstantRange.of(HundredProfiles.NOW, Duration.ofHours(24));

    private final Situation situation = HundredProfiles.situation();
    private final Composer composer = new Composer(situation, PhaseUse.LOWEST);
    private final Fitting fitting = new Fitting(oneLimit(), WritePolicy.EVERY_CHANGE, Map.of());

    private static StationCapabilities oneLimit() {
        return new StationCapabilities(
                new StationCapabilities.Accepts(
                        Set.of(RateUnit.A), Set.of(Kind.ABSOLUTE), Set.of(Purpose.TX_DEFAULT), 1, 1, 0, false),
                new StationCapabilities.Delivers(
                        new BigDecimal("6"), new BigDecimal("32"), 3, new BigDecimal("230"), false, 1));
    }

    /** The composite schedule of an EVSE. */
    @Benchmark
    public StepFunction<Limit> evse() {
        return composer.evse(1, DAY, RateUnit.A);
    }

    /** The composite schedule of the station. */
    @Benchmark
    public StepFunction<Limit> station() {
        return composer.station(DAY, RateUnit.A);
    }

    /** The messages to a station that takes one limit at a time; both of the above are in it. */
    @Benchmark
    public FitPlan fit() {
        return fitting.plan(situation, DAY);
    }
}
