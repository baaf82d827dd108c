// SPDX-License-Identifier: Apache-2.0
/**
 * The fault laboratory: stations, the gateway and a CSMS as processes on real sockets, links that break and processes
 * that are killed, all drawn from a seed, and an oracle that judges the end.
 */
@NullMarked
package io.ferrule.benchmarks.lab;

import org.jspecify.annotations.NullMarked;
