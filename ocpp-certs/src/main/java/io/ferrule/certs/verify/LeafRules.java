// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.verify;

import io.ferrule.certs.Refusal;
import io.ferrule.certs.internal.RefusedException;
import io.ferrule.certs.internal.Signatures;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.jspecify.annotations.Nullable;

/** What the certificate of a station must be like (OCPP 2.0.1 part 2, A00.FR.501 to 514). */
final class LeafRules {

    private static final Set<String> CLIENT_PURPOSES =
            Set.of(KeyPurposeId.id_kp_clientAuth.getId(), KeyPurposeId.anyExtendedKeyUsage.getId());
    private static final Set<String> KNOWN_EXTENSIONS = Set.of(
            Extension.basicConstraints.getId(),
            Extension.keyUsage.getId(),
            Extension.extendedKeyUsage.getId(),
            Extension.subjectAlternativeName.getId(),
            Extension.certificatePolicies.getId());
    private static final int DIGITAL_SIGNATURE = 0;

    private LeafRules() {}

    static void checkForm(X509Certificate leaf) throws RefusedException {
        Signatures.checkKey(leaf);
        if (Signatures.weak(leaf)) {
            throw new RefusedException(Refusal.WEAK_SIGNATURE, leaf.getSigAlgName());
        }
        Signatures.checkSerial(leaf);
    }

    static void checkUse(X509Certificate leaf) throws RefusedException {
        if (leaf.getBasicConstraints() >= 0) {
            throw new RefusedException(Refusal.AUTHORITY);
        }
        boolean[] usage = leaf.getKeyUsage();
        if (usage != null && !usage[DIGITAL_SIGNATURE]) {
            throw new RefusedException(Refusal.KEY_USAGE);
        }
        List<String> purposes = purposes(leaf);
        if (purposes != null && purposes.stream().noneMatch(CLIENT_PURPOSES::contains)) {
            throw new RefusedException(Refusal.EXTENDED_KEY_USAGE);
        }
        Set<String> critical = leaf.getCriticalExtensionOIDs();
        if (critical != null && !KNOWN_EXTENSIONS.containsAll(critical)) {
            throw new RefusedException(Refusal.UNKNOWN_CRITICAL_EXTENSION);
        }
    }

    private static @Nullable List<String> purposes(X509Certificate leaf) throws RefusedException {
        try {
            return leaf.getExtendedKeyUsage();
        } catch (CertificateParsingException e) {
            throw new RefusedException(Refusal.UNREADABLE_CERTIFICATE, "extended key usage");
        }
    }

    /** The issuers that were sent along, as far as they follow each other; used where no root has to be reached. */
    static List<X509Certificate> linked(X509Certificate leaf, List<X509Certificate> sent) {
        List<X509Certificate> chain = new ArrayList<>(List.of(leaf));
        X509Certificate last = leaf;
        while (last != null) {
            X509Certificate below = last;
            last = sent.stream()
                    .filter(issuer -> !chain.contains(issuer) && !Signatures.selfSigned(issuer))
                    .filter(issuer -> Signatures.issued(issuer, below))
                    .findFirst()
                    .orElse(null);
            if (last != null) {
                chain.add(last);
            }
        }
        return chain;
    }
}
