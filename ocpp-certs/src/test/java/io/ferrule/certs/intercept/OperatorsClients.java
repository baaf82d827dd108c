// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.intercept;

import java.math.BigInteger;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Set;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/** Takes what the operator's root has signed, but for what is refused. */
final class OperatorsClients extends X509ExtendedTrustManager {

    private final PublicKey root;
    private final Set<BigInteger> refused;

    OperatorsClients(PublicKey root, Set<BigInteger> refused) {
        this.root = root;
        this.refused = refused;
    }

    private void check(X509Certificate[] chain) throws CertificateException {
        if (refused.contains(chain[0].getSerialNumber())) {
            throw new CertificateException("revoked");
        }
        try {
            chain[0].verify(root);
        } catch (GeneralSecurityException e) {
            throw new CertificateException(e);
        }
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
        check(chain);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) throws CertificateException {
        check(chain);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) throws CertificateException {
        check(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0];
    }
}
