// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.verify;

import io.ferrule.certs.Refusal;
import io.ferrule.certs.internal.Digests;
import io.ferrule.certs.internal.PathFinder;
import io.ferrule.certs.internal.RefusedException;
import io.ferrule.certs.internal.Signatures;
import io.ferrule.certs.internal.StrictPem;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Judges what CertificateSigned brings (OCPP 2.0.1 part 2, A02.FR.06; security white paper for OCPP 1.6, edition 3,
 * the same number). The runtime's own path check is far laxer than OCPP, so every property is looked at here, the
 * cheap ones first.
 *
 * <p>Pure: nothing is stored, no clock is read, no network asked. Safe for use by several threads.
 */
public final class LeafVerifier {

    private static final int MAX_CERTIFICATES = 5;

    private final LeafPolicy policy;

    /**
     * A verifier.
     *
     * @param policy how strictly it judges
     */
    public LeafVerifier(LeafPolicy policy) {
        this.policy = policy;
    }

    /**
     * Judges a chain.
     *
     * @param certificateChain the field of that name, untouched
     * @param known what is known about the station
     * @return what becomes of it; never an exception, whatever the text is
     */
    public LeafVerdict verify(String certificateChain, LeafCase known) {
        try {
            StrictPem.Reading reading = StrictPem.read(certificateChain, policy.maxChainChars(), MAX_CERTIFICATES);
            return judge(new Sent(reading.certificates(), new ArrayList<>(reading.notes())), known);
        } catch (RefusedException e) {
            return new LeafVerdict.Refused(e.refusal(), e.detail());
        }
    }

    /** What was sent, and what is worth a note about it. */
    private record Sent(List<X509Certificate> certificates, List<String> notes) {}

    private LeafVerdict judge(Sent sent, LeafCase known) throws RefusedException {
        X509Certificate leaf = leaf(sent, known);
        String name = Digests.fingerprint(leaf);
        if (known.history().latest().filter(name::equals).isPresent()) {
            return new LeafVerdict.Repeated();
        }
        if (known.history().used().contains(name)) {
            throw new RefusedException(Refusal.REPLAYED);
        }
        LeafRules.checkForm(leaf);
        if (known.history().settledKeys().contains(Digests.fingerprint(leaf.getPublicKey()))) {
            return new LeafVerdict.Superseded();
        }
        int generation = generation(leaf, known);
        LeafRules.checkUse(leaf);
        Instant from = effect(leaf, known.now(), sent);
        LeafNames.check(leaf, known.name(), sent.notes());
        List<X509Certificate> chain = chain(leaf, sent, known, from);
        return new LeafVerdict.Accepted(generation, chain, from, sent.notes());
    }

    /** The certificate of one of our keys, wherever it stands, else the first one so that the refusal is about that. */
    private X509Certificate leaf(Sent sent, LeafCase known) throws RefusedException {
        X509Certificate first = sent.certificates().get(0);
        for (X509Certificate certificate : sent.certificates()) {
            if (known.pending().containsValue(certificate.getPublicKey())) {
                if (!certificate.equals(first) && !policy.sortChain()) {
                    throw new RefusedException(Refusal.WRONG_ORDER);
                }
                return certificate;
            }
        }
        return first;
    }

    private static int generation(X509Certificate leaf, LeafCase known) throws RefusedException {
        if (known.pending().isEmpty()) {
            throw new RefusedException(Refusal.UNSOLICITED);
        }
        for (Map.Entry<Integer, PublicKey> pending : known.pending().entrySet()) {
            if (pending.getValue().equals(leaf.getPublicKey())) {
                return pending.getKey();
            }
        }
        throw new RefusedException(Refusal.UNKNOWN_KEY);
    }

    private Instant effect(X509Certificate leaf, Instant now, Sent sent) throws RefusedException {
        if (clockUnset(now)) {
            sent.notes().add("the clock is not set, no validity was judged");
            return now;
        }
        Instant begin = leaf.getNotBefore().toInstant();
        Instant end = leaf.getNotAfter().toInstant();
        if (!now.isBefore(end)) {
            throw new RefusedException(Refusal.EXPIRED, "until " + end);
        }
        return policy.rules()
                .effect(begin, now, policy.skew())
                .orElseThrow(() -> new RefusedException(Refusal.NOT_YET_VALID, "from " + begin));
    }

    private boolean clockUnset(Instant now) {
        return now.isBefore(policy.plausibleSince());
    }

    private List<X509Certificate> chain(X509Certificate leaf, Sent sent, LeafCase known, Instant from)
            throws RefusedException {
        if (Signatures.selfSigned(leaf)) {
            if (policy.trust() == LeafTrust.PINNED) {
                return List.of(leaf);
            }
            throw new RefusedException(Refusal.SELF_SIGNED);
        }
        Instant at = clockUnset(known.now()) ? leaf.getNotBefore().toInstant() : from;
        List<X509Certificate> chain;
        try {
            chain = withoutRoot(PathFinder.path(leaf, sent.certificates(), known.trust(), at));
        } catch (RefusedException e) {
            if (policy.trust() == LeafTrust.HIERARCHY || e.refusal() != Refusal.UNKNOWN_ISSUER) {
                throw e;
            }
            chain = LeafRules.linked(leaf, sent.certificates());
            sent.notes().add("no path leads to an installed root");
        }
        noteOrder(sent, chain);
        return chain;
    }

    private static List<X509Certificate> withoutRoot(List<X509Certificate> path) {
        X509Certificate anchor = path.get(path.size() - 1);
        return Signatures.selfSigned(anchor) ? path.subList(0, path.size() - 1) : path;
    }

    private void noteOrder(Sent sent, List<X509Certificate> chain) throws RefusedException {
        List<X509Certificate> known = new ArrayList<>(sent.certificates());
        known.retainAll(chain);
        List<X509Certificate> used = new ArrayList<>(chain);
        used.retainAll(sent.certificates());
        if (!known.equals(used)) {
            if (!policy.sortChain()) {
                throw new RefusedException(Refusal.WRONG_ORDER);
            }
            sent.notes().add("the chain was not in order");
        }
        if (used.size() < chain.size()) {
            sent.notes().add("an issuer that was not sent was taken from those that are known");
        }
        boolean unrelated = sent.certificates().stream()
                .anyMatch(certificate -> !chain.contains(certificate) && !Signatures.selfSigned(certificate));
        if (unrelated) {
            sent.notes().add("a certificate that is not part of the path was left out");
        }
    }
}
