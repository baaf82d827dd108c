// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.acn;

/**
 * One session of the month.
 *
 * @param station where the car stood
 * @param arrival step in which it came
 * @param departure first step in which it is gone
 * @param kwh what it asked for
 */
record Visit(String station, int arrival, int departure, double kwh) {}
