// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.internal;

import io.ferrule.certs.Refusal;
import java.security.GeneralSecurityException;
import java.security.cert.CertPath;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertPathValidatorException.BasicReason;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.PKIXReason;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The rules for one path. RFC 5280 is checked by the runtime; what it leaves out or words too broadly is checked here
 * first: an expired anchor, the path length of the anchor, weak digests.
 */
record PathRules(List<X509Certificate> path, X509Certificate anchor) {

    private static final Map<CertPathValidatorException.Reason, Refusal> REASONS = Map.of(
            PKIXReason.PATH_TOO_LONG, Refusal.PATH_TOO_LONG,
            PKIXReason.INVALID_NAME, Refusal.NAME_CONSTRAINT,
            PKIXReason.NOT_CA_CERT, Refusal.NOT_AN_AUTHORITY,
            PKIXReason.INVALID_KEY_USAGE, Refusal.NOT_AN_AUTHORITY,
            PKIXReason.UNRECOGNIZED_CRIT_EXT, Refusal.UNKNOWN_CRITICAL_EXTENSION,
            BasicReason.EXPIRED, Refusal.ISSUER_NOT_VALID,
            BasicReason.NOT_YET_VALID, Refusal.ISSUER_NOT_VALID,
            BasicReason.ALGORITHM_CONSTRAINED, Refusal.WEAK_SIGNATURE);

    void check(List<X509CRL> revocations, Instant at) throws RefusedException {
        for (int i = 1; i <= path.size(); i++) {
            X509Certificate issuer = issuer(i);
            checkValidity(issuer, at);
            Signatures.checkKey(issuer);
            if (!issuer.equals(anchor) && Signatures.weak(issuer)) {
                throw new RefusedException(Refusal.WEAK_SIGNATURE, issuer.getSigAlgName());
            }
        }
        int allowed = anchor.getBasicConstraints();
        if (allowed >= 0 && path.size() - 1 > allowed) {
            throw new RefusedException(Refusal.PATH_TOO_LONG);
        }
        AnchorNames.check(anchor, path);
        checkStandard(at);
        checkRevocations(revocations);
    }

    private X509Certificate issuer(int index) {
        return index < path.size() ? path.get(index) : anchor;
    }

    private static void checkValidity(X509Certificate issuer, Instant at) throws RefusedException {
        Instant begin = issuer.getNotBefore().toInstant();
        Instant end = issuer.getNotAfter().toInstant();
        if (at.isBefore(begin) || at.isAfter(end)) {
            String name = Quote.of(issuer.getSubjectX500Principal().getName());
            throw new RefusedException(Refusal.ISSUER_NOT_VALID, name + " from " + begin + " to " + end);
        }
    }

    private void checkStandard(Instant at) throws RefusedException {
        try {
            CertPath certificates = CertificateFactory.getInstance("X.509").generateCertPath(path);
            PKIXParameters parameters = new PKIXParameters(Set.of(new TrustAnchor(anchor, null)));
            parameters.setRevocationEnabled(false);
            parameters.setDate(Date.from(at));
            CertPathValidator.getInstance("PKIX").validate(certificates, parameters);
        } catch (CertPathValidatorException e) {
            throw new RefusedException(
                    REASONS.getOrDefault(e.getReason(), Refusal.PATH_INVALID), String.valueOf(e.getReason()));
        } catch (GeneralSecurityException | RuntimeException e) {
            throw new RefusedException(Refusal.PATH_INVALID, e.getClass().getSimpleName());
        }
    }

    private void checkRevocations(List<X509CRL> lists) throws RefusedException {
        for (int i = 0; i < path.size(); i++) {
            for (X509CRL list : lists) {
                if (list.isRevoked(path.get(i)) && signed(list, issuer(i + 1))) {
                    throw new RefusedException(
                            Refusal.REVOKED,
                            "number " + path.get(i).getSerialNumber().toString(16));
                }
            }
        }
    }

    private static boolean signed(X509CRL list, X509Certificate issuer) {
        try {
            list.verify(issuer.getPublicKey());
            return list.getIssuerX500Principal().equals(issuer.getSubjectX500Principal());
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}
