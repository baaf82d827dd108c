// SPDX-License-Identifier: Apache-2.0
/** Six inputs that break a stock WebSocket server, sent to a gateway that honest stations use meanwhile. */
@NullMarked
package io.ferrule.benchmarks.hostile;

import org.jspecify.annotations.NullMarked;
