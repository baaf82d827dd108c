// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.internal.websocket;

import io.ferrule.proxy.upstream.TlsIdentity;
import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/** A server that may show another certificate in its next handshake. */
final class ChangingFace extends X509ExtendedKeyManager {

    private volatile TlsIdentity shown;

    ChangingFace(TlsIdentity first) {
        this.shown = first;
    }

    void shows(TlsIdentity next) {
        shown = next;
    }

    @Override
    public String[] getServerAliases(String keyType, Principal[] issuers) {
        return new String[] {"own"};
    }

    @Override
    public @Nullable String chooseServerAlias(String keyType, Principal[] issuers, Socket socket) {
        return keyType.equals("EC") ? "own" : null;
    }

    @Override
    public X509Certificate[] getCertificateChain(String alias) {
        return shown.chain().toArray(new X509Certificate[0]);
    }

    @Override
    public PrivateKey getPrivateKey(String alias) {
        return shown.key();
    }

    @Override
    public String[] getClientAliases(String keyType, Principal[] issuers) {
        return new String[0];
    }

    @Override
    public @Nullable String chooseClientAlias(String[] keyTypes, Principal[] issuers, Socket socket) {
        return null;
    }
}
