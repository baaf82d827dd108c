// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.controller;

import io.ferrule.charging.InstantRange;
import io.ferrule.charging.Limit;
import io.ferrule.charging.RateUnit;
import io.ferrule.charging.StepFunction;
import io.ferrule.charging.composite.Composer;
import io.ferrule.charging.composite.Delays;
import io.ferrule.charging.composite.PhaseUse;
import io.ferrule.charging.composite.Situation;
import io.ferrule.charging.site.Phase;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/**
 * What all site-wide limits come to: the lowest of the CSMS's profiles and of each external limit (OCPP 2.0.1 part 2, K01.FR.22
 * and K14). It bounds the whole current of the root fuse, that of other loads included.
 *
 * <p>Amperes hold for each phase of the root fuse as they are. Watts are those of all its phases together; each phase gets the
 * same share of them: watts / (nominal volts x phases), rounded down. Whatever the loads do, the power then
 * stays below the limit, since the current of each phase does.
 *
 * <p>Immutable and safe for use by several threads.
 *
 * @param facts the site
 */
public record SiteCeiling(SiteFacts facts) {

    /** Stands for the site where the composer asks for an EVSE; nothing is installed there alone. */
    private static final int WHOLE = 1;

    private static final int DECIMALS = 3;

    /**
     * What the root fuse may carry besides its own limit.
     *
     * @param state what was said
     * @param now the instant
     * @return amperes by fuse and phase; empty while nothing limits
     */
    public Map<String, Map<Phase, Double>> amps(ControllerState state, Instant now) {
        InstantRange moment = InstantRange.of(now, Duration.ofSeconds(1));
        return amps(limits(state, moment, RateUnit.A).at(now));
    }

    /**
     * The lowest that the root fuse may carry besides its own limit at any instant of a range: whoever needs time to come down
     * begins before a limit falls.
     *
     * @param state what was said
     * @param range from when until before when
     * @return amperes by fuse and phase; empty while nothing limits
     */
    public Map<String, Map<Phase, Double>> lowest(ControllerState state, InstantRange range) {
        return amps(limits(state, range, RateUnit.A).steps().stream()
                .map(StepFunction.Step::value)
                .reduce(Limit.unlimited(), Limit::lower));
    }

    private Map<String, Map<Phase, Double>> amps(Limit limit) {
        if (!(limit instanceof Limit.Capped capped)) {
            return Map.of();
        }
        Map<Phase, Double> phases = new EnumMap<>(Phase.class);
        double amps = capped.value().setScale(DECIMALS, RoundingMode.DOWN).doubleValue();
        facts.eachPhase().forEach(phase -> phases.put(phase, amps));
        return Map.of(facts.root().id(), phases);
    }

    /** The same over time, and never above what the fuse itself can carry. */
    StepFunction<Limit> over(ControllerState state, InstantRange range, RateUnit unit) {
        Limit rating = Limit.of(facts.rating(unit), unit, facts.phases());
        return limits(state, range, unit).map(limit -> Limit.lower(limit, rating));
    }

    /** Whether a question about so long a time can be answered. */
    boolean answerable(ControllerState state, InstantRange range) {
        return composer(state).size(range) <= Composer.MOST_CHANGES;
    }

    private StepFunction<Limit> limits(ControllerState state, InstantRange range, RateUnit unit) {
        StepFunction<Limit> all = composer(state).evse(WHOLE, range, unit);
        for (var steps : state.external().values()) {
            all = all.combine(external(new ExternalLimit(steps), range, unit), Limit::lower);
        }
        return all;
    }

    private Composer composer(ControllerState state) {
        var site = new io.ferrule.charging.composite.Site(facts.volts(), facts.zone(), Map.of(), Delays.STABLE);
        var situation = new Situation(state.profiles(), List.of(WHOLE), List.of(), true, site);
        return new Composer(situation, PhaseUse.always(facts.phases()));
    }

    private StepFunction<Limit> external(ExternalLimit limit, InstantRange range, RateUnit unit) {
        NavigableSet<Instant> edges = new TreeSet<>(limit.edges().subSet(range.start(), true, range.end(), false));
        edges.add(range.start());
        List<StepFunction.Step<Limit>> steps = new ArrayList<>();
        edges.forEach(edge -> steps.add(new StepFunction.Step<>(edge, limit(limit.at(edge), unit))));
        return new StepFunction<>(range, steps);
    }

    private Limit limit(Optional<BigDecimal> watts, RateUnit unit) {
        return watts.map(value -> Limit.of(facts.convert(value, RateUnit.W, unit), unit, facts.phases()))
                .orElseGet(Limit::unlimited);
    }
}
