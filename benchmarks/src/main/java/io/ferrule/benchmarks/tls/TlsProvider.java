// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.tls;

import java.security.GeneralSecurityException;
import java.security.Provider;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.jsse.provider.BouncyCastleJsseProvider;

/** Who speaks TLS. */
public enum TlsProvider {
    /** The Java runtime. */
    JDK {
        @Override
        Optional<Provider> own() {
            return Optional.empty();
        }
    },
    /** Bouncy Castle, never registered. */
    BOUNCY_CASTLE {
        @Override
        Optional<Provider> own() {
            BOUNCY_CASTLE_LOG.setLevel(Level.WARNING);
            return Optional.of(new BouncyCastleJsseProvider(false, new BouncyCastleProvider()));
        }
    };

    // It tells of each handshake otherwise, and then it is the writing that is measured. Held, or the level is
    // forgotten.
    private static final Logger BOUNCY_CASTLE_LOG = Logger.getLogger("org.bouncycastle");

    /** Its provider; empty for those of the runtime. */
    abstract Optional<Provider> own();

    /** A context and what chooses its keys, of one provider: their names for kinds of keys differ. */
    record Parts(SSLContext context, KeyManagerFactory keys) {}

    Parts parts() throws GeneralSecurityException {
        Optional<Provider> provider = own();
        if (provider.isEmpty()) {
            String usual = KeyManagerFactory.getDefaultAlgorithm();
            return new Parts(SSLContext.getInstance("TLS"), KeyManagerFactory.getInstance(usual));
        }
        return new Parts(
                SSLContext.getInstance("TLS", provider.get()), KeyManagerFactory.getInstance("PKIX", provider.get()));
    }
}
