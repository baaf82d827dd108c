// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.quirks;

import java.net.InetSocketAddress;
import java.util.List;

/**
 * How a station is set up.
 *
 * @param proxy where it connects
 * @param identity identity in its path
 * @param from local address that it connects from
 * @param headers further header lines of its upgrade
 */
record Address(InetSocketAddress proxy, String identity, String from, List<String> headers) {

    static Address of(InetSocketAddress proxy, String identity) {
        return new Address(proxy, identity, "127.0.0.1", List.of());
    }

    Address from(String local) {
        return new Address(proxy, identity, local, headers);
    }

    Address with(String header) {
        return new Address(proxy, identity, from, List.of(header));
    }
}
