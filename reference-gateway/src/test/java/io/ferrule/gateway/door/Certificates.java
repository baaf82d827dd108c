// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.door;

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

/** Keys for one gateway and its CSMS, and for CSMSs that it must not believe. */
final class Certificates {

    private static final char[] NO_PASSWORD = new char[0];

    private final ThrowawayAuthority authority;
    private final ThrowawayAuthority stranger;

    Certificates() throws GeneralSecurityException {
        SecureRandom random = new SecureRandom();
        authority = ThrowawayAuthority.create("Root of the test", Clock.systemUTC(), random);
        stranger = ThrowawayAuthority.create("Root of a stranger", Clock.systemUTC(), random);
    }

    /** Writes {@code ca.pem}, {@code cp.pem} and {@code cp.key}. */
    void writeTo(Path directory) throws GeneralSecurityException, IOException {
        Issued.writeCertificates(directory.resolve("ca.pem"), List.of(authority.root()));
        Issued station = authority.issueClient("SN-0001", "Example CPO");
        station.writeChain(directory.resolve("cp.pem"));
        station.writeKey(directory.resolve("cp.key"));
    }

    /** A CSMS named localhost. */
    SSLContext csms() throws GeneralSecurityException, IOException {
        return server(authority.issueServer(List.of("localhost")), authority);
    }

    /** A CSMS with the right name whose certificate somebody else issued. */
    SSLContext csmsOfAStranger() throws GeneralSecurityException, IOException {
        return server(stranger.issueServer(List.of("localhost")), authority);
    }

    /** A CSMS whose certificate is for another host. */
    SSLContext csmsOfAnotherName() throws GeneralSecurityException, IOException {
        return server(authority.issueServer(List.of("elsewhere.example")), authority);
    }

    /** A CSMS that does not believe the gateway. */
    SSLContext csmsThatTrustsAStranger() throws GeneralSecurityException, IOException {
        return server(authority.issueServer(List.of("localhost")), stranger);
    }

    private static SSLContext server(Issued own, ThrowawayAuthority trusted)
            throws GeneralSecurityException, IOException {
        KeyStore keys = emptyStore();
        keys.setKeyEntry("csms", own.key(), NO_PASSWORD, own.chain().toArray(Certificate[]::new));
        KeyStore roots = emptyStore();
        roots.setCertificateEntry("root", trusted.root());
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
