// SPDX-License-Identifier: Apache-2.0
package io.ferrule.model.soap;

/**
 * What a fault is about, in the words of OCPP: {@code SecurityError}, {@code IdentityMismatch}, {@code ProtocolError},
 * {@code InternalError} or {@code NotSupported} (OCPP-S 1.6, 5). Peers may send others.
 *
 * @param namespace namespace of the name: that of the service, and in 1.5 by its document {@code urn://Ocpp/2012/02/}
 * @param name local name
 */
public record FaultSubcode(String namespace, String name) {}
