// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.internal;

import java.net.InetAddress;
import java.util.List;

/**
 * Which addresses are those of the open internet, by the registries of RFC 6890. Everything else leads to the gateway
 * itself, to its site, or to the metadata service of a cloud, where nobody from outside has a say. The one rule for whatever is
 * fetched from or sent to a place that a peer names.
 */
public final class PublicAddresses {

    private static final int BYTE = 0xff;

    /** Loopback, private, shared, link-local, documentation, benchmarking, multicast, reserved. */
    private static final List<Block> CLOSED = List.of(
            new Block(8, 0),
            new Block(8, 10),
            new Block(10, 100, 64),
            new Block(8, 127),
            new Block(16, 169, 254),
            new Block(12, 172, 16),
            new Block(24, 192, 0, 0),
            new Block(24, 192, 0, 2),
            new Block(24, 192, 88, 99),
            new Block(16, 192, 168),
            new Block(15, 198, 18),
            new Block(24, 198, 51, 100),
            new Block(24, 203, 0, 113),
            new Block(3, 224));

    /** Global unicast is one eighth of IPv6; in it lie addresses that wrap others, and documentation. */
    private static final Block GLOBAL = new Block(3, 0x20);

    private static final List<Block> CLOSED_GLOBAL = List.of(
            new Block(23, 0x20, 0x01, 0x00),
            new Block(32, 0x20, 0x01, 0x0d, 0xb8),
            new Block(16, 0x20, 0x02),
            new Block(20, 0x3f, 0xff));

    private PublicAddresses() {}

    /** Whether an address is public. */
    public static boolean include(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (bytes.length == 4) {
            return CLOSED.stream().noneMatch(block -> block.holds(bytes));
        }
        return GLOBAL.holds(bytes) && CLOSED_GLOBAL.stream().noneMatch(block -> block.holds(bytes));
    }

    /** The leading bits of addresses; bytes that are not given are zero. */
    private record Block(int bits, List<Integer> start) {

        Block(int bits, Integer... start) {
            this(bits, List.of(start));
        }

        boolean holds(byte[] address) {
            for (int bit = 0; bit < bits; bit++) {
                int mask = 0x80 >> bit % Byte.SIZE;
                int index = bit / Byte.SIZE;
                int wanted = index < start.size() ? start.get(index) : 0;
                if (((wanted ^ (address[index] & BYTE)) & mask) != 0) {
                    return false;
                }
            }
            return true;
        }
    }
}
