// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.handshake;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;

/**
 * What a peer said before the WebSocket was opened. Everything in it is the peer's word.
 *
 * @param peer address the connection came from
 * @param target request target as received, for example {@code /ocpp/CP%20001?x=1}; an absolute form keeps its scheme
 * @param headers header fields by lower-case name, each value in the order received
 * @param subprotocols tokens of {@code Sec-WebSocket-Protocol} in the station's order, as it spelled them
 */
public record UpgradeRequest(
        InetSocketAddress peer, String target, Map<String, List<String>> headers, List<String> subprotocols) {

    /** Copies the collections. */
    public UpgradeRequest {
        headers = Map.copyOf(headers);
        subprotocols = List.copyOf(subprotocols);
    }
}
