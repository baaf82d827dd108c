// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.internal.channel;

/**
 * A broken rule of the wire.
 *
 * @param code close code that it ends in (RFC 6455, 7.4.1)
 * @param reason one sentence, ours, short enough for a close frame
 */
public record Violation(int code, String reason) {}
