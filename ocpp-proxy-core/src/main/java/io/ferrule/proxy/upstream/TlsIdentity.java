// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.upstream;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * What Ferrule shows a CSMS in place of a station: a private key and its certificate chain.
 *
 * @param key private key; may live in a hardware token
 * @param chain certificate of the key first, then its issuers, without the root
 */
public record TlsIdentity(PrivateKey key, List<X509Certificate> chain) {

    /** Copies the chain. */
    public TlsIdentity {
        chain = List.copyOf(chain);
        if (chain.isEmpty()) {
            throw new IllegalArgumentException("an identity needs at least one certificate");
        }
    }

    /**
     * The certificate of the key.
     *
     * @return first of the chain
     */
    public X509Certificate certificate() {
        return chain.get(0);
    }

    /**
     * Names the subject, never the key.
     *
     * @return for example {@code TlsIdentity[CN=SN-0001,O=Example CPO]}
     */
    @Override
    public String toString() {
        return "TlsIdentity[" + certificate().getSubjectX500Principal().getName() + "]";
    }
}
