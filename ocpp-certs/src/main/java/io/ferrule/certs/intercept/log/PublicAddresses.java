// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.intercept.log;

import io.ferrule.proxy.handshake.AddressBlock;
import java.io.IOException;
import java.net.InetAddress;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which addresses an upload may go to. A peer that names a place in the gateway's own network would have the gateway reach what the peer
 * itself cannot.
 *
 * @param allowed networks that are not public and allowed all the same
 */
record PublicAddresses(List<AddressBlock> allowed) {

    /** What is not public (RFC 6890), and what carries an IPv4 address that may not be. */
    private static final List<AddressBlock> OTHERS = Stream.of(
                    "0.0.0.0/8",
                    "10.0.0.0/8",
                    "100.64.0.0/10",
                    "127.0.0.0/8",
                    "169.254.0.0/16",
                    "172.16.0.0/12",
                    "192.0.0.0/24",
                    "192.168.0.0/16",
                    "198.18.0.0/15",
                    "224.0.0.0/3",
                    "::/8",
                    "64:ff9b::/32",
                    "100::/64",
                    "2001::/23",
                    "2002::/16",
                    "fc00::/7",
                    "fe80::/9",
                    "ff00::/8")
            .map(AddressBlock::of)
            .toList();

    /** The first address of a name that may be connected to, asked for once. */
    InetAddress resolve(String host) throws IOException {
        for (InetAddress address : InetAddress.getAllByName(host)) {
            if (permits(address)) {
                return address;
            }
        }
        throw new IOException("the server has no address that uploads may go to");
    }

    boolean permits(InetAddress address) {
        return in(allowed, address) || !in(OTHERS, address);
    }

    private static boolean in(List<AddressBlock> blocks, InetAddress address) {
        return blocks.stream().anyMatch(block -> block.contains(address));
    }
}
