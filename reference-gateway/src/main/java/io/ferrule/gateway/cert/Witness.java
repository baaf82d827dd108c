// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.cert;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Lets a handshake go on whatever the server shows, and remembers what that was and whether it would have been believed.
 * For dry runs, in which nothing is said that a stranger must not hear. One handshake each.
 */
final class Witness extends X509ExtendedTrustManager {

    private final X509ExtendedTrustManager judge;
    private volatile List<X509Certificate> shown = List.of();
    private volatile Optional<String> doubt = Optional.of("the server showed no certificate");

    Witness(X509ExtendedTrustManager judge) {
        this.judge = judge;
    }

    List<X509Certificate> shown() {
        return shown;
    }

    /** Why the server would not have been believed; empty if it would. */
    Optional<String> doubt() {
        return doubt;
    }

    private interface Judgement {
        void pass() throws CertificateException;
    }

    private void judge(X509Certificate[] chain, Judgement judgement) {
        shown = List.of(chain);
        try {
            judgement.pass();
            doubt = Optional.empty();
        } catch (CertificateException e) {
            Throwable cause = e;
            while (cause.getCause() != null && cause.getCause() != cause) {
                cause = cause.getCause();
            }
            doubt = Optional.of(String.valueOf(cause.getMessage()));
        }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket) {
        judge(chain, () -> judge.checkServerTrusted(chain, authType, socket));
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine) {
        judge(chain, () -> judge.checkServerTrusted(chain, authType, engine));
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) {
        judge(chain, () -> judge.checkServerTrusted(chain, authType));
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        throw new CertificateException("this is no server");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        throw new CertificateException("this is no server");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        throw new CertificateException("this is no server");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return judge.getAcceptedIssuers();
    }
}
