// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.upstream;

/** How far a dial came before it failed, which says whose fault it was. */
public enum DialStage {
    /** Name not found, connection refused, no route. */
    NETWORK,
    /** The CSMS's certificate was not accepted by us. */
    SERVER_CERTIFICATE,
    /** The CSMS did not accept our certificate. */
    CLIENT_CERTIFICATE,
    /** Any other failure of TLS. */
    TLS,
    /** The CSMS answered the upgrade with another status than 101, or ended the connection in place of an answer. */
    UPGRADE,
    /** The CSMS opened the WebSocket without agreeing on the sub-protocol. */
    SUBPROTOCOL,
    /** The deadline passed. */
    TIMEOUT,
    /** The target could not be found or used: a fault of the configuration. */
    CONFIGURATION
}
