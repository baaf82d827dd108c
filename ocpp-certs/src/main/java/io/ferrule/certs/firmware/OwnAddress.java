// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.firmware;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** The address of this machine that a station can reach. */
final class OwnAddress {

    private static final int ANY_PORT = 9;

    private OwnAddress() {}

    /** Asks the routes of this machine; nothing is sent. */
    static String towards(InetAddress station) throws IOException {
        try (DatagramSocket socket = new DatagramSocket()) {
            socket.connect(new InetSocketAddress(station, ANY_PORT));
            return inUrl(socket.getLocalAddress());
        }
    }

    private static String inUrl(InetAddress address) {
        String text = address.getHostAddress();
        return address instanceof Inet6Address ? "[" + text.split("%", 2)[0] + "]" : text;
    }
}
