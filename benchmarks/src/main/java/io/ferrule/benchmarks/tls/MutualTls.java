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
        return csms(certificates, TlsProvider.JDK);
    }

    /** The context of the CSMS by a certain provider. */
    public static SSLContext csms(Certificates certificates, TlsProvider provider)
            throws IOException, GeneralSecurityException {
        return context(certificates.directory().resolve(Certificates.CSMS), provider);
    }

    /** The context of a station, or of what speaks for it. */
    public static SSLContext station(Certificates certificates) throws IOException, GeneralSecurityException {
        return station(certificates, TlsProvider.JDK);
    }

    /** That of a station by a certain provider. */
    public static SSLContext station(Certificates certificates, TlsProvider provider)
            throws IOException, GeneralSecurityException {
        return context(certificates.directory().resolve(Certificates.STATION), provider);
    }

    private static SSLContext context(Path file, TlsProvider provider) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (var in = Files.newInputStream(file)) {
            store.load(in, Certificates.PASSWORD);
        }
        TlsProvider.Parts parts = provider.parts();
        KeyManagerFactory keys = parts.keys();
        keys.init(store, Certificates.PASSWORD);
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        SSLContext context = parts.context();
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }
}
