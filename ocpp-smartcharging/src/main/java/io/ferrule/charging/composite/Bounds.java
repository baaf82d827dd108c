// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.composite;

import io.ferrule.charging.Limit;
import io.ferrule.charging.RateUnit;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * What holds at an instant: bounds of which the lowest counts, and what comes on top of it.
 *
 * @param caps one for each purpose that limits
 * @param extra local generation (OCPP 2.1 part 2, K27)
 */
record Bounds(List<Bound> caps, List<Bound> extra) {

    static final Bounds NONE = new Bounds(List.of(), List.of());

    Bounds and(Optional<Bound> cap) {
        return cap.isEmpty() ? this : new Bounds(joined(caps, cap.get()), extra);
    }

    Bounds plus(Optional<Bound> generation) {
        return generation.isEmpty() ? this : new Bounds(caps, joined(extra, generation.get()));
    }

    private static List<Bound> joined(List<Bound> bounds, Bound further) {
        List<Bound> all = new ArrayList<>(bounds);
        all.add(further);
        return all;
    }

    /** The lowest of the bounds and of a sum that was made before. */
    Limit limit(Limit sum, RateUnit unit, Conversion conversion, PhaseUse use) {
        int phases = use.of(said(sum));
        Stream<BigDecimal> summed = sum instanceof Limit.Capped capped ? Stream.of(capped.value()) : Stream.empty();
        Optional<BigDecimal> lowest = Stream.concat(
                        summed, caps.stream().flatMap(bound -> amount(bound, unit, conversion, phases)))
                .min(BigDecimal::compareTo);
        if (lowest.isEmpty()) {
            return Limit.unlimited();
        }
        BigDecimal generated = extra.stream()
                .flatMap(bound -> amount(bound, unit, conversion, phases))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return Limit.of(lowest.get().add(generated), unit, phases);
    }

    private List<OptionalInt> said(Limit sum) {
        List<OptionalInt> said = new ArrayList<>();
        Stream.concat(caps.stream(), extra.stream())
                .forEach(bound -> said.add(bound.period().numberPhases()));
        if (sum instanceof Limit.Capped capped) {
            said.add(OptionalInt.of(capped.phases()));
        }
        return said;
    }

    private static Stream<BigDecimal> amount(Bound bound, RateUnit unit, Conversion conversion, int phases) {
        return bound.period().limit().stream().map(value -> conversion.convert(value, bound.unit(), unit, phases));
    }
}
