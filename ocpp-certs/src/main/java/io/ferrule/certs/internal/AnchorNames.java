// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.internal;

import io.ferrule.certs.Refusal;
import java.security.cert.X509Certificate;
import java.util.List;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.NameConstraintValidator;
import org.bouncycastle.asn1.x509.NameConstraintValidatorException;
import org.bouncycastle.asn1.x509.NameConstraints;
import org.bouncycastle.asn1.x509.PKIXNameConstraintValidator;

/** The names that an anchor may certify. The runtime looks at name constraints of all certificates but the anchor. */
final class AnchorNames {

    private final NameConstraintValidator names = new PKIXNameConstraintValidator();

    private AnchorNames(NameConstraints constraints) {
        if (constraints.getPermittedSubtrees() != null) {
            names.intersectPermittedSubtree(constraints.getPermittedSubtrees());
        }
        if (constraints.getExcludedSubtrees() != null) {
            for (GeneralSubtree tree : constraints.getExcludedSubtrees()) {
                names.addExcludedSubtree(tree);
            }
        }
    }

    static void check(X509Certificate anchor, List<X509Certificate> path) throws RefusedException {
        byte[] extension = anchor.getExtensionValue(Extension.nameConstraints.getId());
        if (extension == null) {
            return;
        }
        try {
            AnchorNames allowed = new AnchorNames(NameConstraints.getInstance(octets(extension)));
            for (X509Certificate certificate : path) {
                allowed.check(certificate);
            }
        } catch (NameConstraintValidatorException e) {
            throw new RefusedException(Refusal.NAME_CONSTRAINT);
        } catch (RuntimeException e) {
            throw new RefusedException(Refusal.PATH_INVALID, "name constraints of the root");
        }
    }

    private void check(X509Certificate certificate) throws NameConstraintValidatorException {
        X500Name subject =
                X500Name.getInstance(certificate.getSubjectX500Principal().getEncoded());
        check(new GeneralName(subject));
        byte[] extension = certificate.getExtensionValue(Extension.subjectAlternativeName.getId());
        if (extension != null) {
            for (GeneralName name : GeneralNames.getInstance(octets(extension)).getNames()) {
                check(name);
            }
        }
    }

    private void check(GeneralName name) throws NameConstraintValidatorException {
        names.checkPermitted(name);
        names.checkExcluded(name);
    }

    private static byte[] octets(byte[] extension) {
        return ASN1OctetString.getInstance(extension).getOctets();
    }
}
