// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.internal.websocket;

import io.ferrule.model.OcppVersion;
import io.ferrule.proxy.WireLimits;
import io.ferrule.proxy.internal.link.DialException;
import io.ferrule.proxy.internal.link.Link;
import io.ferrule.proxy.upstream.SecurityProfile;
import io.ferrule.proxy.upstream.TlsChoice;
import io.ferrule.proxy.upstream.TlsIdentity;
import io.ferrule.proxy.upstream.UpstreamTarget;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;

/** Dials as a station that has a certificate, and knows one root of the CSMS. */
final class DialBench implements AutoCloseable {

    final TestPki csmsCa;
    final TestPki stationCa;
    private final TlsIdentity station;
    private final SocketConnector connector =
            SocketConnector.open(WireLimits.defaults(), Duration.ofSeconds(60), Clock.systemUTC());
    private final SocketConnectorTest.Heard heard = new SocketConnectorTest.Heard();

    DialBench() throws Exception {
        csmsCa = TestPki.named("CSMS root");
        stationCa = TestPki.named("Station root");
        station = stationCa.issue("SN-0001");
    }

    Link dial(int port, TlsChoice choice) throws Exception {
        return connector.dial(target(port, choice), heard).toCompletableFuture().get();
    }

    Link dial(int port, TlsChoice.Provider provider) throws Exception {
        return dial(port, new TlsChoice(provider, TlsChoice.Hybrid.OFF));
    }

    DialException failure(int port, TlsChoice.Provider provider) throws Exception {
        return failure(port, new TlsChoice(provider, TlsChoice.Hybrid.OFF));
    }

    DialException failure(int port, TlsChoice choice) throws Exception {
        try {
            dial(port, choice);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof DialException failure) {
                return failure;
            }
            throw e;
        }
        throw new AssertionError("the dial should have failed with a reason");
    }

    private UpstreamTarget target(int port, TlsChoice choice) {
        return new UpstreamTarget(
                URI.create("wss://localhost:" + port + "/ocpp/CP001"),
                OcppVersion.V1_6,
                SecurityProfile.TLS_CLIENT_CERTIFICATE,
                Optional.empty(),
                Optional.of(station),
                Optional.of(csmsCa.roots()),
                Duration.ofSeconds(30),
                choice);
    }

    @Override
    public void close() {
        connector.close();
    }
}
