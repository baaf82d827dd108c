// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.roots;

import io.ferrule.certs.RootUse;
import io.ferrule.certs.Trust;
import io.ferrule.certs.roots.InstalledRoot.Standing;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * The roots of one station. A value: every change makes a new one, which the caller stores before it answers.
 *
 * @param roots in the order of their installation
 */
public record TrustSet(List<InstalledRoot> roots) {

    /** Copies the roots. */
    public TrustSet {
        roots = List.copyOf(roots);
    }

    /**
     * A station without roots.
     *
     * @return the empty set
     */
    public static TrustSet empty() {
        return new TrustSet(List.of());
    }

    /**
     * What GetInstalledCertificateIds reports for one use.
     *
     * @param use what the roots are for
     * @return roots in force
     */
    public List<InstalledRoot> installed(RootUse use) {
        return filter(root -> root.use() == use && root.standing() == Standing.INSTALLED);
    }

    /**
     * What to try when a CSMS cannot be verified by the roots in force (M05.FR.13).
     *
     * @param use what the roots are for
     * @return roots that a new one has replaced and not yet outlived
     */
    public List<InstalledRoot> fallback(RootUse use) {
        return filter(root -> root.use() == use && root.standing() == Standing.FALLBACK);
    }

    /**
     * The roots in force as trust for a verifier.
     *
     * @param use what the roots are for
     * @return their certificates as anchors
     */
    public Trust trust(RootUse use) {
        return Trust.in(certificates(installed(use)));
    }

    /**
     * The fall-back roots as trust for a verifier.
     *
     * @param use what the roots are for
     * @return their certificates as anchors
     */
    public Trust fallbackTrust(RootUse use) {
        return Trust.in(certificates(fallback(use)));
    }

    /**
     * After the first connection under the new root: the old one goes (M05.FR.12).
     *
     * @return the set without fall-backs
     */
    public TrustSet proven() {
        return new TrustSet(filter(root -> root.standing() == Standing.INSTALLED));
    }

    /**
     * After a connection that only the old root could verify: the old one is in force again and the new one goes
     * (OCPP 2.0.1 part 6, TC_M_31). Roots of a use without fall-back stay.
     *
     * @return the set with the fall-backs in force
     */
    public TrustSet fallenBack() {
        List<InstalledRoot> kept = new ArrayList<>();
        for (InstalledRoot root : roots) {
            if (root.standing() == Standing.FALLBACK) {
                kept.add(root.as(Standing.INSTALLED));
            } else if (fallback(root.use()).isEmpty()) {
                kept.add(root);
            }
        }
        return new TrustSet(kept);
    }

    /**
     * The set with one more root; one of the same certificate and use gives way to it.
     *
     * @param added the root
     * @return the set
     */
    public TrustSet with(InstalledRoot added) {
        List<InstalledRoot> changed = new ArrayList<>(filter(root -> !same(root, added)));
        changed.add(added);
        return new TrustSet(changed);
    }

    /**
     * The set without a certificate, whatever it was for.
     *
     * @param certificate the certificate
     * @return the set
     */
    public TrustSet without(X509Certificate certificate) {
        return new TrustSet(filter(root -> !root.certificate().equals(certificate)));
    }

    private static boolean same(InstalledRoot one, InstalledRoot other) {
        return one.use() == other.use() && one.certificate().equals(other.certificate());
    }

    private List<InstalledRoot> filter(Predicate<InstalledRoot> wanted) {
        return roots.stream().filter(wanted).toList();
    }

    private static List<X509Certificate> certificates(List<InstalledRoot> roots) {
        return roots.stream().map(InstalledRoot::certificate).toList();
    }
}
