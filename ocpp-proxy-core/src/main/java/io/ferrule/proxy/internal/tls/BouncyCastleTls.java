// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.internal.tls;

import io.ferrule.proxy.upstream.TlsChoice.Hybrid;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.jsse.BCSSLParameters;
import org.bouncycastle.jsse.BCSSLSocket;
import org.bouncycastle.jsse.provider.BouncyCastleJsseProvider;

/**
 * TLS of Bouncy Castle, without registering it anywhere. The only class that links to it: where its jars are missing, making one
 * fails with a {@link LinkageError}.
 */
final class BouncyCastleTls {

    private static final String HYBRID = TlsClient.HYBRID;

    // Curves of certificates have to be among the groups, too, or their signatures are not offered.
    private static final String[] CLASSICAL = {"x25519", "secp256r1", "secp384r1"};
    private static final String[] FOR_CERTIFICATES = {"secp256r1", "secp384r1"};

    private final BouncyCastleJsseProvider provider = new BouncyCastleJsseProvider(false, new BouncyCastleProvider());

    SSLContext context() throws GeneralSecurityException {
        return SSLContext.getInstance("TLS", provider);
    }

    /** Says which groups a socket offers, and for which it sends a key at once. */
    static void offer(SSLSocket socket, Hybrid hybrid) {
        BCSSLSocket own = (BCSSLSocket) socket;
        BCSSLParameters parameters = own.getParameters();
        switch (hybrid) {
            case OFF -> parameters.setNamedGroups(CLASSICAL);
            case PREFER -> {
                parameters.setNamedGroups(Stream.concat(Stream.of(HYBRID), Arrays.stream(CLASSICAL))
                        .toArray(String[]::new));
                parameters.setEarlyKeyShares(new String[] {HYBRID, "x25519"});
            }
            case REQUIRE -> {
                parameters.setNamedGroups(Stream.concat(Stream.of(HYBRID), Arrays.stream(FOR_CERTIFICATES))
                        .toArray(String[]::new));
                parameters.setEarlyKeyShares(new String[] {HYBRID});
            }
        }
        own.setParameters(parameters);
    }
}
