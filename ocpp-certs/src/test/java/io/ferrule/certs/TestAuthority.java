// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs;

import io.ferrule.certs.internal.PemText;
import java.security.KeyPair;
import java.security.PublicKey;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CRLConverter;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** An authority that signs whatever a recipe says. */
public record TestAuthority(X509Certificate certificate, KeyPair pair) {

    public static TestAuthority root(String commonName) throws Exception {
        return root(Recipe.authority(commonName), KeyType.EC_P256.generate());
    }

    public static TestAuthority root(Recipe recipe, KeyPair pair) throws Exception {
        return new TestAuthority(recipe.bake(recipe.subject(), pair.getPrivate(), pair.getPublic()), pair);
    }

    public TestAuthority below(String commonName) throws Exception {
        return below(Recipe.authority(commonName));
    }

    public TestAuthority below(Recipe recipe) throws Exception {
        KeyPair own = KeyType.EC_P256.generate();
        return new TestAuthority(issue(recipe, own.getPublic()), own);
    }

    /** The same authority under another one: a cross-signed certificate of the same key. */
    public X509Certificate crossSigned(TestAuthority old, Recipe recipe) throws Exception {
        return old.issue(recipe, pair.getPublic());
    }

    public X509Certificate issue(Recipe recipe, PublicKey key) throws Exception {
        return recipe.bake(name(), pair.getPrivate(), key);
    }

    public String issuePem(Recipe recipe, SubjectPublicKeyInfo key) throws Exception {
        return PemText.block(
                "CERTIFICATE", recipe.bake(name(), pair.getPrivate(), key).getEncoded());
    }

    public X509CRL revoking(X509Certificate certificate) throws Exception {
        Date now = Date.from(Recipe.NOW);
        X509v2CRLBuilder list = new X509v2CRLBuilder(name(), now);
        list.addCRLEntry(certificate.getSerialNumber(), now, 0);
        return new JcaX509CRLConverter()
                .getCRL(list.build(new JcaContentSignerBuilder("SHA256withECDSA")
                        .setProvider(new BouncyCastleProvider())
                        .build(pair.getPrivate())));
    }

    private X500Name name() {
        return X500Name.getInstance(certificate.getSubjectX500Principal().getEncoded());
    }
}
