// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.internal.tls;

import io.ferrule.proxy.internal.link.DialException;
import io.ferrule.proxy.internal.link.DialException.Stage;
import io.ferrule.proxy.internal.link.TlsFacts;
import io.ferrule.proxy.upstream.TlsChoice;
import io.ferrule.proxy.upstream.TlsChoice.Hybrid;
import io.ferrule.proxy.upstream.TlsSupport;
import io.ferrule.proxy.upstream.UpstreamFailure.Fault;
import java.io.IOException;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;

/** Shakes hands over TLS 1.2 or 1.3 with one set of key material and roots. Safe for use by several threads. */
public final class TlsClient {

    static final String HYBRID = "X25519MLKEM768";
    /** Why a connection without the key exchange that is required is given up. */
    public static final String NO_HYBRID = "the CSMS did not agree on a hybrid key exchange";

    private static final String[] PROTOCOLS = {"TLSv1.3", "TLSv1.2"};
    /** Hybrid groups exist in TLS 1.3 only. */
    private static final String[] LATEST = {"TLSv1.3"};

    /**
     * What does not differ from dial to dial, other than the hybrid key exchange.
     *
     * @param rsaKeyExchange whether suites without forward secrecy are offered
     */
    record Way(TlsChoice.Provider provider, boolean rsaKeyExchange) {}

    private final SSLContext context;
    private final StationKeyManager keys;
    private final Way way;

    TlsClient(SSLContext context, StationKeyManager keys, Way way) {
        this.context = context;
        this.keys = keys;
        this.way = way;
    }

    /**
     * A connection over which hands were shaken.
     *
     * @param asked whether the CSMS asked for our certificate
     */
    public record Secured(SSLSocket socket, TlsFacts facts, boolean asked) {}

    /**
     * Shakes hands over an open connection; blocks until done. The host's name is checked against the certificate, its
     * subject included where it has no alternative names, as OCPP asks (A00.FR.307).
     *
     * @throws DialException if it fails, with whose fault it was
     */
    public Secured handshake(PatientSocket plain, String host, int port, Hybrid hybrid) throws DialException {
        SSLSocket socket = over(plain, host, port, hybrid);
        try {
            socket.startHandshake();
        } catch (IOException e) {
            throw TlsFailures.handshake(e, keys.wasAsked(socket));
        }
        TlsFacts facts = facts(socket, plain.group());
        if (!fulfils(hybrid, facts.group())) {
            throw new DialException(Stage.TLS, NO_HYBRID).blaming(Fault.TLS_SUITE);
        }
        return new Secured(socket, facts, keys.wasAsked(socket));
    }

    /** Whether the group that was agreed on will do. */
    public static boolean fulfils(Hybrid hybrid, Optional<String> group) {
        return hybrid != Hybrid.REQUIRE || group.equals(Optional.of(HYBRID));
    }

    /**
     * TLS over an open connection, ready to shake hands.
     *
     * @throws DialException if the connection is lost
     */
    public SSLSocket over(PatientSocket plain, String host, int port, Hybrid hybrid) throws DialException {
        SSLSocket socket;
        try {
            socket = (SSLSocket) context.getSocketFactory().createSocket(plain, host, port, true);
        } catch (IOException e) {
            throw new DialException(Stage.NETWORK, 0, "the connection was lost before TLS", e);
        }
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setProtocols(hybrid == Hybrid.REQUIRE ? LATEST : PROTOCOLS);
        parameters.setCipherSuites(offered());
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        socket.setSSLParameters(parameters);
        if (way.provider() == TlsChoice.Provider.BOUNCY_CASTLE) {
            BouncyCastleTls.offer(socket, hybrid);
        }
        return socket;
    }

    private static TlsFacts facts(SSLSocket socket, Optional<String> group) {
        SSLSession session = socket.getSession();
        Certificate[] own = session.getLocalCertificates();
        Optional<X509Certificate> presented = own != null && own.length > 0 && own[0] instanceof X509Certificate first
                ? Optional.of(first)
                : Optional.empty();
        return new TlsFacts(session.getProtocol(), session.getCipherSuite(), group, presented, peer(session));
    }

    private static List<X509Certificate> peer(SSLSession session) {
        try {
            return Arrays.stream(session.getPeerCertificates())
                    .filter(X509Certificate.class::isInstance)
                    .map(X509Certificate.class::cast)
                    .toList();
        } catch (SSLPeerUnverifiedException e) {
            return List.of();
        }
    }

    private String[] offered() {
        return TlsSupport.suites(context).stream()
                .filter(TlsSupport.Suite::offered)
                .filter(suite -> suite.forwardSecrecy() || way.rsaKeyExchange())
                .map(TlsSupport.Suite::name)
                .toArray(String[]::new);
    }
}
