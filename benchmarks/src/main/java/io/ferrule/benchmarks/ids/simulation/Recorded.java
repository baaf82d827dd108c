// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.ids.simulation;

import java.time.Instant;

/**
 * One line of a capture, and the truth about it.
 *
 * @param at when it happened
 * @param station whose channel it happened on
 * @param hostile whether an attacker caused it
 * @param line the line as {@code ferrule replay} reads it
 */
public record Recorded(Instant at, String station, boolean hostile, String line) {}
