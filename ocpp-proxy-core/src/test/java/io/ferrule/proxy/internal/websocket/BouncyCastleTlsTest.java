// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.internal.websocket;

import static io.ferrule.proxy.internal.websocket.RecordingDoor.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.ferrule.model.OcppVersion;
import io.ferrule.proxy.WireLimits;
import io.ferrule.proxy.internal.link.DialException;
import io.ferrule.proxy.internal.link.DialException.Stage;
import io.ferrule.proxy.internal.link.Link;
import io.ferrule.proxy.internal.link.TlsFacts;
import io.ferrule.proxy.upstream.SecurityProfile;
import io.ferrule.proxy.upstream.TlsChoice;
import io.ferrule.proxy.upstream.TlsChoice.Hybrid;
import io.ferrule.proxy.upstream.TlsIdentity;
import io.ferrule.proxy.upstream.UpstreamFailure.Fault;
import io.ferrule.proxy.upstream.UpstreamTarget;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** TLS of Bouncy Castle against itself and against the Java runtime's, classical and hybrid (RFC 8446; X25519MLKEM768). */
class BouncyCastleTlsTest {

    private static final String[] MODERN = {"X25519MLKEM768", "x25519", "secp256r1"};
    private static final String[] CLASSICAL = {"secp256r1"};
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final SocketConnector connector =
            SocketConnector.open(WireLimits.defaults(), Duration.ofSeconds(60), Clock.systemUTC());
    private final SocketConnectorTest.Heard heard = new SocketConnectorTest.Heard();
    private final BlockingQueue<RawCsms> self = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> clients = new LinkedBlockingQueue<>();
    private TestPki csmsCa;
    private TestPki stationCa;

    @BeforeEach
    void authorities() throws Exception {
        csmsCa = TestPki.named("CSMS root");
        stationCa = TestPki.named("Station root");
    }

    @AfterEach
    void stop() {
        connector.close();
    }

    @ParameterizedTest
    @EnumSource(
            value = Hybrid.class,
            names = {"PREFER", "REQUIRE"})
    void agreesOnAHybridKeyExchangeWithACsmsThatKnowsIt(Hybrid hybrid) throws Exception {
        try (RawCsms csms = modern(MODERN)) {
            Link link = dial(target(csms.port(), stationCa.issue("SN-0001"), hybrid));

            assertThat(link.tls().flatMap(TlsFacts::group)).contains("X25519MLKEM768");
            assertThat(await(clients)).contains("CN=SN-0001");
        }
    }

    @ParameterizedTest
    @CsvSource({"OFF,TLSv1.2", "OFF,TLSv1.3", "PREFER,TLSv1.2", "PREFER,TLSv1.3"})
    void speaksWithTheJavaRuntime(Hybrid hybrid, String protocol) throws Exception {
        TlsIdentity station = stationCa.issue("SN-0001");
        try (RawCsms csms = ofTheRuntime(protocol)) {
            Link link = dial(target(csms.port(), station, hybrid));

            assertThat(link.tls().map(TlsFacts::protocol)).contains(protocol);
            assertThat(link.tls().flatMap(TlsFacts::presented)).contains(station.certificate());
            assertThat(await(clients)).contains("CN=SN-0001");
        }
    }

    @Test
    void fallsToAClassicalGroupOfTheSameGreeting() throws Exception {
        try (RawCsms csms = ofTheRuntime("TLSv1.3")) {
            Link link = dial(target(csms.port(), stationCa.issue("SN-0001"), Hybrid.PREFER));

            // the test's runtime may know the hybrid group itself: from Java 27 on (JEP 527)
            assertThat(link.tls().flatMap(TlsFacts::group).orElseThrow()).isIn("x25519", "X25519MLKEM768");
            assertThat(csms.failures).isEmpty();
        }
    }

    @Test
    void refusesAClassicalCsmsWhereHybridIsRequired() throws Exception {
        try (RawCsms csms = modern(CLASSICAL)) {
            DialException failure = failure(target(csms.port(), stationCa.issue("SN-0001"), Hybrid.REQUIRE));

            assertThat(failure.stage()).isEqualTo(Stage.TLS);
            assertThat(failure.fault()).isEqualTo(Fault.TLS_SUITE);
        }
    }

