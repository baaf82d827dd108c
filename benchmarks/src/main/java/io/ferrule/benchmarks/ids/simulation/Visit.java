// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.ids.simulation;

import java.time.Duration;

/**
 * What a driver wants.
 *
 * @param card the card
 * @param wattHours how much the battery takes
 * @param share which part of the connector's most power the car takes
 * @param parked how long the car stays
 */
public record Visit(String card, double wattHours, double share, Duration parked) {}
