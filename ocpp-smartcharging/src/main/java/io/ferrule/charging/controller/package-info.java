// SPDX-License-Identifier: Apache-2.0
/**
 * A gateway as the Local Controller of its site, towards a CSMS of OCPP 2.0.1 (part 1, chapter on topologies; part 2, K03 and K14):
 * what it is told, what that comes to, and what it answers. Pure: no input, no output, no clock.
 *
 * <p>The controller is one charging station without an EVSE. What a CSMS sets for its EVSE 0, the ChargingStationMaxProfile, bounds
 * the site as a whole; so does what a grid operator or a local energy manager says. {@link
 * io.ferrule.charging.controller.SiteCeiling} makes one bound of all that, {@link io.ferrule.charging.controller.LimitWatch}
 * tells the CSMS what it did not set itself, {@link io.ferrule.charging.controller.VariableDesk} shows the site as a device model,
 * and {@link io.ferrule.charging.controller.PriceDesk} takes prices. {@link
 * io.ferrule.charging.controller.ControllerState} is all that has to survive a restart.
 *
 * <p>{@code controller.intercept} holds the conversation.
 */
@NullMarked
package io.ferrule.charging.controller;

import org.jspecify.annotations.NullMarked;
