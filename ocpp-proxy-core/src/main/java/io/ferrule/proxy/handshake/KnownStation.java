// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.handshake;

import io.ferrule.model.StationId;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

/**
 * A station that the operator has listed. Immutable and safe for use by several threads.
 *
 * @param id identity in its URL
 * @param password what it must present, empty for security profile 0
 * @param addresses where it may connect from; an empty list allows any address
 */
public record KnownStation(StationId id, Optional<StationPassword> password, List<AddressBlock> addresses) {

    /** Copies the addresses. */
    public KnownStation {
        addresses = List.copyOf(addresses);
    }

    /**
     * Whether it may connect from an address.
     *
     * @param address source address of the connection
     * @return true if a block contains it or none is listed
     */
    public boolean allows(InetAddress address) {
        return addresses.isEmpty() || addresses.stream().anyMatch(block -> block.contains(address));
    }
}
