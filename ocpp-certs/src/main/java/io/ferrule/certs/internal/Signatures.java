// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.internal;

import io.ferrule.certs.Refusal;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.util.Locale;

/** Who signed what, and with what. */
public final class Signatures {

    private static final int MAX_SERIAL_BYTES = 20;

    private Signatures() {}

    /** Whether a key made the signature of a certificate; false for everything that cannot be verified. */
    public static boolean madeBy(PublicKey key, X509Certificate certificate) {
        try {
            certificate.verify(key);
            return true;
        } catch (GeneralSecurityException | RuntimeException e) {
            return false;
        }
    }

    /** Whether one certificate is the issuer of another, by name and by signature. */
    public static boolean issued(X509Certificate issuer, X509Certificate certificate) {
        return certificate.getIssuerX500Principal().equals(issuer.getSubjectX500Principal())
                && madeBy(issuer.getPublicKey(), certificate);
    }

    /** Whether a certificate is signed with its own key. */
    public static boolean selfSigned(X509Certificate certificate) {
        return issued(certificate, certificate);
    }

    /** Whether a signature uses a digest that OCPP no longer takes. */
    public static boolean weak(X509Certificate certificate) {
        String algorithm = certificate.getSigAlgName().toUpperCase(Locale.ROOT);
        if (algorithm.contains("PSS")) {
            return PssDigest.weak(certificate.getSigAlgParams());
        }
        return algorithm.startsWith("MD") || algorithm.startsWith("SHA1");
    }

    /** Refuses keys that are too small. */
    public static void checkKey(X509Certificate certificate) throws RefusedException {
        PublicKey key = certificate.getPublicKey();
        if (KeyStrength.weak(key)) {
            throw new RefusedException(Refusal.WEAK_KEY, key.getAlgorithm() + " " + KeyStrength.bits(key));
        }
    }

    /** Refuses serial numbers that RFC 5280, 4.1.2.2 does not allow. */
    public static void checkSerial(X509Certificate certificate) throws RefusedException {
        BigInteger serial = certificate.getSerialNumber();
        if (serial.signum() <= 0 || serial.toByteArray().length > MAX_SERIAL_BYTES) {
            throw new RefusedException(Refusal.SERIAL_NUMBER);
        }
    }
}
