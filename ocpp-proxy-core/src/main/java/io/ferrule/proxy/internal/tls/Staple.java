// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.internal.tls;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.PKIXRevocationChecker;
import java.security.cert.PKIXRevocationChecker.Option;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * An answer of the authority about a certificate (OCSP, RFC 6960) that the certificate's holder brings along. Nobody is asked over
 * the network.
 */
final class Staple {

    /** TLS itself takes no longer message; this holds whatever it is told by properties of the runtime. */
    private static final int MOST_BYTES = 32_768;

    /** TLS features that the holder of a certificate promises (RFC 7633, 4). */
    private static final String FEATURES = "1.3.6.1.5.5.7.1.24";
    /** The feature to staple (RFC 6066, 8), as an INTEGER of DER. */
    private static final byte STATUS_REQUEST = 5;

    private static final byte INTEGER = 2;

    private Staple() {}

    /** Whether a certificate counts only together with an answer of its authority. */
    static boolean demandedBy(X509Certificate certificate) {
        byte[] extension = certificate.getExtensionValue(FEATURES);
        if (extension == null) {
            return false;
        }
        ByteBuffer features = ByteBuffer.wrap(extension);
        boolean found = false;
        // OCTET STRING, SEQUENCE, then integers of one octet each: those of more are features that nobody knows
        while (features.remaining() >= 3 && !found) {
            found = features.get() == INTEGER && features.get() == 1 && features.get() == STATUS_REQUEST;
        }
        return found;
    }

    /**
     * Judges an answer about a certificate: its signature by the issuer or a responder that the issuer has named, its time, and what
     * it says.
     *
     * @throws CertPathValidatorException if it does not say that the certificate is good: with the reason {@code REVOKED} if it
     *     says the contrary
     * @throws GeneralSecurityException if the runtime cannot judge it
     */
    static void check(byte[] answer, X509Certificate certificate, X509Certificate issuer)
            throws GeneralSecurityException {
        if (answer.length > MOST_BYTES) {
            throw new CertPathValidatorException("the OCSP response has more than " + MOST_BYTES + " bytes");
        }
        CertPathValidator validator = CertPathValidator.getInstance("PKIX");
        PKIXRevocationChecker revocation = (PKIXRevocationChecker) validator.getRevocationChecker();
        revocation.setOptions(EnumSet.of(Option.NO_FALLBACK));
        revocation.setOcspResponses(Map.of(certificate, answer));
        PKIXParameters parameters = new PKIXParameters(Set.of(new TrustAnchor(issuer, null)));
        parameters.addCertPathChecker(revocation);
        validator.validate(CertificateFactory.getInstance("X.509").generateCertPath(List.of(certificate)), parameters);
    }
}
