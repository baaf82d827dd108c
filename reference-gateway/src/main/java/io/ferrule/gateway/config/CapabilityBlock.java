// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.config;

import io.ferrule.charging.Kind;
import io.ferrule.charging.Purpose;
import io.ferrule.charging.RateUnit;
import io.ferrule.charging.fit.StationCapabilities;
import io.ferrule.charging.fit.StationCapabilities.Accepts;
import io.ferrule.charging.fit.StationCapabilities.Delivers;
import io.ferrule.charging.recipe.Known;
import io.ferrule.charging.site.books.StationTraits;
import io.ferrule.model.OcppVersion;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** What an operator knows better about a station than its configuration keys say. What is not said stays. */
record CapabilityBlock(
        Set<RateUnit> units,
        Set<Kind> kinds,
        Set<Purpose> purposes,
        Numbers numbers,
        Optional<Boolean> ignoresSchedule,
        Optional<Boolean> keepsLimits)
        implements UnaryOperator<Known> {

    /** Nothing is known better. */
    static final CapabilityBlock NOTHING = new CapabilityBlock(
            Set.of(),
            Set.of(),
            Set.of(),
            new Numbers(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()),
            Optional.empty(),
            Optional.empty());

    private static final int MOST = 1_000;

    /** Bounds of profiles. */
    record Numbers(
            Optional<Integer> periods,
            Optional<Integer> installed,
            Optional<Integer> level,
            Optional<Integer> decimals) {}

    static CapabilityBlock read(Section section) {
        return new CapabilityBlock(
                new HashSet<>(
                        section.values("units", Values.oneOf(List.of("A", "W")).andThen(RateUnit::valueOf))),
                new HashSet<>(section.values("kinds", CapabilityBlock::kind)),
                new HashSet<>(section.values("purposes", CapabilityBlock::purpose)),
                new Numbers(
                        section.value("max-periods", Values.number(0, MOST)),
                        section.value("max-installed", Values.number(0, MOST)),
                        section.value("max-stack-level", Values.number(0, MOST)),
                        section.value("limit-decimals", Values.number(0, 1))),
                section.value("ignores-schedule", Values::flag),
                section.value("keeps-limits", Values::flag));
    }

    private static Kind kind(String text) {
        List<String> words = List.of("Absolute", "Recurring", "Relative");
        return Kind.ofWireName(Values.oneOf(words).apply(text), OcppVersion.V1_6)
                .orElseThrow();
    }

    private static Purpose purpose(String text) {
        List<String> words = List.of("ChargePointMaxProfile", "TxDefaultProfile", "TxProfile");
        return Purpose.ofWireName(Values.oneOf(words).apply(text), OcppVersion.V1_6)
                .orElseThrow();
    }

    @Override
    public Known apply(Known known) {
        Accepts told = known.capabilities().accepts();
        Delivers delivers = known.capabilities().delivers();
        Accepts accepts = new Accepts(
                units.isEmpty() ? told.units() : units,
                kinds.isEmpty() ? told.kinds() : kinds,
                purposes.isEmpty() ? told.purposes() : purposes,
                numbers.periods().orElse(told.maxPeriods()),
                numbers.installed().orElse(told.maxInstalled()),
                numbers.level().orElse(told.maxStackLevel()),
                ignoresSchedule.orElse(told.ignoresSchedule()));
        Delivers rounded = new Delivers(
                delivers.minAmps(),
                delivers.maxAmps(),
                delivers.phases(),
                delivers.voltage(),
                delivers.phaseSwitching(),
                numbers.decimals().orElse(delivers.limitDecimals()));
        StationTraits traits = new StationTraits(
                keepsLimits.orElse(known.traits().keepsLimits()), known.traits().fallback());
        return new Known(
                new StationCapabilities(accepts, rounded, known.capabilities().wording()), traits, known.notes());
    }
}
