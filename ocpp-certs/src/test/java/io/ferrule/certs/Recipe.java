// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs;

import io.ferrule.certs.internal.KeyMaterial;
import io.ferrule.certs.internal.PemText;
import java.math.BigInteger;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.NameConstraints;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** How to bake a certificate, good or bad. Changes of a recipe are copies made by calls in a row. */
public final class Recipe {

    /** The present of all tests. */
    public static final Instant NOW = Instant.parse("2026-06-15T12:00:00Z");

    private static final AtomicLong SERIALS = new AtomicLong(1_000_000);

    private record Extra(ASN1ObjectIdentifier id, boolean critical, ASN1Encodable value) {}

    private final List<Extra> extensions = new ArrayList<>();
    private X500Name subject;
    private BigInteger serial = BigInteger.valueOf(SERIALS.incrementAndGet());
    private Instant from = NOW.minus(Duration.ofDays(1));
    private Instant until = NOW.plus(Duration.ofDays(365));
    private String signature = "";

    private Recipe(X500Name subject) {
        this.subject = subject;
    }

    public static Recipe station(String commonName) {
        return new Recipe(name(BCStyle.O, "Example CPO", BCStyle.CN, commonName))
                .with(Extension.basicConstraints, true, new BasicConstraints(false))
                .usage(KeyUsage.digitalSignature);
    }

    public static Recipe authority(String commonName) {
        return new Recipe(name(BCStyle.O, "Example CPO", BCStyle.CN, commonName))
                .with(Extension.basicConstraints, true, new BasicConstraints(true))
                .usage(KeyUsage.keyCertSign | KeyUsage.cRLSign);
    }

    public static X500Name name(Object... pairs) {
        X500NameBuilder name = new X500NameBuilder(BCStyle.INSTANCE);
        for (int i = 0; i < pairs.length; i += 2) {
            name.addRDN((ASN1ObjectIdentifier) pairs[i], (String) pairs[i + 1]);
        }
        return name.build();
    }

    public Recipe subject(Object... pairs) {
        subject = name(pairs);
        return this;
    }

    public Recipe serial(BigInteger number) {
        serial = number;
        return this;
    }

    public Recipe valid(Instant begin, Instant end) {
        from = begin;
        until = end;
        return this;
    }

    public Recipe signature(String algorithm) {
        signature = algorithm;
        return this;
    }

    public Recipe usage(int bits) {
        return with(Extension.keyUsage, true, new KeyUsage(bits));
    }

    public Recipe purpose(KeyPurposeId purpose) {
        return with(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(purpose));
    }

    public Recipe pathLength(int length) {
        return with(Extension.basicConstraints, true, new BasicConstraints(length));
    }

    public Recipe asAuthority() {
        return with(Extension.basicConstraints, true, new BasicConstraints(true));
    }

    public Recipe onlyBelow(X500Name permitted) {
        GeneralSubtree tree = new GeneralSubtree(new GeneralName(permitted));
        return with(Extension.nameConstraints, true, new NameConstraints(new GeneralSubtree[] {tree}, null));
    }

    public Recipe notBelow(X500Name excluded) {
        GeneralSubtree tree = new GeneralSubtree(new GeneralName(excluded));
        return with(Extension.nameConstraints, true, new NameConstraints(null, new GeneralSubtree[] {tree}));
    }

    public Recipe onlyDnsBelow(String domain) {
        GeneralSubtree tree = new GeneralSubtree(new GeneralName(GeneralName.dNSName, domain));
        return with(Extension.nameConstraints, true, new NameConstraints(new GeneralSubtree[] {tree}, null));
    }

    public Recipe dnsName(String name) {
        return with(
                Extension.subjectAlternativeName, false, new GeneralNames(new GeneralName(GeneralName.dNSName, name)));
    }

    public Recipe unknownCritical() {
        return with(new ASN1ObjectIdentifier("1.3.6.1.4.1.99999.1"), true, DERNull.INSTANCE);
    }

    public Recipe without(ASN1ObjectIdentifier id) {
        extensions.removeIf(extra -> extra.id().equals(id));
        return this;
    }

    public Recipe with(ASN1ObjectIdentifier id, boolean critical, ASN1Encodable value) {
        without(id);
        extensions.add(new Extra(id, critical, value));
        return this;
    }

    X500Name subject() {
        return subject;
    }

    X509CertificateHolder bake(X500Name issuer, PrivateKey issuerKey, SubjectPublicKeyInfo key) throws Exception {
        X509v3CertificateBuilder builder =
                new X509v3CertificateBuilder(issuer, serial, Date.from(from), Date.from(until), subject, key);
        for (Extra extra : extensions) {
            builder.addExtension(extra.id(), extra.critical(), extra.value());
        }
        String standard = issuerKey.getAlgorithm().startsWith("EC") ? "SHA256withECDSA" : "SHA256withRSA";
        return builder.build(new JcaContentSignerBuilder(signature.isEmpty() ? standard : signature)
                .setProvider(new BouncyCastleProvider())
                .build(issuerKey));
    }

    X509Certificate bake(X500Name issuer, PrivateKey issuerKey, PublicKey key) throws Exception {
        return KeyMaterial.certificate(bake(issuer, issuerKey, SubjectPublicKeyInfo.getInstance(key.getEncoded())));
    }

    public static String pem(X509Certificate... certificates) throws Exception {
        return PemText.certificates(List.of(certificates));
    }
}
