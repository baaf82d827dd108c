// SPDX-License-Identifier: Apache-2.0
/** Honest stations that make load: each waits for the result of a call before it sends the next, as OCPP asks. */
@NullMarked
package io.ferrule.benchmarks.stations;

import org.jspecify.annotations.NullMarked;
