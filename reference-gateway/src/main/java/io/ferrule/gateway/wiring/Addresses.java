// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.wiring;

import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetSocketAddress;
import java.util.List;

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

    /** What to say when nobody can listen there. */
    static StartException taken(String key, InetSocketAddress address, IOException e) {
        Throwable cause = e.getCause() == null ? e : e.getCause(); // the proxy's own message names the address too
        return new StartException(List.of(key + ": cannot listen on " + text(address) + ": " + cause.getMessage()
                + "; stop what listens there or choose another port"));
    }
}
