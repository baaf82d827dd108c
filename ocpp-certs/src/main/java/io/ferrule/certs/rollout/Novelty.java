// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.rollout;

import io.ferrule.certs.CertificateFacts;
import io.ferrule.certs.internal.Digests;
import io.ferrule.certs.internal.Quote;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.Optional;
import org.bouncycastle.asn1.x509.Extension;

/**
 * What is new about a certificate, so that certificates with the same novelty stand or fall together.
 *
 * @param name sixteen hex digits
 * @param label the same for people, harmless
 */
public record Novelty(String name, String label) {

    private static final int DIGITS = 16;

    /** Checks the name. */
    public Novelty {
        if (!name.matches("[0-9a-f]{16}")) {
            throw new IllegalArgumentException("a novelty is named by sixteen hex digits");
        }
    }

    /**
     * Where each station has a certificate of its own: who issues it, with which key, and what kind of key it is for.
     *
     * @param certificate a station's certificate
     * @return what it has in common with those of other stations
     */
    public static Novelty ofKind(X509Certificate certificate) {
        String key = CertificateFacts.of(certificate).key();
        ByteArrayOutputStream kind = new ByteArrayOutputStream();
        kind.writeBytes(certificate.getIssuerX500Principal().getEncoded());
        Optional.ofNullable(certificate.getExtensionValue(Extension.authorityKeyIdentifier.getId()))
                .ifPresent(kind::writeBytes);
        kind.writeBytes(key.getBytes(StandardCharsets.UTF_8));
        String issuer = certificate.getIssuerX500Principal().getName();
        return new Novelty(
                Digests.hex("SHA-256", kind.toByteArray()).substring(0, DIGITS), key + " by " + Quote.of(issuer));
    }

    /**
     * Where one certificate speaks for all stations: that certificate.
     *
     * @param certificate the certificate
     * @return what it has in common with no other
     */
    public static Novelty alone(X509Certificate certificate) {
        CertificateFacts facts = CertificateFacts.of(certificate);
        return new Novelty(
                Digests.fingerprint(certificate).substring(0, DIGITS),
                "serial number " + facts.serial() + " by " + Quote.of(facts.issuer()));
    }
}
