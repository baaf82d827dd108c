// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.internal;

import io.ferrule.certs.Refusal;
import io.ferrule.certs.Trust;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the way from a certificate to an anchor, whatever the order in which its issuers came. Where roots are
 * cross-signed there are several ways; the first one that holds is taken.
 *
 * <p>The work is bounded: at most 200 signatures are tried, so that certificates that sign each other in circles cost
 * nothing.
 */
public final class PathFinder {

    private static final int MAX_LENGTH = 8;
    private static final int MAX_SIGNATURES = 200;

    private final Trust trust;
    private final Instant at;
    private final Set<X509Certificate> helpers = new LinkedHashSet<>();
    private int signatures;
    private @Nullable RefusedException firstRefusal;

    private PathFinder(Trust trust, Instant at) {
        this.trust = trust;
        this.at = at;
    }

    /**
     * The path: the certificate itself, its issuers, the anchor last.
     *
     * @throws RefusedException with the reason why the first way found does not hold, or that there is none
     */
    public static List<X509Certificate> path(
            X509Certificate certificate, Collection<X509Certificate> supplied, Trust trust, Instant at)
            throws RefusedException {
        PathFinder finder = new PathFinder(trust, at);
        finder.helpers.addAll(supplied);
        finder.helpers.addAll(trust.intermediates());
        Deque<X509Certificate> path = new ArrayDeque<>(List.of(certificate));
        List<X509Certificate> found = finder.search(path);
        if (found != null) {
            return found;
        }
        throw finder.firstRefusal == null ? new RefusedException(Refusal.UNKNOWN_ISSUER) : finder.firstRefusal;
    }

    private @Nullable List<X509Certificate> search(Deque<X509Certificate> path) {
        X509Certificate last = path.getLast();
        for (X509Certificate anchor : trust.anchors()) {
            if (!path.contains(anchor) && issued(anchor, last) && holds(path, anchor)) {
                List<X509Certificate> complete = new ArrayList<>(path);
                complete.add(anchor);
                return List.copyOf(complete);
            }
        }
        for (X509Certificate helper : helpers) {
            if (path.size() < MAX_LENGTH && !path.contains(helper) && issued(helper, last)) {
                path.addLast(helper);
                List<X509Certificate> found = search(path);
                if (found != null) {
                    return found;
                }
                path.removeLast();
            }
        }
        return null;
    }

    private boolean issued(X509Certificate issuer, X509Certificate certificate) {
        return certificate.getIssuerX500Principal().equals(issuer.getSubjectX500Principal())
                && signatures++ < MAX_SIGNATURES
                && Signatures.madeBy(issuer.getPublicKey(), certificate);
    }

    private boolean holds(Deque<X509Certificate> path, X509Certificate anchor) {
        try {
            new PathRules(List.copyOf(path), anchor).check(trust.revocations(), at);
            return true;
        } catch (RefusedException e) {
            if (firstRefusal == null) {
                firstRefusal = e;
            }
            return false;
        }
    }
}
