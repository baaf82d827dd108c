// SPDX-License-Identifier: Apache-2.0
/** What forwarding costs at least on Java-WebSocket: the yardstick beside the gateway. */
@NullMarked
package io.ferrule.benchmarks.relay;

import org.jspecify.annotations.NullMarked;
