// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.stations;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/**
 * Where stations connect, always on the loopback address.
 *
 * @param port the port
 * @param tls how to authenticate where the station speaks TLS itself
 */
public record Endpoint(int port, Optional<SSLContext> tls) {

    private static final int CONNECT_MILLIS = 10_000;
    private static final int REPLY_MILLIS = 10_000;

    /** An endpoint without TLS. */
    public static Endpoint plain(int port) {
        return new Endpoint(port, Optional.empty());
    }

    /** Connects, with TCP_NODELAY and a bound on each read. */
    public Socket connect() throws IOException {
        Socket socket = new Socket();
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(REPLY_MILLIS);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), CONNECT_MILLIS);
        return tls.isPresent() ? handshake(tls.get(), socket) : socket;
    }

    private Socket handshake(SSLContext context, Socket plain) throws IOException {
        SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket(plain, "localhost", port, true);
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        parameters.setProtocols(new String[] {"TLSv1.3"});
        socket.setSSLParameters(parameters);
        socket.startHandshake();
        return socket;
    }
}
