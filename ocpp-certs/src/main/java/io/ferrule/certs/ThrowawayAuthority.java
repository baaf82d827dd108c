// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs;

import io.ferrule.certs.internal.KeyMaterial;
import io.ferrule.certs.internal.Names;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.stream.Collectors;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;

/**
 * A certificate authority that lives as long as the object: P-256 keys, certificates for 30 days, no revocation. For
 * demonstrations, tests and measurements; never for a station in the field.
 *
 * <p>Certificates have the form that OCPP asks for (OCPP 2.0.1 part 2, A00.FR.501 to 514): a server's CN is its name, a
 * station's CN is its serial number and its O the operator, no extended key usage. Safe for use by several threads.
 */
public final class ThrowawayAuthority {

    private static final Duration LIFE = Duration.ofDays(30);
    private static final Duration BACKDATED = Duration.ofMinutes(5);
    private static final String SIGNATURE = "SHA256withECDSA";

    private final X500Name name;
    private final PrivateKey key;
    private final X509Certificate root;
    private final Clock clock;
    private final SecureRandom random;

    private ThrowawayAuthority(X500Name name, KeyPair pair, Clock clock, SecureRandom random)
            throws GeneralSecurityException {
        this.name = name;
        this.key = pair.getPrivate();
        this.clock = clock;
        this.random = random;
        this.root = sign(name, pair.getPublic(), new Extra(true, List.of()));
    }

    /**
     * Makes an authority with a new self-signed root.
     *
     * @param commonName CN of the root
     * @param clock decides when certificates begin: five minutes before its time
     * @param random source of keys and serial numbers
     * @return the authority
     * @throws GeneralSecurityException if the Java runtime lacks P-256
     */
    public static ThrowawayAuthority create(String commonName, Clock clock, SecureRandom random)
            throws GeneralSecurityException {
        return new ThrowawayAuthority(Names.of("Ferrule throw-away", commonName), newPair(random), clock, random);
    }

    /**
     * The root that peers must trust.
     *
     * @return self-signed certificate
     */
    public X509Certificate root() {
        return root;
    }

    /**
     * Issues a certificate for a server.
     *
     * @param names DNS names and IP addresses, the first one becomes the CN; at least one
     * @return key and chain without the root
     * @throws GeneralSecurityException if a name cannot be put into a certificate
     */
    public Issued issueServer(List<String> names) throws GeneralSecurityException {
        KeyPair pair = newPair(random);
        X500Name subject = Names.of("Ferrule throw-away", names.get(0));
        return new Issued(pair.getPrivate(), List.of(sign(subject, pair.getPublic(), new Extra(false, names))));
    }

    /**
     * Issues a certificate for a station.
     *
     * @param commonName serial number of the station
     * @param organisation operator of the station
     * @return key and chain without the root
     * @throws GeneralSecurityException if a name cannot be put into a certificate
     */
    public Issued issueClient(String commonName, String organisation) throws GeneralSecurityException {
        KeyPair pair = newPair(random);
        X500Name subject = Names.of(organisation, commonName);
        return new Issued(pair.getPrivate(), List.of(sign(subject, pair.getPublic(), new Extra(false, List.of()))));
    }

    /**
     * Signs a station's request, its subject as it is.
     *
     * @param request a request
     * @return the certificate, to be sent alone: the root signs it directly
     * @throws GeneralSecurityException if the request cannot be read
     */
    public X509Certificate sign(SigningRequest request) throws GeneralSecurityException {
        String der =
                request.pem().lines().filter(line -> !line.startsWith("-----")).collect(Collectors.joining());
        try {
            PKCS10CertificationRequest read =
                    new PKCS10CertificationRequest(Base64.getDecoder().decode(der));
            PublicKey publicKey = KeyMaterial.publicKey(read.getSubjectPublicKeyInfo());
            return sign(read.getSubject(), publicKey, new Extra(false, List.of()));
        } catch (IOException | IllegalArgumentException e) {
            throw new GeneralSecurityException("the request cannot be read", e);
        }
    }

    private X509Certificate sign(X500Name subject, PublicKey publicKey, Extra extra) throws GeneralSecurityException {
        Instant now = clock.instant();
        X509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                name,
                new BigInteger(159, random).setBit(158),
                Date.from(now.minus(BACKDATED)),
                Date.from(now.plus(LIFE)),
                subject,
                publicKey);
        try {
            extra.addTo(builder);
            return KeyMaterial.certificate(builder.build(new JcaContentSignerBuilder(SIGNATURE).build(key)));
        } catch (IOException | OperatorCreationException e) {
            throw new GeneralSecurityException("certificate for " + subject + " cannot be made", e);
        }
    }

    private static KeyPair newPair(SecureRandom random) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"), random);
        return generator.generateKeyPair();
    }

    /** What an authority's or a server's certificate has beyond a station's. */
    private record Extra(boolean authority, List<String> names) {

        void addTo(X509v3CertificateBuilder builder) throws IOException {
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
            int usage = authority ? KeyUsage.keyCertSign | KeyUsage.cRLSign : KeyUsage.digitalSignature;
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(usage));
            if (!names.isEmpty()) {
                GeneralName[] alternatives =
                        names.stream().map(Extra::alternative).toArray(GeneralName[]::new);
                builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(alternatives));
            }
        }

        private static GeneralName alternative(String name) {
            boolean address = name.indexOf(':') >= 0 || name.matches("[0-9.]+");
            return new GeneralName(address ? GeneralName.iPAddress : GeneralName.dNSName, name);
        }
    }
}
