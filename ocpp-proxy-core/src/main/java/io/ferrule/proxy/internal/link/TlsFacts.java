// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.internal.link;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

/**
 * What a TLS handshake agreed on: protocol, suite, group where it is known, the certificate that we presented, and those of
 * the peer, its own first.
 */
public record TlsFacts(
        String protocol,
        String suite,
        Optional<String> group,
        Optional<X509Certificate> presented,
        List<X509Certificate> peer) {

    public TlsFacts {
        peer = List.copyOf(peer);
    }
}
