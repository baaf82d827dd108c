// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.roots;

import io.ferrule.certs.CertificateHashData;
import io.ferrule.certs.HashAlgorithm;
import io.ferrule.certs.RootUse;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * A root with the data by which OCPP names it. The data is computed once, at the installation: that of a cross-signed
 * root needs the key of the old root, which may be gone when somebody asks.
 *
 * @param certificate the root
 * @param use what it is for
 * @param standing whether it is the one in force
 * @param hashes its hash data by each algorithm
 */
public record InstalledRoot(
        X509Certificate certificate, RootUse use, Standing standing, Map<HashAlgorithm, CertificateHashData> hashes) {

    /** Whether a root is in force. */
    public enum Standing {
        /** In force, and reported. */
        INSTALLED,
        /** Replaced by a new root that is not proven; used when the new one fails, and not reported until then. */
        FALLBACK
    }

    /** Copies the map and asks for all algorithms. */
    public InstalledRoot {
        hashes = Collections.unmodifiableMap(new EnumMap<>(hashes));
        if (hashes.size() != HashAlgorithm.values().length) {
            throw new IllegalArgumentException("a root needs its hash data by every algorithm");
        }
    }

    /**
     * A root in force.
     *
     * @param certificate the root
     * @param use what it is for
     * @param issuerKey key that signed it: its own, or the old root's
     * @return the root with its hash data
     */
    public static InstalledRoot of(X509Certificate certificate, RootUse use, PublicKey issuerKey) {
        Map<HashAlgorithm, CertificateHashData> hashes = new EnumMap<>(HashAlgorithm.class);
        for (HashAlgorithm algorithm : HashAlgorithm.values()) {
            hashes.put(algorithm, CertificateHashData.of(certificate, issuerKey, algorithm));
        }
        return new InstalledRoot(certificate, use, Standing.INSTALLED, hashes);
    }

    /**
     * The same root with another standing.
     *
     * @param other the standing
     * @return a copy
     */
    public InstalledRoot as(Standing other) {
        return new InstalledRoot(certificate, use, other, hashes);
    }

    /**
     * Whether hash data names this root.
     *
     * @param data from DeleteCertificate
     * @return true if it does, by whichever algorithm the data uses
     */
    public boolean named(CertificateHashData data) {
        return data.equals(hashes.get(data.algorithm()));
    }
}
