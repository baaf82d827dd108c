// SPDX-License-Identifier: Apache-2.0
package io.ferrule.ids.intercept;

import io.ferrule.ids.rule.Reaction;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * How a live detection behaves. What is asked is asked for each frame, by several threads, and must not block.
 *
 * @param clock time of the events
 * @param mode the most that happens at a station, empty for one that is not watched; asked with an empty name where no station is concerned.
 *     Measures are taken where it is {@link Reaction#BLOCK} only
 * @param measures how long measures last
 * @param listener hears what is found
 */
public record LiveSettings(
        Clock clock,
        Function<String, Optional<Reaction>> mode,
        Supplier<MeasureSettings> measures,
        LiveListener listener) {}
