// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.enrol;

import io.ferrule.certs.Issued;
import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedKeyManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/**
 * TLS towards an enrolment server: certain roots, and at most one certificate to show, whatever the server asks for.
 */
public final class EnrolmentTls {

    private static final String ALIAS = "own";

    private EnrolmentTls() {}

    /**
     * A new context with a session cache of its own, so that a session of an older certificate is never resumed.
     *
     * @param roots whom to trust; never the runtime's list
     * @param own key and chain to authenticate with, if there is one
     * @return the context
     * @throws GeneralSecurityException if the runtime cannot make it
     */
    public static SSLContext context(List<X509Certificate> roots, Optional<Issued> own)
            throws GeneralSecurityException {
        return context(trust(Optional.of(roots)), own);
    }

    /**
     * The runtime's judgement of a server by certain roots.
     *
     * @param roots whom to trust; empty for the runtime's list
     * @return a trust manager
     * @throws GeneralSecurityException if the runtime cannot make it
     */
    public static X509ExtendedTrustManager trust(Optional<List<X509Certificate>> roots)
            throws GeneralSecurityException {
        TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
        trust.init(roots.isPresent() ? anchors(roots.get()) : null);
        return (X509ExtendedTrustManager) trust.getTrustManagers()[0];
    }

    /**
     * A new context with a session cache of its own that leaves the judgement to somebody else.
     *
     * @param judge whom to trust
     * @param own key and chain to authenticate with, if there is one
     * @return the context
     * @throws GeneralSecurityException if the runtime cannot make it
     */
    public static SSLContext context(X509ExtendedTrustManager judge, Optional<Issued> own)
            throws GeneralSecurityException {
        KeyManager[] keys =
                own.map(issued -> new KeyManager[] {new OneKey(issued)}).orElse(new KeyManager[0]);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys, new TrustManager[] {judge}, null);
        return context;
    }

    private static KeyStore anchors(List<X509Certificate> roots) throws GeneralSecurityException {
        KeyStore anchors = KeyStore.getInstance("PKCS12");
        try {
            anchors.load(null, null);
        } catch (IOException e) {
            throw new GeneralSecurityException("an empty key store cannot be made", e);
        }
        for (int i = 0; i < roots.size(); i++) {
            anchors.setCertificateEntry("root" + i, roots.get(i));
        }
        return anchors;
    }

    /** Default key managers leave out certificates whose issuer the server does not name, and expired ones. */
    private static final class OneKey extends X509ExtendedKeyManager {

        private final Issued own;

        OneKey(Issued own) {
            this.own = own;
        }

        @Override
        public String[] getClientAliases(String keyType, Principal @Nullable [] issuers) {
            return new String[] {ALIAS};
        }

        @Override
        public @Nullable String chooseClientAlias(
                String[] keyTypes, Principal @Nullable [] issuers, @Nullable Socket socket) {
            return choose(keyTypes);
        }

        @Override
        public @Nullable String chooseEngineClientAlias(
                String[] keyTypes, Principal @Nullable [] issuers, @Nullable SSLEngine engine) {
            return choose(keyTypes);
        }

        private @Nullable String choose(String[] keyTypes) {
            return List.of(keyTypes).contains(own.key().getAlgorithm()) ? ALIAS : null;
        }

        @Override
        public String[] getServerAliases(String keyType, Principal @Nullable [] issuers) {
            return new String[0];
        }

        @Override
        public @Nullable String chooseServerAlias(
                String keyType, Principal @Nullable [] issuers, @Nullable Socket socket) {
            return null;
        }

        @Override
        public X509Certificate[] getCertificateChain(String alias) {
            return own.chain().toArray(X509Certificate[]::new);
        }

        @Override
        public PrivateKey getPrivateKey(String alias) {
            return own.key();
        }
    }
}
