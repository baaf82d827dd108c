// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsExchange;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import io.ferrule.certs.Issued;
import io.ferrule.certs.SigningRequest;
import io.ferrule.certs.ThrowawayAuthority;
import io.ferrule.gateway.config.ConfigSource;
import io.ferrule.gateway.wiring.Addresses;
import io.ferrule.gateway.wiring.Gateway;
import io.ferrule.gateway.wiring.Machine;
import io.ferrule.proxy.testing.FakeCsms;
import io.ferrule.proxy.testing.FakeCsmsConnection;
import io.ferrule.proxy.testing.FakeStation;
import io.ferrule.proxy.testing.MutableClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A station whose certificates come from an EST server (RFC 7030): the first one before its first dial, and those that follow. */
@Timeout(120)
class EnrolmentTest {

    private static final Duration SOON = Duration.ofSeconds(30);

    @TempDir
    private Path directory;

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final List<String> shown = new CopyOnWriteArrayList<>();
    private ThrowawayAuthority issuing;
    /** What it issues is in the last third of its life. */
    private ThrowawayAuthority ageing;

    private ServerKeys keys;
    private FakeCsms csms;
    private HttpsServer est;

    @BeforeEach
    void start() throws Exception {
        SecureRandom random = new SecureRandom();
        ThrowawayAuthority authority = ThrowawayAuthority.create("Root", Clock.systemUTC(), random);
        issuing = authority;
        Clock past = Clock.offset(Clock.systemUTC(), Duration.ofDays(-25));
        ageing = ThrowawayAuthority.create("Ageing root", past, random);
        keys = new ServerKeys(authority.issueServer(List.of("localhost")));
        csms = FakeCsms.tls(keys.context(List.of(authority.root(), ageing.root())), true);
        Issued.writeCertificates(directory.resolve("ca.pem"), List.of(authority.root()));
        est = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        est.setHttpsConfigurator(new HttpsConfigurator(keys.context(List.of(ageing.root()))) {
            @Override
            public void configure(HttpsParameters parameters) {
                SSLParameters asking = getSSLContext().getDefaultSSLParameters();
                asking.setWantClientAuth(true);
                parameters.setSSLParameters(asking);
            }
        });
        est.createContext("/", this::answer);
        est.start();
    }

