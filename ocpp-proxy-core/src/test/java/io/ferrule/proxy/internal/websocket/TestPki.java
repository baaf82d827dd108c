// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.internal.websocket;

import io.ferrule.proxy.upstream.TlsIdentity;
import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A certificate authority for tests, with the real clock, since TLS of the Java runtime knows no other. */
final class TestPki {

    private static final Duration VALIDITY = Duration.ofDays(1);

    private final KeyPair keys;
    private final X509Certificate root;
    private final List<X509Certificate> shown;
    private long serial = 1;

    private TestPki(KeyPair keys, X509Certificate root, List<X509Certificate> shown) {
        this.keys = keys;
        this.root = root;
        this.shown = shown;
    }

    static TestPki named(String name) throws Exception {
        KeyPair keys = keyPair("EC");
        X500Name subject = new X500Name("CN=" + name);
        Instant now = Instant.now();
        JcaX509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                subject,
                BigInteger.ONE,
                date(now.minus(VALIDITY)),
                date(now.plus(VALIDITY)),
                subject,
                keys.getPublic());
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
        return new TestPki(keys, sign(builder, keys.getPrivate()), List.of());
    }

    /** An authority below this one; whoever gets a certificate of it shows this one's signature under it, too. */
    TestPki below(String name) throws Exception {
        KeyPair pair = keyPair("EC");
        JcaX509v3CertificateBuilder builder = builder(pair, name, Instant.now().plus(VALIDITY));
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
        X509Certificate own = sign(builder, keys.getPrivate());
        return new TestPki(
                pair, own, Stream.concat(Stream.of(own), shown.stream()).toList());
    }

    X509Certificate certificate() {
        return root;
    }

    PrivateKey key() {
        return keys.getPrivate();
    }

    List<X509Certificate> roots() {
        return List.of(root);
    }

    /** A certificate as OCPP wants it: the name in the subject and nowhere else (A00.FR.307). */
    TlsIdentity issue(String commonName) throws Exception {
        return issue(commonName, new Extension[0]);
    }

    TlsIdentity issueRsa(String commonName) throws Exception {
        return issue("RSA", commonName, Instant.now().plus(VALIDITY));
    }

    TlsIdentity issueExpired(String commonName) throws Exception {
        return issue("EC", commonName, Instant.now().minusSeconds(60));
    }

    TlsIdentity issueForTomorrow(String commonName) throws Exception {
        KeyPair pair = keyPair("EC");
        Instant tomorrow = Instant.now().plus(VALIDITY);
        JcaX509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                X500Name.getInstance(root.getSubjectX500Principal().getEncoded()),
                BigInteger.valueOf(++serial),
                date(tomorrow),
                date(tomorrow.plus(VALIDITY)),
                new X500Name("CN=" + commonName + ",O=Example CPO"),
                pair.getPublic());
        return identity(pair, builder);
    }

    /** A server's certificate with further extensions. */
    TlsIdentity issue(String commonName, Extension... extensions) throws Exception {
        KeyPair pair = keyPair("EC");
        JcaX509v3CertificateBuilder builder =
                builder(pair, commonName, Instant.now().plus(VALIDITY));
        for (Extension extension : extensions) {
            builder.addExtension(extension);
        }
        return identity(pair, builder);
    }

    /** The root itself as a server; it has issued its own certificate. */
    TlsIdentity itself() {
        return new TlsIdentity(keys.getPrivate(), roots());
    }

    TlsIdentity issueForName(String dnsName) throws Exception {
        KeyPair pair = keyPair("EC");
        JcaX509v3CertificateBuilder builder =
                builder(pair, "somebody", Instant.now().plus(VALIDITY));
        builder.addExtension(
                Extension.subjectAlternativeName,
                false,
                new GeneralNames(new GeneralName(GeneralName.dNSName, dnsName)));
        return identity(pair, builder);
    }

    private TlsIdentity issue(String algorithm, String commonName, Instant notAfter) throws Exception {
        KeyPair pair = keyPair(algorithm);
        return identity(pair, builder(pair, commonName, notAfter));
    }

    private TlsIdentity identity(KeyPair pair, JcaX509v3CertificateBuilder builder) throws Exception {
        X509Certificate own = sign(builder, keys.getPrivate());
        return new TlsIdentity(
                pair.getPrivate(), Stream.concat(Stream.of(own), shown.stream()).toList());
    }

    private JcaX509v3CertificateBuilder builder(KeyPair pair, String commonName, Instant notAfter) {
        serial++;
        return new JcaX509v3CertificateBuilder(
                X500Name.getInstance(root.getSubjectX500Principal().getEncoded()),
                BigInteger.valueOf(serial),
                date(Instant.now().minus(VALIDITY)),
                date(notAfter),
                new X500Name("CN=" + commonName + ",O=Example CPO"),
                pair.getPublic());
    }

    private static X509Certificate sign(JcaX509v3CertificateBuilder builder, PrivateKey key) throws Exception {
        return new JcaX509CertificateConverter()
                .getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(key)));
    }

    private static KeyPair keyPair(String algorithm) throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
        generator.initialize(algorithm.equals("RSA") ? 2048 : 256);
        return generator.generateKeyPair();
    }

    private static Date date(Instant instant) {
        return Date.from(instant);
    }
}
