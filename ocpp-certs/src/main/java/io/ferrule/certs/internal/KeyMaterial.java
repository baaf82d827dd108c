// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.internal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.cert.X509CertificateHolder;

/** Turns Bouncy Castle's objects into those of the Java runtime, which is what JSSE wants to be given. */
public final class KeyMaterial {

    private KeyMaterial() {}

    /** The runtime's form of a certificate. */
    public static X509Certificate certificate(X509CertificateHolder holder) throws GeneralSecurityException {
        try {
            CertificateFactory factory = CertificateFactory.getInstance("X.509");
            return (X509Certificate) factory.generateCertificate(new ByteArrayInputStream(holder.getEncoded()));
        } catch (IOException e) {
            throw new GeneralSecurityException("certificate cannot be encoded", e);
        }
    }

    /** The runtime's form of a private key, RSA or EC. */
    public static PrivateKey privateKey(PrivateKeyInfo info) throws GeneralSecurityException {
        try {
            String algorithm = algorithm(info.getPrivateKeyAlgorithm().getAlgorithm());
            return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(info.getEncoded()));
        } catch (IOException e) {
            throw new GeneralSecurityException("key cannot be encoded", e);
        }
    }

    /** The runtime's form of a public key, RSA or EC. */
    public static PublicKey publicKey(SubjectPublicKeyInfo info) throws GeneralSecurityException {
        try {
            String algorithm = algorithm(info.getAlgorithm().getAlgorithm());
            return KeyFactory.getInstance(algorithm).generatePublic(new X509EncodedKeySpec(info.getEncoded()));
        } catch (IOException e) {
            throw new GeneralSecurityException("key cannot be encoded", e);
        }
    }

    private static String algorithm(ASN1ObjectIdentifier id) throws NoSuchAlgorithmException {
        if (PKCSObjectIdentifiers.rsaEncryption.equals(id)) {
            return "RSA";
        }
        if (X9ObjectIdentifiers.id_ecPublicKey.equals(id)) {
            return "EC";
        }
        throw new NoSuchAlgorithmException("key algorithm " + id);
    }
}
