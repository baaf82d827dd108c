// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.recipe.probe;

import io.ferrule.model.Payload;
import java.time.Duration;

/**
 * A call for the station.
 *
 * @param action an action of OCPP 1.6
 * @param payload what to send
 * @param deadline after this without an answer the station counts as silent
 */
public record ProbeCall(String action, Payload payload, Duration deadline) {}
