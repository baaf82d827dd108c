// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.handshake;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

/**
 * A block of IPv4 or IPv6 addresses. Immutable and safe for use by several threads.
 *
 * @param network an address of the block; bits beyond the prefix do not matter
 * @param prefixLength leading bits that an address must share, 0 to 32 or 128
 */
public record AddressBlock(InetAddress network, int prefixLength) {

    private static final Pattern IPV4 = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");
    private static final Pattern IPV6 = Pattern.compile("[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");

    /** Checks the prefix length. */
    public AddressBlock {
        int bits = network.getAddress().length * Byte.SIZE;
        if (prefixLength < 0 || prefixLength > bits) {
            throw new IllegalArgumentException("a prefix length must be 0 to " + bits + ", was " + prefixLength);
        }
    }

    /**
     * Reads the usual notation. Names are not looked up.
     *
     * @param text for example {@code 192.168.1.0/24}, {@code 2001:db8::/32}, or a single address
     * @return the block
     * @throws IllegalArgumentException if the text is no address or block
     */
    public static AddressBlock of(String text) {
        int slash = text.indexOf('/');
        InetAddress network = address(slash < 0 ? text : text.substring(0, slash));
        if (slash < 0) {
            return new AddressBlock(network, network.getAddress().length * Byte.SIZE);
        }
        String prefix = text.substring(slash + 1);
        if (!prefix.matches("\\d{1,3}")) {
            throw notABlock();
        }
        return new AddressBlock(network, Integer.parseInt(prefix));
    }

    /**
     * Whether an address lies in the block. An IPv6 block never contains an IPv4 address, nor the reverse.
     *
     * @param address any address
     * @return true if it shares the prefix
     */
    public boolean contains(InetAddress address) {
        byte[] mine = network.getAddress();
        byte[] other = address.getAddress();
        if (mine.length != other.length) {
            return false;
        }
        for (int bit = 0; bit < prefixLength; bit++) {
            int mask = 0x80 >> bit % Byte.SIZE;
            if ((mine[bit / Byte.SIZE] & mask) != (other[bit / Byte.SIZE] & mask)) {
                return false;
            }
        }
        return true;
    }

    private static InetAddress address(String literal) {
        if (!IPV4.matcher(literal).matches() && !IPV6.matcher(literal).matches()) {
            throw notABlock();
        }
        try {
            return InetAddress.getByName(literal);
        } catch (UnknownHostException e) {
            throw notABlock();
        }
    }

    private static IllegalArgumentException notABlock() {
        return new IllegalArgumentException("an address block looks like 192.168.1.0/24 or 2001:db8::/32");
    }
}