    @AfterEach
    void stop() {
        est.stop(0);
        csms.close();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            asked.add(path + " " + exchange.getRequestHeaders().getFirst("Authorization"));
            shown.add(shown((HttpsExchange) exchange));
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.US_ASCII);
            byte[] answer = path.endsWith("cacerts") ? certsOnly(issuing.root()) : certsOnly(sign(body));
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
        } catch (GeneralSecurityException e) {
            throw new UncheckedIOException(new IOException(e));
        }
    }

    private static String shown(HttpsExchange exchange) {
        try {
            return exchange.getSSLSession().getPeerPrincipal().getName();
        } catch (SSLPeerUnverifiedException e) {
            return "nothing";
        }
    }

    private X509Certificate sign(String base64) throws GeneralSecurityException {
        return issuing.sign(new SigningRequest(
                "-----BEGIN CERTIFICATE REQUEST-----\n" + base64 + "\n-----END CERTIFICATE REQUEST-----\n"));
    }

    private static byte[] certsOnly(X509Certificate certificate) throws GeneralSecurityException {
        byte[] pkcs7 = CertificateFactory.getInstance("X.509")
                .generateCertPath(List.of(certificate))
                .getEncoded("PKCS7");
        return Base64.getEncoder().encode(pkcs7);
    }

    private Gateway gateway() throws Exception {
        return gateway(Clock.systemUTC());
    }

    private Gateway gateway(Clock clock) throws Exception {
        Path file = directory.resolve("gateway.yaml");
        Files.writeString(
                file,
                """
                southbound: {listen: 127.0.0.1:0, admission: listed}
                admin: {listen: 127.0.0.1:0}
                northbound: {url: %s, trust: [ca.pem], organisation: Example CPO}
                certificates:
                  enrolment: {est: {url: 'https://localhost:%d', trust: [ca.pem], user: gw, password: secret}}
                stations: [{id: CP001, serial: SN-0001}]
                """
                        .formatted(csms.uri(), est.getAddress().getPort()));
        return Gateway.start(ConfigSource.file(file, name -> Optional.empty()), Machine.here(clock));
    }

    private static URI url(Gateway gateway) {
        return URI.create("ws://" + Addresses.text(gateway.southbound()) + "/ocpp/CP001");
    }

    @Test
    void enrolsAListedStationAndDialsWithWhatItGot() throws Exception {
        try (Gateway gateway = gateway();
                FakeStation station = persistent(url(gateway))) {
            station.send("[2,\"1\",\"Heartbeat\",{}]");
            assertThat(station.awaitFrame(SOON)).startsWith("[3,\"1\"");

            assertThat(csms.awaitConnection(SOON).clientSubject()).contains("CN=SN-0001,O=Example CPO");
            String basic = Base64.getEncoder().encodeToString("gw:secret".getBytes(StandardCharsets.UTF_8));
            assertThat(asked).contains("/.well-known/est/simpleenroll Basic " + basic);
        }
    }

    /** An authority whose clock is ahead: nobody is let in to be thrown out again. */
    @Test
    void keepsAStationOutsideUntilItsFirstCertificateBegins() throws Exception {
        Instant start = Instant.now().minus(Duration.ofHours(1));
        MutableClock clock = new MutableClock(start);
        // What it issues is backdated by five minutes, and so begins in two.
        MutableClock ahead = new MutableClock(start.minus(Duration.ofDays(1)));
        issuing = ThrowawayAuthority.create("Hasty root", ahead, new SecureRandom());
        ahead.advance(Duration.ofDays(1).plusMinutes(7));
        csms.close();
        csms = FakeCsms.tls(keys.context(List.of(issuing.root())), true);
        try (Gateway gateway = gateway(clock)) {
            awaitCertificate(gateway);

            List<Integer> early = List.of(knock(gateway), knock(gateway));
            clock.advance(Duration.ofMinutes(2));
            try (FakeStation station = persistent(url(gateway))) {
                station.send("[2,\"1\",\"Heartbeat\",{}]");

                assertThat(early).containsExactly(503, 503);
                assertThat(station.awaitFrame(SOON)).startsWith("[3,\"1\"");
                assertThat(csms.connections()).hasSize(1);
            }
        }
    }

    private static void awaitCertificate(Gateway gateway) throws Exception {
        HttpRequest question = HttpRequest.newBuilder(
                        URI.create("http://" + Addresses.text(gateway.admin()) + "/api/certificates"))
                .build();
        HttpClient client = HttpClient.newHttpClient();
        long end = System.nanoTime() + SOON.toNanos();
        while (System.nanoTime() < end) {
            if (client.send(question, HttpResponse.BodyHandlers.ofString())
                    .body()
                    .contains("\"notBefore\"")) {
                return;
            }
        }
        throw new AssertionError("no certificate was issued");
    }

    private static int knock(Gateway gateway) {
        try (FakeStation station = FakeStation.dial(url(gateway), Map.of(), List.of("ocpp1.6"))) {
            return station.awaitUpgrade(SOON);
        }
    }

    @Test
    void renewsWhatIsNearItsEndByTheCertificateInUseWhileTheStationStays() throws Exception {
        // RFC 7030, 4.2.2
        issuing = ageing;
        try (Gateway gateway = gateway();
                FakeStation station = persistent(url(gateway))) {
            station.send("[2,\"boot\",\"BootNotification\",{\"chargePointVendor\":\"V\",\"chargePointModel\":\"M\"}]");
            station.awaitFrameContaining("\"boot\"", SOON);
            FakeCsmsConnection enrolled = csms.awaitConnection(SOON);

            FakeCsmsConnection renewed = csms.awaitConnection(SOON);
            station.send("[2,\"1\",\"Heartbeat\",{}]");
            String answer = station.awaitFrameContaining("\"1\"", SOON);

            assertThat(answer).startsWith("[3,");
            assertThat(renewed.clientSubject()).isEqualTo(enrolled.clientSubject());
            assertThat(renewed.clientCertificate()).isNotEqualTo(enrolled.clientCertificate());
            int renewal = List.copyOf(asked).stream()
                    .map(request -> request.startsWith("/.well-known/est/simplereenroll "))
                    .toList()
                    .indexOf(true);
            assertThat(shown.get(renewal)).isEqualTo("CN=SN-0001,O=Example CPO");
        }
    }

    /** A station comes again as long as it is told to wait (503). */
    private static FakeStation persistent(URI url) {
        long end = System.nanoTime() + SOON.toNanos();
        while (System.nanoTime() < end) {
            FakeStation station = FakeStation.dial(url, Map.of(), List.of("ocpp1.6"));
            if (station.awaitUpgrade(SOON) == 101) {
                return station;
            }
            station.close();
        }
        throw new AssertionError("the station was never let in");
    }
}
