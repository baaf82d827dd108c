// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.internal.tls;

import io.ferrule.proxy.upstream.TlsIdentity;
import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.WeakHashMap;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/**
 * Presents exactly one chain, whichever issuers the CSMS hints at: a station has one certificate, and a wrong one shall be
 * refused by name rather than withheld. Remembers which sockets were asked for a certificate. Safe for use by several threads.
 */
final class StationKeyManager extends X509ExtendedKeyManager {

    private static final String ALIAS = "station";

    private final Optional<TlsIdentity> identity;
    private final Set<Socket> asked = Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

    StationKeyManager(Optional<TlsIdentity> identity) {
        this.identity = identity;
    }

    /** Whether the CSMS asked for a certificate on this socket. */
    boolean wasAsked(Socket socket) {
        return asked.contains(socket);
    }

    @Override
    public @Nullable String chooseClientAlias(String[] keyTypes, Principal[] issuers, @Nullable Socket socket) {
        if (socket != null) {
            asked.add(socket);
        }
        return identity.map(TlsIdentity::certificate)
                .map(certificate -> certificate.getPublicKey().getAlgorithm())
                .filter(algorithm -> Arrays.stream(keyTypes).anyMatch(type -> fits(type, algorithm)))
                .map(algorithm -> ALIAS)
                .orElse(null);
    }

    // Bouncy Castle names the curve, too: EC/secp256r1. Whether it is that of the key it looks up by itself.
    private static boolean fits(String type, String algorithm) {
        return type.equals(algorithm) || type.startsWith(algorithm + "/");
    }

    @Override
    public X509Certificate @Nullable [] getCertificateChain(String alias) {
        return identity.map(own -> own.chain().toArray(new X509Certificate[0])).orElse(null);
    }

    @Override
    public @Nullable PrivateKey getPrivateKey(String alias) {
        return identity.map(TlsIdentity::key).orElse(null);
    }

    @Override
    public String @Nullable [] getClientAliases(String keyType, Principal[] issuers) {
        return new String[] {ALIAS};
    }

    @Override
    public String @Nullable [] getServerAliases(String keyType, Principal[] issuers) {
        return null;
    }

    @Override
    public @Nullable String chooseServerAlias(String keyType, Principal[] issuers, Socket socket) {
        return null;
    }
}
