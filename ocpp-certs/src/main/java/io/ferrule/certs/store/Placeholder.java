// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.store;

import io.ferrule.certs.KeyType;
import io.ferrule.certs.internal.KeyMaterial;
import io.ferrule.certs.internal.Names;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** The certificate that a key in a token is listed by. It is never shown to anybody. */
final class Placeholder {

    private static final Instant BEGIN = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant END = Instant.parse("9999-12-31T23:59:59Z");

    private Placeholder() {}

    static X509Certificate of(KeyName name, KeyPair pair) throws GeneralSecurityException {
        KeyType type = KeyType.of(pair.getPublic())
                .orElseThrow(() -> new GeneralSecurityException("a key of this kind cannot be kept"));
        X500Name subject = Names.of("Ferrule", name.toString());
        JcaX509v3CertificateBuilder certificate = new JcaX509v3CertificateBuilder(
                subject, BigInteger.ONE, Date.from(BEGIN), Date.from(END), subject, pair.getPublic());
        try {
            return KeyMaterial.certificate(
                    certificate.build(new JcaContentSignerBuilder(type.signature()).build(pair.getPrivate())));
        } catch (OperatorCreationException e) {
            throw new GeneralSecurityException("the key does not sign", e);
        }
    }
}
