// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.internal.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import io.ferrule.model.OcppVersion;
import io.ferrule.model.StationId;
import io.ferrule.proxy.Proxy;
import io.ferrule.proxy.WhenAway;
import io.ferrule.proxy.testing.FakeCsms;
import io.ferrule.proxy.testing.FakeCsmsConnection;
import io.ferrule.proxy.testing.FakeStation;
import io.ferrule.proxy.upstream.Redial;
import io.ferrule.proxy.upstream.SecurityProfile;
import io.ferrule.proxy.upstream.TlsChoice;
import io.ferrule.proxy.upstream.TlsIdentity;
import io.ferrule.proxy.upstream.UpstreamFailure.Fault;
import io.ferrule.proxy.upstream.UpstreamTarget;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A change of certificate over real TLS 1.3: the CSMS sees the new one, the station sees nothing. */
class RedialOverTlsTest {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final StationId CP1 = new StationId("CP1");

    private final AtomicReference<TlsIdentity> identity = new AtomicReference<>();
    private final AtomicReference<URI> address = new AtomicReference<>();
    private TestPki csmsCa;
    private TestPki stationCa;
    private FakeCsms csms;

    @BeforeEach
    void start() throws Exception {
        csmsCa = TestPki.named("CSMS root");
        stationCa = TestPki.named("Station root");
        csms = FakeCsms.tls(server(csmsCa.issue("localhost"), stationCa), true);
        identity.set(stationCa.issue("SN-0001"));
        address.set(csms.uri());
    }

    @AfterEach
    void stop() {
        csms.close();
    }

    @ParameterizedTest
    @EnumSource(TlsChoice.Provider.class)
    void showsTheNewCertificateAndKeepsTheStation(TlsChoice.Provider provider) throws Exception {
        // RFC 8446, 2.2: never a resumed session, which would show the old subject.
        try (Proxy proxy = proxy(WhenAway.MIRROR, provider);
                FakeStation station = station(proxy)) {
            ask(station, "1");
            FakeCsmsConnection old = csms.awaitConnection(SOON);
            identity.set(stationCa.issue("SN-0001,OU=renewed"));

            Redial outcome = redial(proxy);
            String answer = ask(station, "2");

            FakeCsmsConnection fresh = csms.awaitConnection(SOON);
            assertThat(outcome).isEqualTo(new Redial.Opened());
            assertThat(answer).startsWith("[3,\"2\"");
            assertThat(old.clientSubject().orElseThrow()).doesNotContain("renewed");
            assertThat(fresh.clientSubject().orElseThrow()).contains("renewed");
            assertThat(fresh.tlsProtocol()).contains("TLSv1.3");
            assertThat(old.awaitClosed(SOON).code()).isEqualTo(1000);
        }
    }

    @ParameterizedTest
    @EnumSource(WhenAway.class)
    void tellsThatTheNewCertificateIsToBlameAndGoesBack(WhenAway whenAway) throws Exception {
        // RFC 8446, 2: the refusal comes after our side of the handshake is complete.
        try (RawCsms strict = RawCsms.tls(
                        csmsCa.issue("localhost"), Optional.of(stationCa.roots()), "TLSv1.3", RawPeer::ended);
                Proxy proxy = proxy(whenAway, TlsChoice.Provider.JDK);
                FakeStation station = station(proxy)) {
            ask(station, "1");
            TlsIdentity former = identity.getAndSet(csmsCa.issue("SN-0001"));
            URI url = address.getAndSet(URI.create("wss://localhost:" + strict.port() + "/ocpp"));

            Redial refused = redial(proxy);
            station.send("[2,\"2\",\"Heartbeat\",{}]");
            identity.set(former);
            address.set(url);
            Redial back = redial(proxy);

            assertThat(refused).isInstanceOfSatisfying(Redial.Failed.class, failed -> assertThat(
                            failed.failure().fault())
                    .isEqualTo(Fault.CERTIFICATE));
            assertThat(back).isEqualTo(new Redial.Opened());
            assertThat(station.awaitFrame(SOON)).startsWith("[3,\"2\"");
        }
    }

    @ParameterizedTest
    @EnumSource(WhenAway.class)
    void losesAndReordersNothingUnderTraffic(WhenAway whenAway) throws Exception {
        List<String> asked = new ArrayList<>();
        List<String> answers = new ArrayList<>();
        try (Proxy proxy = proxy(whenAway, TlsChoice.Provider.JDK);
                FakeStation station = station(proxy)) {
            answers.add(ask(station, "first"));

            for (int round = 0; round < 8; round++) {
                identity.set(stationCa.issue("SN-0001,OU=" + round));
                var redial = proxy.session(CP1).orElseThrow().redial(SOON).toCompletableFuture();
                for (int i = 0; i < 10; i++) {
                    String id = "m" + round + "-" + i;
                    asked.add(id);
                    station.send("[2,\"" + id + "\",\"Heartbeat\",{}]");
                }
                redial.get(SOON.toSeconds(), TimeUnit.SECONDS);
            }
            for (int i = 0; i < asked.size(); i++) {
                answers.add(station.awaitFrame(SOON));
            }
        }

        List<String> seen = csms.connections().stream()
                .flatMap(connection -> connection.frames().stream())
                .map(RedialOverTlsTest::id)
                .filter(id -> !id.equals("first"))
                .toList();
        assertThat(answers.stream().skip(1).map(RedialOverTlsTest::id)).containsExactlyElementsOf(asked);
        assertThat(answers).allMatch(answer -> answer.startsWith("[3,"));
        assertThat(seen).containsExactlyElementsOf(asked);
        assertThat(csms.connections()).hasSize(9);
    }

    private static String id(String frame) {
        return frame.split("\"", -1)[1];
    }

    private static String ask(FakeStation station, String id) {
        station.send("[2,\"" + id + "\",\"Heartbeat\",{}]");
        return station.awaitFrame(SOON);
    }

    private static Redial redial(Proxy proxy) throws Exception {
        return proxy.session(CP1)
                .orElseThrow()
                .redial(SOON)
                .toCompletableFuture()
                .get(SOON.toSeconds(), TimeUnit.SECONDS);
    }

    private static FakeStation station(Proxy proxy) {
        return FakeStation.connect(
                URI.create("ws://127.0.0.1:" + proxy.address().getPort() + "/CP1"), "ocpp1.6");
    }

    private Proxy proxy(WhenAway whenAway, TlsChoice.Provider provider) throws Exception {
        return Proxy.builder()
                .listen(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .upstream((station, version) -> target(station, version, provider))
                .whenAway(whenAway)
                .start();
    }

    private UpstreamTarget target(StationId station, OcppVersion version, TlsChoice.Provider provider) {
        return new UpstreamTarget(
                URI.create(address.get() + "/" + station.value()),
                version,
                SecurityProfile.TLS_CLIENT_CERTIFICATE,
                Optional.empty(),
                Optional.ofNullable(identity.get()),
                Optional.of(csmsCa.roots()),
                SOON,
                new TlsChoice(provider, TlsChoice.Hybrid.OFF));
    }

    private static SSLContext server(TlsIdentity own, TestPki clients) throws Exception {
        char[] password = "test".toCharArray();
        KeyStore keys = KeyStore.getInstance("PKCS12");
        keys.load(null, null);
        keys.setKeyEntry("server", own.key(), password, own.chain().toArray(Certificate[]::new));
        KeyManagerFactory keyManagers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keyManagers.init(keys, password);
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("root", clients.roots().get(0));
        TrustManagerFactory trustManagers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trustManagers.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keyManagers.getKeyManagers(), trustManagers.getTrustManagers(), null);
        return context;
    }
}
