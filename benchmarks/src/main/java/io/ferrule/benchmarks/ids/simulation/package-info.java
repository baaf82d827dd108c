// SPDX-License-Identifier: Apache-2.0
/** Stations, a CSMS and an operator in virtual time, who write a capture as they talk. */
@NullMarked
package io.ferrule.benchmarks.ids.simulation;

import org.jspecify.annotations.NullMarked;
