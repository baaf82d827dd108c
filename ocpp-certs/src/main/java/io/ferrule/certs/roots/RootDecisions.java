// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.roots;

import io.ferrule.certs.CertificateHashData;
import io.ferrule.certs.Refusal;
import io.ferrule.certs.RootUse;
import io.ferrule.certs.Trust;
import io.ferrule.certs.internal.PathFinder;
import io.ferrule.certs.internal.RefusedException;
import io.ferrule.certs.internal.Signatures;
import io.ferrule.certs.internal.StrictPem;
import io.ferrule.certs.roots.InstalledRoot.Standing;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Decides InstallCertificate and DeleteCertificate (security white paper for OCPP 1.6,
 * edition 3, M04 and M05, whose numbers are cited here; OCPP 2.0.1 part 2 has the same rules). Pure: nothing is
 * stored. Safe for use by several threads.
 */
public final class RootDecisions {

    private static final int KEY_CERT_SIGN = 5;

    private final RootPolicy policy;

    /**
     * Decisions under a policy.
     *
     * @param policy how strictly new roots are judged
     */
    public RootDecisions(RootPolicy policy) {
        this.policy = policy;
    }

    /**
     * Decides about a new root.
     *
     * @param use what it is to be for
     * @param certificate the field of that name, untouched
     * @param present the station's roots
     * @param now the present
     * @return what becomes of it; never an exception, whatever the text is
     */
    public InstallDecision install(RootUse use, String certificate, TrustSet present, Instant now) {
        try {
            StrictPem.Reading reading = StrictPem.read(certificate, policy.maxChars(), 1);
            X509Certificate root = reading.certificates().get(0);
            List<String> notes = new ArrayList<>(reading.notes());
            checkForm(root);
            checkValidity(root, now, notes);
            Optional<InstalledRoot> again = installed(root, use, present);
            if (again.isPresent()) {
                return new InstallDecision.Install(again.get(), present.with(again.get()), notes);
            }
            InstalledRoot added =
                    InstalledRoot.of(root, use, issuer(root, use, present).getPublicKey());
            TrustSet after = additional(use, present) ? replacing(added, present) : present.with(added);
            checkRoom(after);
            return new InstallDecision.Install(added, after, notes);
        } catch (RefusedException e) {
            return new InstallDecision.Refused(e.refusal(), e.detail());
        }
    }

    private static void checkForm(X509Certificate root) throws RefusedException {
        Signatures.checkKey(root);
        Signatures.checkSerial(root);
        boolean[] usage = root.getKeyUsage();
        if (root.getBasicConstraints() < 0 || (usage != null && !usage[KEY_CERT_SIGN])) {
            throw new RefusedException(Refusal.NOT_AN_AUTHORITY);
        }
    }

    private void checkValidity(X509Certificate root, Instant now, List<String> notes) throws RefusedException {
        if (now.isBefore(policy.plausibleSince())) {
            notes.add("the clock is not set, no validity was judged");
            return;
        }
        Instant begin = root.getNotBefore().toInstant();
        Instant end = root.getNotAfter().toInstant();
        if (now.plus(policy.skew()).isBefore(begin)) {
            throw new RefusedException(Refusal.NOT_YET_VALID, "from " + begin);
        }
        if (now.isAfter(end)) {
            throw new RefusedException(Refusal.EXPIRED, "until " + end);
        }
    }

    /** Its own issuer, or an installed root; anything else could later be neither named nor deleted. */
    private static X509Certificate issuer(X509Certificate root, RootUse use, TrustSet present) throws RefusedException {
        if (Signatures.selfSigned(root)) {
            return root;
        }
        if (Signatures.weak(root)) {
            throw new RefusedException(Refusal.WEAK_SIGNATURE, root.getSigAlgName());
        }
        return present.roots().stream()
                .filter(installed -> installed.use() == use)
                .map(InstalledRoot::certificate)
                .filter(installed -> !installed.equals(root) && Signatures.issued(installed, root))
                .findFirst()
                .orElseThrow(() -> new RefusedException(Refusal.NOT_A_ROOT));
    }

    /** The hash data of the first installation stays: the root that signed this one may be gone. */
    private static Optional<InstalledRoot> installed(X509Certificate root, RootUse use, TrustSet present) {
        return present.installed(use).stream()
                .filter(known -> known.certificate().equals(root))
                .findFirst();
    }

    private boolean additional(RootUse use, TrustSet present) {
        return policy.additionalRootCheck()
                && use == RootUse.CSMS
                && !present.installed(use).isEmpty();
    }

    /** One root in force and one to fall back to (M05.FR.08 to 11). A root that was never proven is no fall-back. */
    private static TrustSet replacing(InstalledRoot added, TrustSet present) throws RefusedException {
        boolean signed = present.roots().stream()
                .filter(root -> root.use() == added.use())
                .anyMatch(root -> Signatures.issued(root.certificate(), added.certificate()));
        if (!signed) {
            throw new RefusedException(Refusal.NOT_SIGNED_BY_OLD_ROOT);
        }
        boolean unproven = !present.fallback(added.use()).isEmpty();
        List<InstalledRoot> after = new ArrayList<>();
        for (InstalledRoot root : present.roots()) {
            if (root.use() != added.use() || root.standing() == Standing.FALLBACK) {
                after.add(root);
            } else if (!unproven) {
                after.add(root.as(Standing.FALLBACK));
            }
        }
        after.add(added);
        return new TrustSet(after);
    }

    private void checkRoom(TrustSet after) throws RefusedException {
        long count = after.roots().stream()
                .filter(root -> root.standing() == Standing.INSTALLED)
                .count();
        if (count > policy.storeMax()) {
            throw new RefusedException(Refusal.STORE_FULL, "at most " + policy.storeMax());
        }
    }

    /**
     * Decides about a deletion.
     *
     * @param data what names the certificate, by any of the three algorithms
     * @param present the station's roots
     * @param inUse roots that the present connection needs (M04.FR.06)
     * @param own certificates of the station itself, which cannot be deleted this way (M04.FR.05)
     * @return what becomes of it
     */
    public static DeleteDecision delete(
            CertificateHashData data, TrustSet present, Set<X509Certificate> inUse, List<X509Certificate> own) {
        if (own.stream().anyMatch(data::mayMean)) {
            return new DeleteDecision.Failed("it is the certificate of the station itself");
        }
        Optional<InstalledRoot> named = present.roots().stream()
                .filter(root -> root.standing() == Standing.INSTALLED && root.named(data))
                .findFirst();
        if (named.isEmpty()) {
            return new DeleteDecision.NotFound();
        }
        InstalledRoot root = named.get();
        if (inUse.contains(root.certificate())) {
            return new DeleteDecision.Failed("the connection to the CSMS needs it");
        }
        return new DeleteDecision.Delete(root, present.without(root.certificate()));
    }

    /**
     * The root that a peer's chain leads to, for {@code inUse}.
     *
     * @param chain the peer's certificates, its own first; at least one
     * @param trust the roots in force
     * @param at the time to judge by
     * @return the anchor, or empty if no path holds
     */
    public static Optional<X509Certificate> anchor(List<X509Certificate> chain, Trust trust, Instant at) {
        try {
            List<X509Certificate> path = PathFinder.path(chain.get(0), chain, trust, at);
            return Optional.of(path.get(path.size() - 1));
        } catch (RefusedException e) {
            return Optional.empty();
        }
    }
}
