// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.upstream;

/** How a connection to the CSMS that was asked for came out. */
public sealed interface Redial {

    /**
     * The WebSocket is open (101). Whether the CSMS also works with it only the first CALLRESULT shows: under TLS 1.3 a
     * certificate may be refused after our side of the handshake is complete (RFC 8446, 2).
     */
    record Opened() implements Redial {}

    /**
     * The CSMS was not reached.
     *
     * @param failure why; of several targets the one that says most about keys and certificates
     */
    record Failed(UpstreamFailure failure) implements Redial {}
}
