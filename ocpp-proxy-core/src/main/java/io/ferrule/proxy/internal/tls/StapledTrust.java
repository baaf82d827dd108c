// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.internal.tls;

import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertPathValidatorException.BasicReason;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Judges a CSMS as the Java runtime does, by path, dates and name, and then by the OCSP response that the CSMS has stapled to the
 * handshake (RFC 6066, 8; RFC 8446, 4.4.2.1), if it has.
 *
 * <p>A response that says <i>revoked</i> ends the handshake. One that cannot be relied on (unreadable, out of date, of another
 * certificate, signed by somebody else, <i>unknown</i>) counts as none: who has stolen a key would leave it out. None is accepted, unless
 * the certificate demands one (RFC 7633). Bouncy Castle's provider hands out what is stapled under TLS 1.2 only; under 1.3 there is
 * none with it. Stateless; safe for use by several threads.
 */
public final class StapledTrust extends X509ExtendedTrustManager {

    private static final Logger LOG = LoggerFactory.getLogger(StapledTrust.class);

    private static final String KEY_EXCHANGE = "KE:";

    private final X509ExtendedTrustManager runtime;

    private StapledTrust(X509ExtendedTrustManager runtime) {
        this.runtime = runtime;
    }

    /**
     * Judges by certain roots.
     *
     * @param roots whom to trust; empty for the runtime's list
     * @throws GeneralSecurityException if the runtime cannot use them
     */
    public static StapledTrust by(Optional<List<X509Certificate>> roots) throws GeneralSecurityException {
        TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
        trust.init(roots.isPresent() ? store(roots.get()) : null);
        return new StapledTrust((X509ExtendedTrustManager) trust.getTrustManagers()[0]);
    }

    private static KeyStore store(List<X509Certificate> trust) throws GeneralSecurityException {
        try {
            KeyStore roots = KeyStore.getInstance("PKCS12");
            roots.load(null, null);
            for (int i = 0; i < trust.size(); i++) {
                roots.setCertificateEntry("root-" + i, trust.get(i));
            }
            return roots;
        } catch (IOException e) {
            throw new GeneralSecurityException("an empty key store cannot be made", e);
        }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        runtime.checkServerTrusted(chain, forRuntime(authType), socket);
        judge(chain, socket instanceof SSLSocket secure ? secure.getHandshakeSession() : null);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        runtime.checkServerTrusted(chain, forRuntime(authType), engine);
        judge(chain, engine.getHandshakeSession());
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        runtime.checkServerTrusted(chain, forRuntime(authType));
        judge(chain, null);
    }

    /** Bouncy Castle has a mark of its own for the key exchange with RSA. */
    private static String forRuntime(String authType) {
        return authType.startsWith(KEY_EXCHANGE) ? authType.substring(KEY_EXCHANGE.length()) : authType;
    }

    private void judge(X509Certificate[] chain, @Nullable SSLSession session) throws CertificateException {
        X509Certificate certificate = chain[0];
        Optional<byte[]> staple = staple(session);
        if (staple.isPresent()) {
            judge(staple.get(), certificate, issuer(chain));
        } else if (Staple.demandedBy(certificate)) {
            throw new UnvouchedException("the CSMS's certificate demands a stapled OCSP response, and there is none");
        }
    }

    private static void judge(byte[] staple, X509Certificate certificate, Optional<X509Certificate> issuer)
            throws CertificateException {
        try {
            if (issuer.isEmpty()) {
                throw new CertPathValidatorException("the issuer is not known");
            }
            Staple.check(staple, certificate, issuer.get());
        } catch (GeneralSecurityException e) {
            if (e instanceof CertPathValidatorException invalid && invalid.getReason() == BasicReason.REVOKED) {
                throw new UnvouchedException("the CSMS's certificate has been revoked", e);
            }
            if (Staple.demandedBy(certificate)) {
                throw new UnvouchedException(
                        "the CSMS's certificate demands a stapled OCSP response, and this one cannot be relied on", e);
            }
            LOG.atWarn()
                    .addKeyValue("reason", e.getMessage())
                    .log("the OCSP response that the CSMS has stapled cannot be relied on and counts as none");
        }
    }

    /** The first one is about the server's own certificate; of those above it the CSMS need not speak. */
    private static Optional<byte[]> staple(@Nullable SSLSession session) {
        if (!(session instanceof ExtendedSSLSession extended)) {
            return Optional.empty();
        }
        return extended.getStatusResponses().stream().findFirst().filter(response -> response.length > 0);
    }

    /** Whoever has signed: the path that the runtime has found ends there or goes on there. */
    private Optional<X509Certificate> issuer(X509Certificate[] chain) {
        return Stream.concat(Arrays.stream(chain), Arrays.stream(runtime.getAcceptedIssuers()))
                .filter(other -> hasSigned(other, chain[0]))
                .findFirst();
    }

    private static boolean hasSigned(X509Certificate issuer, X509Certificate certificate) {
        if (!issuer.getSubjectX500Principal().equals(certificate.getIssuerX500Principal())) {
            return false;
        }
        try {
            certificate.verify(issuer.getPublicKey());
            return true;
        } catch (GeneralSecurityException e) {
            return false; // another authority of the same name
        }
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        runtime.checkClientTrusted(chain, authType, socket);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        runtime.checkClientTrusted(chain, authType, engine);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        runtime.checkClientTrusted(chain, authType);
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return runtime.getAcceptedIssuers();
    }
}
