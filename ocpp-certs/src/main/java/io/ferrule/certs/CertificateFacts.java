// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs;

import io.ferrule.certs.internal.KeyStrength;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What people want to know about a certificate, in words.
 *
 * @param subject distinguished name, RFC 2253
 * @param issuer distinguished name, RFC 2253
 * @param serial serial number in lower-case hex
 * @param notBefore first instant of validity
 * @param notAfter last instant of validity
 * @param key algorithm and size, for example {@code EC 256} or {@code RSA 2048}
 */
public record CertificateFacts(
        String subject, String issuer, String serial, Instant notBefore, Instant notAfter, String key) {

    private static final Duration SOON = Duration.ofDays(30);
    private static final byte[] PROBE = {1, 2, 3};

    /**
     * Reads the facts of a certificate.
     *
     * @param certificate any X.509 certificate
     * @return its facts
     */
    public static CertificateFacts of(X509Certificate certificate) {
        return new CertificateFacts(
                certificate.getSubjectX500Principal().getName(),
                certificate.getIssuerX500Principal().getName(),
                certificate.getSerialNumber().toString(16),
                certificate.getNotBefore().toInstant(),
                certificate.getNotAfter().toInstant(),
                certificate.getPublicKey().getAlgorithm() + " " + KeyStrength.bits(certificate.getPublicKey()));
    }

    /**
     * Looks for what would break a connection at some time.
     *
     * @param certificate the certificate
     * @param now the time to judge by
     * @return one sentence for each problem; empty if there is none
     */
    public static List<String> problems(X509Certificate certificate, Instant now) {
        List<String> problems = new ArrayList<>();
        Instant end = certificate.getNotAfter().toInstant();
        if (now.isAfter(end)) {
            problems.add("expired at " + end);
        } else if (now.plus(SOON).isAfter(end) && now.isAfter(end.minus(third(certificate)))) {
            problems.add("expires soon, at " + end);
        }
        if (now.isBefore(certificate.getNotBefore().toInstant())) {
            problems.add("is not valid before " + certificate.getNotBefore().toInstant());
        }
        if (KeyStrength.weak(certificate.getPublicKey())) {
            problems.add("has a key of only " + KeyStrength.bits(certificate.getPublicKey())
                    + " bits; OCPP asks for 112 bits of strength");
        }
        return problems;
    }

    /**
     * Whether a private key belongs to a certificate, found out by signing with one and verifying with the other.
     *
     * @param key the private key, possibly in a token
     * @param certificate the certificate
     * @return true if they belong together
     */
    public static boolean matches(PrivateKey key, X509Certificate certificate) {
        String algorithm = "RSA".equals(key.getAlgorithm()) ? "SHA256withRSA" : "SHA256withECDSA";
        try {
            Signature signer = Signature.getInstance(algorithm);
            signer.initSign(key);
            signer.update(PROBE);
            byte[] signature = signer.sign();
            Signature verifier = Signature.getInstance(algorithm);
            verifier.initVerify(certificate.getPublicKey());
            verifier.update(PROBE);
            return verifier.verify(signature);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    /**
     * One line for people.
     *
     * @return for example {@code CN=SN-0001,O=Example CPO (EC 256, until 2027-01-01T00:00:00Z)}
     */
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%s (%s, until %s)", subject, key, notAfter);
    }

    private static Duration third(X509Certificate certificate) {
        Instant begin = certificate.getNotBefore().toInstant();
        return Duration.between(begin, certificate.getNotAfter().toInstant()).dividedBy(3);
    }
}
