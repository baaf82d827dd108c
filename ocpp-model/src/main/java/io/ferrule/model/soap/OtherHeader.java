// SPDX-License-Identifier: Apache-2.0
package io.ferrule.model.soap;

/**
 * A header block that neither OCPP nor WS-Addressing defines.
 *
 * @param namespace its namespace, empty for none
 * @param name its local name, as the peer wrote it
 * @param mustUnderstand whether a receiver that does not know it must refuse the message (SOAP 1.2 part 1, 5.2.3); false also
 *     for blocks that are meant for another node
 */
public record OtherHeader(String namespace, String name, boolean mustUnderstand) {}
