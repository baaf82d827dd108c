// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.internal.websocket;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Finds the addresses of a name. Asked at each dial, since a CSMS may move; may block. */
@FunctionalInterface
interface Resolver {

    /** All addresses, the preferred one first; at least one. */
    InetAddress[] addresses(String host) throws UnknownHostException;
}
