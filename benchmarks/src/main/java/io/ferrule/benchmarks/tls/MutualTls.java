// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.tls;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Contexts for both ends: the provider, suites and session caches that the running Java has by default. */
public final class MutualTls {

    private MutualTls() {}

    /** The context of the CSMS. */
    public static SSLContext csms(Certificates certificates) throws IOException, GeneralSecurityException {
        return context(certificates.directory().resolve(Certificates.CSMS));
    }

    /** The context of a station, or of what speaks for it. */
    public static SSLContext station(Certificates certificates) throws IOException, GeneralSecurityException {
        return context(certificates.directory().resolve(Certificates.STATION));
    }

    private static SSLContext context(Path file) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (var in = Files.newInputStream(file)) {
            store.load(in, Certificates.PASSWORD);
        }
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, Certificates.PASSWORD);
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }
}
