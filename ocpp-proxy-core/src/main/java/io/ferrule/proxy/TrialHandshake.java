// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy;

import io.ferrule.proxy.internal.link.DialException;
import io.ferrule.proxy.internal.tls.PatientSocket;
import io.ferrule.proxy.internal.tls.StapledTrust;
import io.ferrule.proxy.internal.tls.TlsClient;
import io.ferrule.proxy.internal.tls.TlsClients;
import io.ferrule.proxy.internal.tls.TlsFailures;
import io.ferrule.proxy.internal.websocket.HostPort;
import io.ferrule.proxy.upstream.TlsChoice.Hybrid;
import io.ferrule.proxy.upstream.UpstreamTarget;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * TLS with a CSMS just as a session would speak it (provider, key exchange, versions, suites, check of the name), without a
 * session: for dry runs. Nothing is kept, nothing is resumed, and who judges the CSMS is the caller's choice. Methods block. Used by
 * one thread.
 */
public final class TrialHandshake implements AutoCloseable {

    private final UpstreamTarget target;
    private final HostPort address;
    private PatientSocket plain;

    private TrialHandshake(UpstreamTarget target) throws IOException {
        this.target = target;
        this.address = HostPort.of(target.url());
        this.plain = connection();
    }

    /**
     * Opens a connection over which nothing is said yet.
     *
     * @param target where, and with what; its timeout is how long to wait for the connection, and later for each answer
     * @return the connection; to be closed
     * @throws IOException if there is no way to the CSMS
     */
    public static TrialHandshake connect(UpstreamTarget target) throws IOException {
        return new TrialHandshake(target);
    }

    /**
     * Who judges a CSMS in a session: the Java runtime by certain roots, then the OCSP response that the CSMS has stapled. Revoked is
     * refused; none, or one that cannot be relied on, is not, unless the certificate demands it (RFC 7633).
     *
     * @param roots whom to trust; empty for the runtime's list
     * @return a trust manager, safe for use by several threads
     * @throws GeneralSecurityException if the runtime cannot use the roots
     */
    public static X509ExtendedTrustManager judge(Optional<List<X509Certificate>> roots)
            throws GeneralSecurityException {
        return StapledTrust.by(roots);
    }

    /**
     * Shakes hands. Where a hybrid key exchange is preferred and its greeting gets no answer, a second connection is made
     * without, as a session would do ({@link Hybrid#PREFER}).
     *
     * @param judge who judges the certificate of the CSMS
     * @return the connection; under TLS 1.3 the CSMS may still refuse our certificate on it
     * @throws IOException if the handshake fails, or ends without the hybrid key exchange that is required
     * @throws GeneralSecurityException if the provider is not installed or cannot use the key material
     */
    public SSLSocket shake(X509ExtendedTrustManager judge) throws IOException, GeneralSecurityException {
        Hybrid hybrid = target.tls().hybrid();
        if (hybrid != Hybrid.PREFER) {
            return shake(judge, hybrid);
        }
        try {
            return shake(judge, hybrid);
        } catch (IOException e) {
            if (plain.heard()) {
                throw e;
            }
        }
        plain.close();
        plain = connection();
        return shake(judge, Hybrid.OFF);
    }

    /**
     * The group of the key exchange.
     *
     * @return for example {@code X25519MLKEM768}; empty as long as it is not known, and under TLS 1.2
     */
    public Optional<String> group() {
        return plain.group();
    }

    /**
     * What a CSMS said when it broke off, under either provider.
     *
     * @param failure of the handshake, or of what was read or written after it
     * @return the alert of TLS, for example {@code unknown_ca}; empty if there was none
     */
    public static Optional<String> alert(IOException failure) {
        return TlsFailures.alert(failure);
    }

    /** Hangs up. */
    @Override
    public void close() throws IOException {
        plain.close();
    }

    private PatientSocket connection() throws IOException {
        int patience = (int) Math.min(target.timeout().toMillis(), Integer.MAX_VALUE);
        PatientSocket socket = new PatientSocket();
        try {
            socket.connect(new InetSocketAddress(address.host(), address.port()), patience);
            socket.setSoTimeout(patience);
            return socket;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    private SSLSocket shake(X509ExtendedTrustManager judge, Hybrid hybrid)
            throws IOException, GeneralSecurityException {
        SSLSocket socket = secured(judge, hybrid);
        socket.startHandshake();
        if (!TlsClient.fulfils(hybrid, plain.group())) {
            throw new SSLHandshakeException(TlsClient.NO_HYBRID);
        }
        return socket;
    }

    private SSLSocket secured(X509ExtendedTrustManager judge, Hybrid hybrid) throws GeneralSecurityException {
        try {
            return new TlsClients().judgedBy(judge, target).over(plain, address.host(), address.port(), hybrid);
        } catch (DialException e) {
            throw new GeneralSecurityException(e.getMessage(), e);
        }
    }
}
