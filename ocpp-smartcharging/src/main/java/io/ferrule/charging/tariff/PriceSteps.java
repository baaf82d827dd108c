// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.tariff;

import io.ferrule.charging.rule.RefusedException;
import io.ferrule.charging.rule.Rule;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Prices over a stretch of time; each holds until the next one.
 *
 * @param steps in order of time; equal neighbours are one
 * @param end where the last one ends
 */
public record PriceSteps(List<PriceStep> steps, Instant end) {

    /** Merges equal neighbours; demands order. */
    public PriceSteps {
        List<PriceStep> merged = new ArrayList<>();
        Optional<PriceStep> last = Optional.empty();
        for (PriceStep step : steps) {
            if (last.isPresent() && !step.at().isAfter(last.get().at())) {
                throw new RefusedException(Rule.TARIFF, "prices must come in order of time");
            }
            if (last.isEmpty() || last.get().price() != step.price()) {
                merged.add(step);
                last = Optional.of(step);
            }
        }
        steps = List.copyOf(merged);
    }

    /**
     * The step that holds at an instant.
     *
     * @param instant any instant
     * @return the step; empty before the first and from the end on
     */
    public Optional<PriceStep> at(Instant instant) {
        Optional<PriceStep> found = Optional.empty();
        for (PriceStep step : steps) {
            if (!step.at().isAfter(instant)) {
                found = Optional.of(step);
            }
        }
        return found.filter(step -> instant.isBefore(end));
    }
}
