// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.handshake;

import io.ferrule.benchmarks.tls.TlsProvider;
import io.ferrule.certs.KeyType;

/** Who shakes hands, and with which keys on both ends. */
public enum HandshakeKind {
    JDK_P256(TlsProvider.JDK, KeyType.EC_P256),
    JDK_RSA(TlsProvider.JDK, KeyType.RSA_2048),
    BOUNCY_CASTLE_P256(TlsProvider.BOUNCY_CASTLE, KeyType.EC_P256),
    BOUNCY_CASTLE_RSA(TlsProvider.BOUNCY_CASTLE, KeyType.RSA_2048);

    private final TlsProvider provider;
    private final KeyType keys;

    HandshakeKind(TlsProvider provider, KeyType keys) {
        this.provider = provider;
        this.keys = keys;
    }

    TlsProvider provider() {
        return provider;
    }

    KeyType keys() {
        return keys;
    }
}
