// SPDX-License-Identifier: Apache-2.0
/**
 * The guard at the wire: state machines over bytes that decide what a WebSocket library may see. No sockets, no threads,
 * time comes in as an argument.
 */
@NullMarked
package io.ferrule.proxy.internal.channel;

import org.jspecify.annotations.NullMarked;
