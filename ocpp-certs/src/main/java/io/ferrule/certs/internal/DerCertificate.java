// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.internal;

import io.ferrule.certs.Refusal;
import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Base64;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.ECNamedCurveTable;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/** Reads exactly one certificate from exactly the bytes given. */
final class DerCertificate {

    private static final int LEAST_EC_BITS = 224;
    private static final int SEQUENCE = 0x30;

    private DerCertificate() {}

    static X509Certificate read(String base64) throws RefusedException {
        byte[] der;
        try {
            der = Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw new RefusedException(Refusal.UNREADABLE_CERTIFICATE, "no base64");
        }
        return read(der);
    }

    /** The checks of the key come first: the runtime cannot even read some of the keys that they name. */
    private static X509Certificate read(byte[] der) throws RefusedException {
        // The runtime's factory would take bytes that are themselves PEM.
        if (der.length == 0 || der[0] != SEQUENCE) {
            throw new RefusedException(Refusal.UNREADABLE_CERTIFICATE, "no DER");
        }
        try {
            checkCurve(Certificate.getInstance(der).getSubjectPublicKeyInfo());
            X509Certificate certificate = (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
            if (!Arrays.equals(certificate.getEncoded(), der)) {
                throw new RefusedException(Refusal.UNREADABLE_CERTIFICATE, "more bytes than a certificate");
            }
            return certificate;
        } catch (CertificateException | RuntimeException e) {
            throw new RefusedException(Refusal.UNREADABLE_CERTIFICATE, "no X.509 certificate");
        }
    }

    private static void checkCurve(SubjectPublicKeyInfo key) throws RefusedException {
        if (!X9ObjectIdentifiers.id_ecPublicKey.equals(key.getAlgorithm().getAlgorithm())) {
            return;
        }
        ASN1Encodable parameters = key.getAlgorithm().getParameters();
        if (!(parameters instanceof ASN1ObjectIdentifier curve)) {
            throw new RefusedException(Refusal.EXPLICIT_CURVE);
        }
        X9ECParameters known = ECNamedCurveTable.getByOID(curve);
        if (known != null && known.getCurve().getFieldSize() < LEAST_EC_BITS) {
            throw new RefusedException(
                    Refusal.WEAK_KEY, "EC " + known.getCurve().getFieldSize());
        }
    }
}
