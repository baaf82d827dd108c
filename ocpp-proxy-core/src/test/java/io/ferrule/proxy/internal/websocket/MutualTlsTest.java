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
import io.ferrule.proxy.upstream.TlsIdentity;
import io.ferrule.proxy.upstream.UpstreamTarget;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
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
import org.junit.jupiter.params.provider.ValueSource;

class MutualTlsTest {

    private final SocketConnector connector =
            SocketConnector.open(WireLimits.defaults(), Duration.ofSeconds(60), Clock.systemUTC());
    private final SocketConnectorTest.Heard heard = new SocketConnectorTest.Heard();
    private final BlockingQueue<RawCsms> self = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> sessions = new LinkedBlockingQueue<>();
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
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void presentsTheStationsCertificateToACsmsWithACommonNameOnly(String protocol) throws Exception {
        TlsIdentity station = stationCa.issue("SN-0001");
        try (RawCsms csms = csms(csmsCa.issue("localhost"), protocol)) {
            Link link = dial(csms, station, csmsCa.roots());

            // A00.FR.307 and A00.FR.405: names in the subject, checked on both sides
            assertThat(link.tls().map(TlsFacts::protocol)).contains(protocol);
            assertThat(link.tls().flatMap(TlsFacts::presented)).contains(station.certificate());
            assertThat(await(clients)).contains("CN=SN-0001");
        }
    }

    @Test
    void agreesWithARsaCsmsThatKnowsTlsOneDotTwoOnly() throws Exception {
        try (RawCsms csms = csms(csmsCa.issueRsa("localhost"), "TLSv1.2")) {
            Link link = dial(csms, stationCa.issue("SN-0001"), csmsCa.roots());

            assertThat(link.tls().map(TlsFacts::suite).orElseThrow()).startsWith("TLS_ECDHE_RSA_WITH_AES_");
        }
    }

    @Test
    void refusesACsmsOfAnUnknownAuthority() throws Exception {
        try (RawCsms csms = csms(csmsCa.issue("localhost"), "TLSv1.3")) {
            DialException failure = failure(csms, stationCa.issue("SN-0001"), stationCa.roots());

            assertThat(failure.stage()).isEqualTo(Stage.SERVER_CERTIFICATE);
            assertThat(failure).hasMessage("no trusted root has issued the CSMS's certificate");
        }
    }

    @Test
    void refusesACsmsWhoseCertificateHasExpired() throws Exception {
        try (RawCsms csms = csms(csmsCa.issueExpired("localhost"), "TLSv1.3")) {
            DialException failure = failure(csms, stationCa.issue("SN-0001"), csmsCa.roots());

            assertThat(failure.stage()).isEqualTo(Stage.SERVER_CERTIFICATE);
            assertThat(failure).hasMessage("the CSMS's certificate has expired");
        }
    }

    @Test
    void refusesACsmsWhoseCertificateIsNotValidYet() throws Exception {
        try (RawCsms csms = csms(csmsCa.issueForTomorrow("localhost"), "TLSv1.3")) {
            DialException failure = failure(csms, stationCa.issue("SN-0001"), csmsCa.roots());

            assertThat(failure.stage()).isEqualTo(Stage.SERVER_CERTIFICATE);
            assertThat(failure).hasMessage("the CSMS's certificate is not valid yet");
        }
    }

    @Test
    void refusesACsmsThatIssuedItsCertificateItself() throws Exception {
        try (RawCsms csms = csms(TestPki.named("localhost").itself(), "TLSv1.3")) {
            DialException failure = failure(csms, stationCa.issue("SN-0001"), csmsCa.roots());

            assertThat(failure.stage()).isEqualTo(Stage.SERVER_CERTIFICATE);
            assertThat(failure).hasMessage("no trusted root has issued the CSMS's certificate");
        }
    }

    @Test
    void refusesACsmsWithAnotherCommonName() throws Exception {
        try (RawCsms csms = csms(csmsCa.issue("csms.example.com"), "TLSv1.2")) {
            DialException failure = failure(csms, stationCa.issue("SN-0001"), csmsCa.roots());

            // A00.FR.307
            assertThat(failure.stage()).isEqualTo(Stage.SERVER_CERTIFICATE);
            assertThat(failure).hasMessage("the CSMS's certificate is not for the host that was dialled");
        }
    }

