// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.verify;

import io.ferrule.certs.internal.Digests;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.util.Optional;
import java.util.Set;

/**
 * What a station's certificates have been so far, by SHA-256 fingerprints in lower-case hex.
 *
 * @param latest certificate that was accepted last
 * @param used certificates that were in use before
 * @param settledKeys keys of requests whose attempt has got its certificate
 */
public record LeafHistory(Optional<String> latest, Set<String> used, Set<String> settledKeys) {

    /** Copies the sets. */
    public LeafHistory {
        used = Set.copyOf(used);
        settledKeys = Set.copyOf(settledKeys);
    }

    /**
     * The history of a station that has none.
     *
     * @return an empty history
     */
    public static LeafHistory none() {
        return new LeafHistory(Optional.empty(), Set.of(), Set.of());
    }

    /**
     * The name of a certificate in a history.
     *
     * @param certificate any certificate
     * @return SHA-256 of its DER, lower-case hex
     */
    public static String fingerprint(X509Certificate certificate) {
        return Digests.fingerprint(certificate);
    }

    /**
     * The name of a key in a history.
     *
     * @param key any public key
     * @return SHA-256 of its SubjectPublicKeyInfo, lower-case hex
     */
    public static String fingerprint(PublicKey key) {
        return Digests.fingerprint(key);
    }
}
