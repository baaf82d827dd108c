// SPDX-License-Identifier: Apache-2.0
/**
 * Open WebSockets on both legs. Java-WebSocket reads and writes the frames; threads, queues and time-outs are ours.
 */
@NullMarked
package io.ferrule.proxy.internal.websocket;

import org.jspecify.annotations.NullMarked;
