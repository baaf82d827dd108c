// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs;

import io.ferrule.certs.internal.Digests;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.util.Locale;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;

/**
 * How OCPP names an installed certificate: by digests over its issuer and by its serial number, as RFC 6960, 4.1.1 does
 * (OCPP 2.0.1 part 2, CertificateHashDataType).
 *
 * <p>The three texts are compared without regard to case, and a serial number without regard to leading zeros; the
 * constructor brings them into one form, so that equal data names the same certificate. A text that is no hexadecimal
 * number is kept and equals nothing that exists.
 *
 * @param algorithm the digest
 * @param issuerNameHash digest of the issuer's name as the certificate holds it, lower-case hex
 * @param issuerKeyHash digest of the bits of the issuer's public key, lower-case hex
 * @param serialNumber lower-case hex without leading zeros
 */
public record CertificateHashData(
        HashAlgorithm algorithm, String issuerNameHash, String issuerKeyHash, String serialNumber) {

    /** Brings the texts into the form in which they are compared. */
    public CertificateHashData {
        issuerNameHash = issuerNameHash.toLowerCase(Locale.ROOT);
        issuerKeyHash = issuerKeyHash.toLowerCase(Locale.ROOT);
        serialNumber = serialNumber.toLowerCase(Locale.ROOT).replaceFirst("^0+(?=.)", "");
    }

    /**
     * Computes the data of a certificate.
     *
     * @param certificate the certificate
     * @param issuerKey key of its issuer; its own for a self-signed one, the old root's for a cross-signed new root
     * @param algorithm the digest
     * @return the data
     */
    public static CertificateHashData of(X509Certificate certificate, PublicKey issuerKey, HashAlgorithm algorithm) {
        // The key's bit string alone, without the algorithm around it: hashing the whole structure is the usual
        // mistake.
        byte[] keyBits = SubjectPublicKeyInfo.getInstance(issuerKey.getEncoded())
                .getPublicKeyData()
                .getBytes();
        return new CertificateHashData(
                algorithm,
                nameHash(certificate, algorithm),
                Digests.hex(algorithm.digest(), keyBits),
                certificate.getSerialNumber().toString(16));
    }

    /**
     * Whether this data can mean a certificate whose issuer is not at hand: serial number and issuer's name agree.
     *
     * @param certificate the certificate
     * @return true if it may be meant
     */
    public boolean mayMean(X509Certificate certificate) {
        return serialNumber.equals(certificate.getSerialNumber().toString(16))
                && issuerNameHash.equals(nameHash(certificate, algorithm));
    }

    private static String nameHash(X509Certificate certificate, HashAlgorithm algorithm) {
        return Digests.hex(
                algorithm.digest(), certificate.getIssuerX500Principal().getEncoded());
    }
}
