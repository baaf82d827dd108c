// SPDX-License-Identifier: Apache-2.0
package io.ferrule.ids.evidence;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * One open stream to a receiver of syslog, each message after its length (RFC 6587, 3.4.1; RFC 5425, 4.3). For one thread, but for
 * {@link #cut}.
 */
final class SyslogStream {

    private static final int PATIENCE_MILLIS = 5_000;
    /** A receiver that wants a certificate of ours says so after the handshake (RFC 8446, 4.4.2.4 and 6.2). */
    private static final int OBJECTION_MILLIS = 1_000;

    private final Socket wire;
    private final Socket socket;

    private SyslogStream(Socket wire, Socket socket) {
        this.wire = wire;
        this.socket = socket;
    }

    /** Connects within five seconds, and as long for the handshake where there is a factory. */
    static SyslogStream open(InetSocketAddress address, String host, Optional<SSLSocketFactory> tls)
            throws IOException {
        Socket wire = new Socket();
        try {
            wire.connect(address, PATIENCE_MILLIS);
            return new SyslogStream(wire, tls.isPresent() ? secured(wire, host, tls.get()) : wire);
        } catch (IOException | RuntimeException e) {
            wire.close();
            throw e;
        }
    }

    /** A message of ASCII characters. */
    void write(String message) throws IOException {
        String framed = message.length() + " " + message;
        socket.getOutputStream().write(framed.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
    }

    /** Whether the receiver has taken its leave, as far as that is known here. */
    boolean ended() {
        try {
            return farewell(socket, 1);
        } catch (IOException e) {
            return true; // how it ended does not matter
        }
    }

    /** Ends it, also under the hands of a thread that writes and waits. */
    void cut() {
        try {
            wire.close();
        } catch (IOException e) {
            return; // it is given up in any case
        }
    }

    /** Takes leave. */
    void close() {
        try {
            socket.close();
        } catch (IOException e) {
            cut(); // the leave could not be told
        }
    }

    private static SSLSocket secured(Socket wire, String host, SSLSocketFactory tls) throws IOException {
        wire.setSoTimeout(PATIENCE_MILLIS);
        SSLSocket socket = (SSLSocket) tls.createSocket(wire, host, wire.getPort(), true);
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        parameters.setProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
        socket.setSSLParameters(parameters);
        try {
            socket.startHandshake();
            if (farewell(socket, OBJECTION_MILLIS)) {
                throw new IOException("it ends the connection at once");
            }
        } catch (SSLException e) {
            String question = "; is its certificate for " + host + ", and of a root that is trusted here?";
            throw new IOException("TLS with it failed: " + e.getMessage() + question, e);
        }
        return socket;
    }

    /** A receiver of syslog never speaks; all that can be read is its farewell, or its objection. */
    private static boolean farewell(Socket socket, int millis) throws IOException {
        socket.setSoTimeout(millis);
        try {
            return socket.getInputStream().read() < 0;
        } catch (SocketTimeoutException e) {
            return false;
        }
    }
}
