// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.testing;

/**
 * How a WebSocket ended.
 *
 * @param code close code, 1006 where no close frame was seen
 * @param reason reason of the close frame, possibly empty
 */
public record Closed(int code, String reason) {}
