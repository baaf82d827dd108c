// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.demo;

import io.ferrule.certs.Issued;
import io.ferrule.certs.ThrowawayAuthority;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.time.Clock;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Keys and certificates for one demonstration: files for the gateway, a TLS context for the CSMS. */
final class Pki {

    private static final char[] NO_PASSWORD = new char[0];

    private final ThrowawayAuthority authority;

    Pki(Clock clock, SecureRandom random) throws GeneralSecurityException {
        this.authority = ThrowawayAuthority.create("Ferrule demonstration root", clock, random);
    }

    /** Writes what the gateway is given: {@code ca.pem}, {@code cp.pem} and {@code cp.key}. */
    void writeFilesForGateway(Path directory, String serial) throws GeneralSecurityException, IOException {
        Issued.writeCertificates(directory.resolve("ca.pem"), List.of(authority.root()));
        Issued station = authority.issueClient(serial, "Example CPO");
        station.writeChain(directory.resolve("cp.pem"));
        station.writeKey(directory.resolve("cp.key"));
    }

    /** TLS for a server named localhost that trusts this authority only. */
    SSLContext serverContext() throws GeneralSecurityException, IOException {
        Issued server = authority.issueServer(List.of("localhost", "127.0.0.1"));
        KeyStore keys = emptyStore();
        keys.setKeyEntry("csms", server.key(), NO_PASSWORD, server.chain().toArray(Certificate[]::new));
        KeyStore roots = emptyStore();
        roots.setCertificateEntry("root", authority.root());
        KeyManagerFactory keyManagers = KeyManagerFactory.getInstance("PKIX");
        keyManagers.init(keys, NO_PASSWORD);
        TrustManagerFactory trustManagers = TrustManagerFactory.getInstance("PKIX");
        trustManagers.init(roots);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keyManagers.getKeyManagers(), trustManagers.getTrustManagers(), null);
        return context;
    }

    private static KeyStore emptyStore() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, NO_PASSWORD);
        return store;
    }
}
