// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.intercept;

import io.ferrule.proxy.upstream.TlsIdentity;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a station's CSMS is dialled with.
 *
 * @param generation number of the key in the store; empty without an identity
 * @param identity what is shown to the CSMS; empty while the station has no certificate, or does not authenticate with one
 * @param trust CSMS roots of the station; empty if it has none, and then no CSMS can be trusted
 */
public record StationCredentials(OptionalInt generation, Optional<TlsIdentity> identity, List<X509Certificate> trust) {

    /** Copies the roots. */
    public StationCredentials {
        trust = List.copyOf(trust);
        if (generation.isPresent() != identity.isPresent()) {
            throw new IllegalArgumentException("an identity has a generation");
        }
    }
}