    @Test
    void presentsANewCertificateAndNotTheSessionOfTheOldOne() throws Exception {
        // RFC 8446, 2.2: a resumed session shows the old subject.
        try (RawCsms csms = modern(MODERN)) {
            dial(target(csms.port(), stationCa.issue("SN-0001"), Hybrid.PREFER));
            String first = await(clients);

            dial(target(csms.port(), stationCa.issue("SN-0002"), Hybrid.PREFER));

            assertThat(first).contains("CN=SN-0001");
            assertThat(await(clients)).contains("CN=SN-0002");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void tellsThatTheCsmsRefusedOurCertificate(String protocol) throws Exception {
        try (RawCsms csms = ofTheRuntime(protocol)) {
            DialException failure = failure(target(csms.port(), csmsCa.issue("SN-0001"), Hybrid.PREFER));

            // RFC 8446, 2: in TLS 1.3 our side of the handshake is complete by then
            assertThat(failure.fault()).isEqualTo(Fault.CERTIFICATE);
        }
    }

    @Test
    void refusesACsmsOfAnUnknownAuthority() throws Exception {
        try (RawCsms csms = ofTheRuntime("TLSv1.3")) {
            DialException failure = failure(
                    target(csms.port(), stationCa.issue("SN-0001"), stationCa.roots(), Hybrid.PREFER, PATIENCE));

            assertThat(failure.fault()).isEqualTo(Fault.SERVER_CERTIFICATE);
            assertThat(failure).hasMessage("no trusted root has issued the CSMS's certificate");
        }
    }

    @Test
    void refusesACsmsWithAnotherCommonName() throws Exception {
        // A00.FR.307
        try (RawCsms csms = csms("csms.example.com", "TLSv1.3")) {
            DialException failure = failure(target(csms.port(), stationCa.issue("SN-0001"), Hybrid.PREFER));

            assertThat(failure).hasMessage("the CSMS's certificate is not for the host that was dialled");
        }
    }

    @Test
    void triesOnceWithoutWhenItsGreetingIsCutAndRemembersIt() throws Exception {
        try (RawCsms csms = ofTheRuntime("TLSv1.3");
                PickyRelay relay = PickyRelay.cutting(csms.port())) {
            Link first = dial(target(relay.port(), stationCa.issue("SN-0001"), Hybrid.PREFER));

            Link second = dial(target(relay.port(), stationCa.issue("SN-0001"), Hybrid.PREFER));

            assertThat(first.tls().flatMap(TlsFacts::group)).contains("x25519");
            assertThat(second.tls().flatMap(TlsFacts::group)).contains("x25519");
            assertThat(relay.refused()).isEqualTo(1);
        }
    }

    @Test
    void triesOnceWithoutWhenItsGreetingGetsNoAnswer() throws Exception {
        try (RawCsms csms = ofTheRuntime("TLSv1.3");
                PickyRelay relay = PickyRelay.stalling(csms.port())) {
            Link link = dial(target(
                    relay.port(), stationCa.issue("SN-0001"), csmsCa.roots(), Hybrid.PREFER, Duration.ofSeconds(8)));

            assertThat(link.tls().flatMap(TlsFacts::group)).contains("x25519");
            assertThat(relay.refused()).isEqualTo(1);
        }
    }

    @Test
    void doesNotFallBackWhereHybridIsRequired() throws Exception {
        try (RawCsms csms = ofTheRuntime("TLSv1.3");
                PickyRelay relay = PickyRelay.cutting(csms.port())) {
            DialException failure = failure(target(relay.port(), stationCa.issue("SN-0001"), Hybrid.REQUIRE));

            assertThat(failure.fault()).isEqualTo(Fault.NETWORK);
            assertThat(relay.refused()).isEqualTo(1);
        }
    }

    private RawCsms ofTheRuntime(String protocol) throws Exception {
        return csms("localhost", protocol);
    }

    private RawCsms csms(String name, String protocol) throws Exception {
        RawCsms csms = RawCsms.tls(csmsCa.issue(name), Optional.of(stationCa.roots()), protocol, this::serve);
        self.add(csms);
        return csms;
    }

    private RawCsms modern(String[] groups) throws Exception {
        RawCsms csms = RawCsms.bouncyCastle(csmsCa.issue("localhost"), stationCa.roots(), groups, this::serve);
        self.add(csms);
        return csms;
    }

    private void serve(RawPeer gateway) throws Exception {
        clients.add(
                ((SSLSocket) gateway.socket()).getSession().getPeerPrincipal().getName());
        RawCsms own = await(self);
        self.add(own);
        own.open(gateway, "Sec-WebSocket-Protocol: ocpp1.6");
        gateway.ended();
    }

    private Link dial(UpstreamTarget target) throws Exception {
        return connector.dial(target, heard).toCompletableFuture().get();
    }

    private DialException failure(UpstreamTarget target) throws InterruptedException {
        try {
            connector.dial(target, heard).toCompletableFuture().get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof DialException failure) {
                return failure;
            }
        }
        throw new AssertionError("the dial should have failed with a reason");
    }

    private UpstreamTarget target(int port, TlsIdentity identity, Hybrid hybrid) {
        return target(port, identity, csmsCa.roots(), hybrid, PATIENCE);
    }

    private static UpstreamTarget target(
            int port, TlsIdentity identity, List<X509Certificate> roots, Hybrid hybrid, Duration timeout) {
        return new UpstreamTarget(
                URI.create("wss://localhost:" + port + "/ocpp/CP001"),
                OcppVersion.V1_6,
                SecurityProfile.TLS_CLIENT_CERTIFICATE,
                Optional.empty(),
                Optional.of(identity),
                Optional.of(roots),
                timeout,
                new TlsChoice(TlsChoice.Provider.BOUNCY_CASTLE, hybrid));
    }
}
