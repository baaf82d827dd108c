// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.store;

import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One key of a station and what has become of it. The private half is in the {@link KeyVault}.
 *
 * @param number from 1 on, never used twice for a station
 * @param stage how far it has come
 * @param since when it came to this stage
 * @param from when its certificate takes effect
 * @param publicKey empty only while the key is ordered
 * @param chain its certificate and the issuers to be sent with it; empty while the key waits for it
 */
public record Generation(
        int number,
        Stage stage,
        Instant since,
        Instant from,
        Optional<PublicKey> publicKey,
        List<X509Certificate> chain) {

    /** Copies the chain and holds stage and contents together. */
    public Generation {
        chain = List.copyOf(chain);
        if (stage.pending() != chain.isEmpty()) {
            throw new IllegalArgumentException("a generation has a certificate exactly from CERT_STORED on");
        }
        if (publicKey.isEmpty() != (stage == Stage.KEY_ORDERED)) {
            throw new IllegalArgumentException("a generation has a key exactly from KEY_READY on");
        }
    }

    static Generation ordered(int number, Instant now) {
        return new Generation(number, Stage.KEY_ORDERED, now, now, Optional.empty(), List.of());
    }

    Generation withKey(PublicKey key, Instant now) {
        return new Generation(number, Stage.KEY_READY, now, now, Optional.of(key), List.of());
    }

    Generation withCertificate(List<X509Certificate> certificates, Instant effect, Instant now) {
        return new Generation(number, Stage.CERT_STORED, now, effect, publicKey, certificates);
    }

    Generation at(Stage next, Instant now) {
        return new Generation(number, next, now, from, publicKey, chain);
    }

    /**
     * The certificate of the station.
     *
     * @return the first of the chain, or empty while the key waits for it
     */
    public Optional<X509Certificate> certificate() {
        return chain.stream().findFirst();
    }
}
