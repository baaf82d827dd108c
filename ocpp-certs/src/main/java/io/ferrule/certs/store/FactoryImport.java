// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.store;

import io.ferrule.certs.CertificateFacts;
import io.ferrule.certs.Issued;
import io.ferrule.certs.RootUse;
import io.ferrule.certs.internal.Digests;
import io.ferrule.certs.internal.Signatures;
import io.ferrule.certs.roots.InstalledRoot;
import io.ferrule.certs.roots.TrustSet;
import java.io.IOException;
import java.security.KeyPair;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Takes what a configuration starts a station with into the store: once. From then on the store is the truth; a
 * renewed certificate wins, and a root that was deleted does not come back.
 */
public final class FactoryImport {

    private final IdentityStore store;

    /** What became of a factory credential. */
    public enum Outcome {
        /** It is the active generation now. */
        TAKEN,
        /** It was taken before. */
        KNOWN,
        /** The station has another identity already, which stays. */
        KEPT_OWN
    }

    /**
     * Imports into a store.
     *
     * @param store the store
     */
    public FactoryImport(IdentityStore store) {
        this.store = store;
    }

    /**
     * Takes a key with its certificate, unless it was taken before or the station has an identity already.
     *
     * @param station identity of the station
     * @param credential what the installer gave
     * @return what became of it
     * @throws IOException if key and certificate do not belong together, or cannot be kept
     */
    public Outcome credential(String station, Issued credential) throws IOException {
        synchronized (store) {
            StationIdentity before = store.station(station);
            String fingerprint = Digests.fingerprint(credential.chain().get(0));
            if (before.memory().taken().contains(fingerprint)) {
                return Outcome.KNOWN;
            }
            boolean own = before.generations().stream()
                    .anyMatch(generation -> !generation.stage().pending());
            if (own) {
                return Outcome.KEPT_OWN;
            }
            if (!CertificateFacts.matches(credential.key(), credential.chain().get(0))) {
                throw new StoreException("the key for " + station + " does not belong to its certificate; use the pair"
                        + " that was made together");
            }
            take(before, credential, fingerprint);
            return Outcome.TAKEN;
        }
    }

    private void take(StationIdentity before, Issued credential, String fingerprint) throws IOException {
        Instant now = store.clock().instant();
        Generation ordered = Generation.ordered(before.next(), now);
        store.save(before.with(ordered));
        PublicKey publicKey = credential.chain().get(0).getPublicKey();
        store.vault().keep(new KeyName(before.station(), ordered.number()), new KeyPair(publicKey, credential.key()));
        Generation active = ordered.withKey(publicKey, now)
                .withCertificate(credential.chain(), now, now)
                .at(Stage.ACTIVE, now);
        Memory memory = before.memory().taking(List.of(fingerprint)).using(List.of(fingerprint));
        store.save(before.with(active).with(memory));
    }

    /**
     * Takes those roots that were never taken before.
     *
     * @param station identity of the station
     * @param use what they are for
     * @param roots what the configuration trusts; what is neither self-signed nor signed by another of them is taken
     *     too, named by its own key
     * @return those that are new in the store
     * @throws IOException if they cannot be kept
     */
    public List<X509Certificate> roots(String station, RootUse use, List<X509Certificate> roots) throws IOException {
        synchronized (store) {
            StationIdentity before = store.station(station);
            List<X509Certificate> fresh = new ArrayList<>();
            List<String> names = new ArrayList<>();
            TrustSet trust = before.trust();
            for (X509Certificate root : roots) {
                String name = use + ":" + Digests.fingerprint(root);
                if (!before.memory().taken().contains(name) && !names.contains(name)) {
                    fresh.add(root);
                    names.add(name);
                    trust = trust.with(InstalledRoot.of(root, use, issuerKey(root, roots, trust)));
                }
            }
            if (!fresh.isEmpty()) {
                store.save(before.with(trust).with(before.memory().taking(names)));
            }
            return List.copyOf(fresh);
        }
    }

    private static PublicKey issuerKey(X509Certificate root, List<X509Certificate> roots, TrustSet trust) {
        Optional<X509Certificate> issuer = roots.stream()
                .filter(other -> Signatures.issued(other, root))
                .findFirst()
                .or(() -> trust.roots().stream()
                        .map(InstalledRoot::certificate)
                        .filter(other -> Signatures.issued(other, root))
                        .findFirst());
        return issuer.orElse(root).getPublicKey();
    }
}
