// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.wiring;

import java.net.Inet6Address;
import java.net.InetSocketAddress;

/** How addresses are written. */
public final class Addresses {

    private Addresses() {}

    /**
     * Writes address and port.
     *
     * @param address a resolved address
     * @return for example {@code 127.0.0.1:9000} or {@code [0:0:0:0:0:0:0:1]:9000}
     */
    public static String text(InetSocketAddress address) {
        String host = address.getAddress().getHostAddress();
        return (address.getAddress() instanceof Inet6Address ? "[" + host + "]" : host) + ":" + address.getPort();
    }
}
