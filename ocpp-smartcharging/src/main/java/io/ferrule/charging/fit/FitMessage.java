// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.fit;

import io.ferrule.model.v16.SetChargingProfileRequest;
import java.time.Instant;

/**
 * A message to a station.
 *
 * @param at when to send it; it is meant to take effect within the 2 seconds that follow
 * @param request what to send
 */
public record FitMessage(Instant at, SetChargingProfileRequest request) {}
