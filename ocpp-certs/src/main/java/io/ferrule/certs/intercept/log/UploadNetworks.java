// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.intercept.log;

import io.ferrule.certs.internal.PublicAddresses;
import io.ferrule.proxy.handshake.AddressBlock;
import java.io.IOException;
import java.net.InetAddress;
import java.util.List;

/**
 * Which addresses an upload may go to. A peer that names a place in the gateway's own network would have the gateway reach what the peer
 * itself cannot.
 *
 * @param allowed networks that are not public and allowed all the same
 */
record UploadNetworks(List<AddressBlock> allowed) {

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
        return PublicAddresses.include(address) || allowed.stream().anyMatch(block -> block.contains(address));
    }
}
