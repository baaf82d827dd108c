// SPDX-License-Identifier: Apache-2.0
package io.ferrule.snippets;

import io.ferrule.certs.intercept.CertificateLife;
import io.ferrule.certs.intercept.LifeSettings;
import io.ferrule.certs.intercept.Means;
import io.ferrule.certs.intercept.Naming;
import io.ferrule.certs.intercept.StationCredentials;
import io.ferrule.certs.store.FileVault;
import io.ferrule.certs.store.IdentityStore;
import io.ferrule.certs.store.MasterKey;
import io.ferrule.certs.store.Permissions;
import io.ferrule.model.OcppVersion;
import io.ferrule.model.StationId;
import io.ferrule.proxy.Proxy;
import io.ferrule.proxy.intercept.OnFailure;
import io.ferrule.proxy.upstream.SecurityProfile;
import io.ferrule.proxy.upstream.UpstreamTarget;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The Java of docs/certificates.md. */
final class CertificateSnippets {

    private static final Logger LOG = LoggerFactory.getLogger(CertificateSnippets.class);

    private CertificateSnippets() {}

    static IdentityStore store(Path data) throws IOException {
        SecureRandom random = new SecureRandom();
        MasterKey master = MasterKey.inFile(data.resolve("master.key"), Permissions.OWNER_ONLY, random);
        IdentityStore store = IdentityStore.open(
                data.resolve("identities"),
                FileVault.open(data.resolve("keys"), master, Permissions.OWNER_ONLY, random),
                Permissions.OWNER_ONLY,
                Clock.systemUTC());
        return store;
    }

    static Proxy start(IdentityStore store, Executor workers) throws IOException {
        CertificateLife life = CertificateLife.over(
                store,
                LifeSettings.of(
                        Naming.of("Example CPO"),
                        new Means(
                                workers,
                                Clock.systemUTC(),
                                new SecureRandom(),
                                event -> LOG.info("{}: {}", event.station(), event.detail()))),
                (station, type, techInfo) -> LOG.warn("{}: {} {}", station, type, techInfo));

        Proxy proxy = Proxy.builder()
                .listen(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .upstream((station, version) -> target(life, station, version))
                .intercept("certificates", OnFailure.REJECT, life.interceptors())
                .start();
        return proxy;
    }

    static UpstreamTarget target(CertificateLife life, StationId station, OcppVersion version) {
        StationCredentials credentials = life.credentialsOf(station).orElseThrow();
        return new UpstreamTarget(
                URI.create("wss://csms.example.com/ocpp/" + station.value()),
                version,
                SecurityProfile.TLS_CLIENT_CERTIFICATE,
                Optional.empty(),
                credentials.identity(),
                Optional.of(credentials.trust()),
                Duration.ofSeconds(20));
    }
}
