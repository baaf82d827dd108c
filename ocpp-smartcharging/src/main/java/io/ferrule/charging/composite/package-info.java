// SPDX-License-Identifier: Apache-2.0
/**
 * Tells exactly what all profiles of a station come to at every instant.
 *
 * <p>Each profile becomes a step function that has gaps where the profile says nothing. Of one purpose, the highest stack
 * level that has a period at an instant leads then; a gap lets the next level through (OCPP 2.0.1 part 2, K01; for 1.6
 * edition 2, 3.13.2, the same is taken). Of several purposes the lowest limit holds (1.6: 3.13.3).
 *
 * <pre>{@code
 * Situation situation = new Situation(store, List.of(1, 2), transactions, true, Site.of(new BigDecimal("230")));
 * StepFunction<Limit> evse1 = new Composer(situation, PhaseUse.LOWEST).evse(1, range, RateUnit.A);
 * }</pre>
 */
@NullMarked
package io.ferrule.charging.composite;

import org.jspecify.annotations.NullMarked;
