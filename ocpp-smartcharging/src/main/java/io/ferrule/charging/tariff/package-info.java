// SPDX-License-Identifier: Apache-2.0
/**
 * What energy costs when, and the cheapest way to charge until a departure.
 *
 * <ul>
 *   <li>Prices come from a {@link io.ferrule.charging.tariff.Tariff} in the shape of OCPI (2.1.1, 2.2.1 and 2.3.0,
 *       module Tariffs) over the zone of the site, or from an OpenADR 3 event
 *       ({@link io.ferrule.charging.tariff.GridEvent}), which may limit power as well.
 *   <li>Both become steps over instants; a change of the clock is resolved once, here. A wall-clock time that a change
 *       skips takes effect at the change; one that comes twice takes effect the first time.
 *   <li>{@link io.ferrule.charging.tariff.CheapestPlan} fills the cheapest steps first, which is optimal as long as power is
 *       bounded in each step and energy in total.
 * </ul>
 *
 * <p>Pure functions over immutable values: no clock, no I/O, safe for use by several threads. Wrong input is refused with
 * {@link io.ferrule.charging.rule.RefusedException}.
 */
@NullMarked
package io.ferrule.charging.tariff;

import org.jspecify.annotations.NullMarked;
