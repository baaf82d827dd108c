// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.internal;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.HexFormat;

/** Digests that every Java runtime has, in lower-case hex. */
public final class Digests {

    private Digests() {}

    /** Digest of bytes; the algorithm is one of the runtime's standard names. */
    public static String hex(String algorithm, byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has " + algorithm, e);
        }
    }

    /** SHA-256 of a certificate's DER, the name under which certificates are known everywhere in this module. */
    public static String fingerprint(X509Certificate certificate) {
        try {
            return hex("SHA-256", certificate.getEncoded());
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("a certificate that was read can be written", e);
        }
    }

    /** SHA-256 of a key's SubjectPublicKeyInfo. */
    public static String fingerprint(PublicKey key) {
        return hex("SHA-256", key.getEncoded());
    }
}
