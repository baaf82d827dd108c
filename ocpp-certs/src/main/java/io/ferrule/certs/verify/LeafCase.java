// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.verify;

import io.ferrule.certs.StationName;
import io.ferrule.certs.Trust;
import java.security.PublicKey;
import java.time.Instant;
import java.util.Map;

/**
 * What is known about a station when CertificateSigned arrives.
 *
 * @param name whose certificate it must be
 * @param pending the keys that wait for a certificate, by generation number; all requests of the present attempt
 * @param history what came before
 * @param trust installed CSMS roots
 * @param now the present
 */
public record LeafCase(
        StationName name, Map<Integer, PublicKey> pending, LeafHistory history, Trust trust, Instant now) {

    /** Copies the keys. */
    public LeafCase {
        pending = Map.copyOf(pending);
    }
}
