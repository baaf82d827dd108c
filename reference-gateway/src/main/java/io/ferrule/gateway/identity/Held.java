// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.identity;

import io.ferrule.proxy.upstream.TlsIdentity;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

/**
 * What a station shows a CSMS and trusts, at one moment.
 *
 * @param identity key and certificate, the best that it has
 * @param roots roots of its CSMS
 */
public record Held(Optional<TlsIdentity> identity, List<X509Certificate> roots) {

    /** Copies the list. */
    public Held {
        roots = List.copyOf(roots);
    }
}
