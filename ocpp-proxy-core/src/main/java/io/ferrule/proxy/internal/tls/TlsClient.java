// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.internal.tls;

import io.ferrule.proxy.internal.link.DialException;
import io.ferrule.proxy.internal.link.TlsFacts;
import io.ferrule.proxy.upstream.TlsSupport;
import java.io.IOException;
import java.net.Socket;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;

/** Shakes hands over TLS 1.2 or 1.3 with one set of key material and roots. Safe for use by several threads. */
public final class TlsClient {

    private static final String[] PROTOCOLS = {"TLSv1.3", "TLSv1.2"};

    private final SSLContext context;
    private final StationKeyManager keys;

    TlsClient(SSLContext context, StationKeyManager keys) {
        this.context = context;
        this.keys = keys;
    }

    /**
     * Shakes hands over an open connection; blocks until done. The host's name is checked against the certificate, its
     * subject included where it has no alternative names, as OCPP asks (A00.FR.307).
     *
     * @throws DialException if it fails, with whose fault it was
     */
    public SSLSocket handshake(Socket plain, String host, int port) throws DialException {
        SSLSocket socket;
        try {
            socket = (SSLSocket) context.getSocketFactory().createSocket(plain, host, port, true);
        } catch (IOException e) {
            throw new DialException(DialException.Stage.NETWORK, 0, "the connection was lost before TLS", e);
        }
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setProtocols(PROTOCOLS);
        parameters.setCipherSuites(offered(context));
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        socket.setSSLParameters(parameters);
        try {
            socket.startHandshake();
        } catch (IOException e) {
            throw TlsFailures.handshake(e, keys.wasAsked(socket));
        }
        return socket;
    }

    /** What a handshake agreed on. */
    public static TlsFacts facts(SSLSocket socket) {
        SSLSession session = socket.getSession();
        Certificate[] own = session.getLocalCertificates();
        Optional<X509Certificate> presented = own != null && own.length > 0 && own[0] instanceof X509Certificate first
                ? Optional.of(first)
                : Optional.empty();
        return new TlsFacts(session.getProtocol(), session.getCipherSuite(), Optional.empty(), presented);
    }

    private static String[] offered(SSLContext context) {
        return TlsSupport.suites(context).stream()
                .filter(TlsSupport.Suite::offered)
                .map(TlsSupport.Suite::name)
                .toArray(String[]::new);
    }
}