    @Test
    void refusesACsmsWithAnotherAlternativeName() throws Exception {
        try (RawCsms csms = csms(csmsCa.issueForName("csms.example.com"), "TLSv1.3")) {
            DialException failure = failure(csms, stationCa.issue("SN-0001"), csmsCa.roots());

            assertThat(failure).hasMessage("the CSMS's certificate is not for the host that was dialled");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void tellsThatTheCsmsRefusedOurCertificate(String protocol) throws Exception {
        TlsIdentity stranger = csmsCa.issue("SN-0001");
        try (RawCsms csms = csms(csmsCa.issue("localhost"), protocol)) {
            DialException failure = failure(csms, stranger, csmsCa.roots());

            // under TLS 1.3 the alert comes after our side of the handshake is complete (RFC 8446, 2)
            assertThat(failure.stage()).isEqualTo(Stage.CLIENT_CERTIFICATE);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void tellsThatTheCsmsWantsACertificateThatWeDoNotHave(String protocol) throws Exception {
        try (RawCsms csms = csms(csmsCa.issue("localhost"), protocol)) {
            UpstreamTarget target = new UpstreamTarget(
                    uri(csms),
                    OcppVersion.V1_6,
                    SecurityProfile.TLS_BASIC,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of(csmsCa.roots()),
                    Duration.ofSeconds(20));

            DialException failure = failure(target);

            assertThat(failure.stage()).isEqualTo(Stage.CLIENT_CERTIFICATE);
        }
    }

    @Test
    void resumesTheSessionOfTheSameStationAndNotThatOfANewCertificate() throws Exception {
        TlsIdentity station = stationCa.issue("SN-0001");
        try (RawCsms csms = csms(csmsCa.issue("localhost"), "TLSv1.2")) {
            dial(csms, station, csmsCa.roots());
            dial(csms, station, csmsCa.roots());
            dial(csms, stationCa.issue("SN-0001"), csmsCa.roots());

            String first = await(sessions);
            String again = await(sessions);
            String renewed = await(sessions);

            // RFC 5246, 7.3: an abbreviated handshake keeps the session's id
            assertThat(again).isEqualTo(first);
            assertThat(renewed).isNotEqualTo(first);
        }
    }

    @Test
    void tellsThatACsmsDoesNotSpeakTls() throws Exception {
        try (RawCsms csms = RawCsms.plain(gateway -> gateway.send("HTTP/1.1 400 Bad Request\r\n\r\n"))) {
            DialException failure = failure(csms, stationCa.issue("SN-0001"), csmsCa.roots());

            assertThat(failure.stage()).isEqualTo(Stage.TLS);
        }
    }

    @Test
    void givesUpOnACsmsThatNeverAnswersTheClientHello() throws Exception {
        try (RawCsms csms = RawCsms.plain(gateway -> await(new LinkedBlockingQueue<>()))) {
            DialException failure =
                    failure(target(csms, stationCa.issue("SN-0001"), csmsCa.roots(), Duration.ofMillis(300)));

            assertThat(failure.stage()).isEqualTo(Stage.TIMEOUT);
        }
    }

    /** Demands a station's certificate, notes session and client, opens the WebSocket and waits for the end. */
    private RawCsms csms(TlsIdentity own, String protocol) throws Exception {
        RawCsms csms = RawCsms.tls(own, Optional.of(stationCa.roots()), protocol, gateway -> {
            SSLSocket socket = (SSLSocket) gateway.socket();
            sessions.add(HexFormat.of().formatHex(socket.getSession().getId()));
            clients.add(socket.getSession().getPeerPrincipal().getName());
            RawCsms own1 = await(self);
            self.add(own1);
            own1.open(gateway, "Sec-WebSocket-Protocol: ocpp1.6");
            gateway.ended();
        });
        self.add(csms);
        return csms;
    }

    private Link dial(RawCsms csms, TlsIdentity identity, List<X509Certificate> roots) throws Exception {
        return connector
                .dial(target(csms, identity, roots, Duration.ofSeconds(20)), heard)
                .toCompletableFuture()
                .get();
    }

    private DialException failure(RawCsms csms, TlsIdentity identity, List<X509Certificate> roots)
            throws InterruptedException {
        return failure(target(csms, identity, roots, Duration.ofSeconds(20)));
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

    private static UpstreamTarget target(
            RawCsms csms, TlsIdentity identity, List<X509Certificate> roots, Duration timeout) {
        return new UpstreamTarget(
                uri(csms),
                OcppVersion.V1_6,
                SecurityProfile.TLS_CLIENT_CERTIFICATE,
                Optional.empty(),
                Optional.of(identity),
                Optional.of(roots),
                timeout);
    }

    private static URI uri(RawCsms csms) {
        return URI.create("wss://localhost:" + csms.port() + "/ocpp/CP001");
    }
}
