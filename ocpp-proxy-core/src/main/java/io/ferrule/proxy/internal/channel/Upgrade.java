// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.internal.channel;

import java.util.List;
import java.util.Map;

/** How far an upgrade request has come. */
public sealed interface Upgrade {

    /** More bytes are needed. */
    record Incomplete() implements Upgrade {}

    /**
     * A complete request that RFC 6455, 4.2.1 lets us answer.
     *
     * @param target request target as received
     * @param headers fields by lower-case name
     * @param subprotocols offered tokens in the station's order and spelling
     * @param key value of {@code Sec-WebSocket-Key}
     */
    record Complete(String target, Map<String, List<String>> headers, List<String> subprotocols, String key)
            implements Upgrade {}

    /**
     * Nothing that can become a WebSocket.
     *
     * @param status HTTP status to answer with, 0 to close without an answer
     * @param reason one sentence for the operator, ours
     */
    record Refused(int status, String reason) implements Upgrade {}
}
