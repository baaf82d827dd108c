// SPDX-License-Identifier: Apache-2.0
/**
 * Power: the values that all engines of smart charging share. Pure: no input, no output, no clock.
 *
 * <p>A {@link io.ferrule.charging.ChargingProfile} is one model for what OCPP 1.6, 2.0.1 and 2.1 each write in their own
 * way. What a station may draw over time is a {@link io.ferrule.charging.StepFunction} of {@link
 * io.ferrule.charging.Limit} over an {@link io.ferrule.charging.InstantRange}. The engines are in packages of their own:
 *
 * <ul>
 *   <li>{@code wire} reads profiles from messages;
 *   <li>{@code store} installs, replaces, clears and refuses them as each version of OCPP asks;
 *   <li>{@code composite} tells what all of them come to at every instant;
 *   <li>{@code recipe} knows what one station of 1.6 obeys, and finds it out;
 *   <li>{@code fit} turns limits over time into what such a station obeys.
 * </ul>
 *
 * <p>Amounts are exact decimals. Only the division of watts by volts rounds: down, at the twentieth digit.
 */
@NullMarked
package io.ferrule.charging;

import org.jspecify.annotations.NullMarked;
