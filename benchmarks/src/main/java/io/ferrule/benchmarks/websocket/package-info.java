// SPDX-License-Identifier: Apache-2.0
/**
 * A blocking WebSocket that costs a load generator as little as possible: one buffer each way, no objects per message.
 * It trusts its peer to keep RFC 6455 and is not made for anything but measuring.
 */
@NullMarked
package io.ferrule.benchmarks.websocket;

import org.jspecify.annotations.NullMarked;
