// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs;

import io.ferrule.certs.internal.Digests;
import io.ferrule.certs.internal.Names;
import io.ferrule.certs.internal.PemText;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.ExtensionsGenerator;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;

/**
 * A PKCS#10 request for a station's certificate, as SignCertificate carries it (OCPP 2.0.1 part 2, A02.FR.02).
 *
 * <p>Besides the subject it asks for what a station's certificate must be: no authority, and a key for digital
 * signatures. It names no alternative names and no extended key usage, because some authorities copy what the request
 * says and OCPP advises against both (A00.FR.514). Only where an authority goes by DNS names does it name that one.
 *
 * @param pem one block in lines of 64 characters that end in a line feed, at most 5500 characters
 */
public record SigningRequest(String pem) {

    /** What the field {@code csr} of SignCertificate holds at most, in characters. */
    public static final int MAX_CHARS = 5500;

    /** Refuses what does not fit into the field. */
    public SigningRequest {
        if (pem.length() > MAX_CHARS) {
            throw new IllegalArgumentException("a request of " + pem.length() + " characters does not fit into 5500");
        }
    }

    /**
     * Makes a request and signs it with the key that it is for.
     *
     * @param name O and CN, or a DNS name: that is the one alternative name then, and the CN if it fits (RFC 8555, 7.4)
     * @param pair a key of a {@link KeyType}; the private one may live in a token
     * @return the request
     * @throws GeneralSecurityException if the key is of no known type, or cannot sign
     */
    public static SigningRequest create(StationName name, KeyPair pair) throws GeneralSecurityException {
        KeyType type = KeyType.of(pair.getPublic())
                .orElseThrow(() -> new GeneralSecurityException("no request can be made for a key of this kind"));
        try {
            PKCS10CertificationRequest request = new JcaPKCS10CertificationRequestBuilder(
                            subject(name), pair.getPublic())
                    .addAttribute(
                            PKCSObjectIdentifiers.pkcs_9_at_extensionRequest,
                            extensions(name).generate())
                    .build(new JcaContentSignerBuilder(type.signature()).build(pair.getPrivate()));
            return new SigningRequest(PemText.block("CERTIFICATE REQUEST", request.getEncoded()));
        } catch (IOException | OperatorCreationException e) {
            throw new GeneralSecurityException("the key cannot sign a request", e);
        }
    }

    private static X500Name subject(StationName name) {
        if (name instanceof StationSubject subject) {
            return Names.of(subject.organisation(), subject.commonName());
        }
        String dnsName = ((StationDnsName) name).dnsName();
        return dnsName.length() <= StationDnsName.MAX_COMMON_NAME
                ? Names.of(name.organisation(), dnsName)
                : Names.of(name.organisation());
    }

    private static ExtensionsGenerator extensions(StationName name) throws IOException {
        ExtensionsGenerator extensions = new ExtensionsGenerator();
        extensions.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
        extensions.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
        if (name instanceof StationDnsName known) {
            extensions.addExtension(
                    Extension.subjectAlternativeName,
                    false,
                    new GeneralNames(new GeneralName(GeneralName.dNSName, known.dnsName())));
        }
        return extensions;
    }

    /**
     * The DNS names that it asks for.
     *
     * @return as they are written; empty for a request by O and CN, and for a text that is no request
     */
    public List<String> dnsNames() {
        try {
            GeneralNames names = GeneralNames.fromExtensions(
                    new PKCS10CertificationRequest(der()).getRequestedExtensions(), Extension.subjectAlternativeName);
            return names == null
                    ? List.of()
                    : Stream.of(names.getNames())
                            .filter(name -> name.getTagNo() == GeneralName.dNSName)
                            .map(name -> name.getName().toString())
                            .toList();
        } catch (IOException | RuntimeException e) {
            return List.of();
        }
    }

    /**
     * Which key it is for.
     *
     * @return SHA-256 of the key's SubjectPublicKeyInfo in lower-case hex; empty for a text that is no request
     */
    public Optional<String> keyFingerprint() {
        try {
            byte[] key = new PKCS10CertificationRequest(der())
                    .getSubjectPublicKeyInfo()
                    .getEncoded();
            return Optional.of(Digests.hex("SHA-256", key));
        } catch (IOException | RuntimeException e) {
            return Optional.empty();
        }
    }

    /**
     * The request without its armour.
     *
     * @return DER
     */
    public byte[] der() {
        String body = pem.lines().filter(line -> !line.startsWith("-----")).collect(Collectors.joining());
        return Base64.getDecoder().decode(body);
    }
}
