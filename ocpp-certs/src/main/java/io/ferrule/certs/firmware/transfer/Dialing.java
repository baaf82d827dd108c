// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.firmware.transfer;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/**
 * Opens connections to where {@link Destinations} allows. A name is looked up once, and the connection goes to an
 * address that was looked at, so that a name that means another address the next time gains nothing.
 */
record Dialing(Destinations destinations, SSLContext tls, Names names, Deadline deadline) {

    private static final int CONNECT_MILLIS = 10_000;
    private static final int READ_MILLIS = 30_000;
    private static final int MAX_ADDRESSES = 4;

    /** Looks names up. */
    interface Names {
        List<InetAddress> of(String host) throws IOException;

        static Names system() {
            return host -> List.of(InetAddress.getAllByName(host));
        }
    }

    /** Closes what is still open when the time for the whole download is over, whatever it is doing then. */
    record Deadline(Delays delays, Duration limit) {
        void over(Socket socket) {
            delays.after(limit, () -> close(socket));
        }

        private static void close(Socket socket) {
            try {
                socket.close();
            } catch (IOException e) {
                return; // whoever uses it will notice by himself
            }
        }
    }

    /** Connects to the host and port of a location. */
    Socket connect(URI location, int usualPort) throws IOException {
        String host = location.getHost().replaceAll("[\\[\\]]", "");
        int port = location.getPort() < 0 ? usualPort : location.getPort();
        List<InetAddress> addresses = names.of(host).stream()
                .filter(destinations::reach)
                .limit(MAX_ADDRESSES)
                .toList();
        if (addresses.isEmpty()) {
            throw new HopelessException("the host is at no address that firmware may come from");
        }
        IOException last = new FailedException("no address");
        for (InetAddress address : addresses) {
            try {
                return connect(address, port);
            } catch (IOException e) {
                last = e;
            }
        }
        throw last;
    }

    /** Connects to an address that was looked at before. */
    Socket connect(InetAddress address, int port) throws IOException {
        Socket socket = new Socket();
        try {
            socket.setSoTimeout(READ_MILLIS);
            deadline.over(socket);
            socket.connect(new InetSocketAddress(address, port), CONNECT_MILLIS);
            return socket;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    /** Speaks TLS on a connection, and looks at the name in the server's certificate. */
    Socket secure(Socket plain, URI location) throws IOException {
        try {
            String host = location.getHost().replaceAll("[\\[\\]]", "");
            SSLSocket socket = (SSLSocket) tls.getSocketFactory().createSocket(plain, host, plain.getPort(), true);
            SSLParameters parameters = socket.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            parameters.setProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
            socket.setSSLParameters(parameters);
            socket.startHandshake();
            return socket;
        } catch (IOException e) {
            plain.close();
            throw e;
        }
    }
}
