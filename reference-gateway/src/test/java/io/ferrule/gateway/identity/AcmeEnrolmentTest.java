// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.ferrule.certs.Issued;
import io.ferrule.certs.PemFiles;
import io.ferrule.certs.ThrowawayAuthority;
import io.ferrule.gateway.config.ConfigSource;
import io.ferrule.gateway.wiring.Addresses;
import io.ferrule.gateway.wiring.Gateway;
import io.ferrule.gateway.wiring.Machine;
import io.ferrule.proxy.testing.FakeCsms;
import io.ferrule.proxy.testing.FakeCsmsConnection;
import io.ferrule.proxy.testing.FakeStation;
import io.ferrule.proxy.testing.MutableClock;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Stations that get and renew their certificates from a real ACME server (RFC 8555), which looks at the gateway's port. */
@Timeout(240)
class AcmeEnrolmentTest {

    private static final Duration SOON = Duration.ofSeconds(60);

    @TempDir
    private Path directory;

    /** Stands still; ahead, so that what is issued meanwhile has begun. */
    private final MutableClock clock = new MutableClock(Instant.now().plus(Duration.ofMinutes(5)));

    private final List<AutoCloseable> endings = new ArrayList<>();
    private ThrowawayAuthority web;

    @BeforeEach
    void makeRoot() throws Exception {
        web = ThrowawayAuthority.create("Web root", Clock.systemUTC(), new SecureRandom());
        Issued.writeCertificates(directory.resolve("ca.pem"), List.of(web.root()));
    }

    @AfterEach
    void stop() throws Exception {
        for (AutoCloseable ending : endings) {
            ending.close();
        }
    }

    private Pebble pebble(boolean externalAccounts) throws Exception {
        Pebble pebble = Pebble.start(directory, web.issueServer(List.of("localhost")), externalAccounts);
        endings.add(0, pebble);
        pebble.writeRoot(directory.resolve("stations-root.pem"), web.root());
        return pebble;
    }

    /** A CSMS that lets in whom the authority has certified. */
    private FakeCsms csms() throws Exception {
        ServerKeys keys = new ServerKeys(web.issueServer(List.of("localhost")));
        FakeCsms csms = FakeCsms.tls(keys.context(PemFiles.certificates(directory.resolve("stations-root.pem"))), true);
        endings.add(0, csms);
        return csms;
    }

    private Gateway gateway(FakeCsms csms, Pebble pebble, String more) throws Exception {
        Path file = directory.resolve("gateway.yaml");
        Files.writeString(
                file,
                """
                southbound: {listen: 127.0.0.1:0, admission: listed}
                admin: {listen: 127.0.0.1:0}
                northbound: {url: %s, trust: [ca.pem], organisation: Example CPO}
                certificates:
                  enrolment:
                    acme:
                      url: %s
                      trust: [ca.pem]
                      authorities: [stations-root.pem]
                      name: "{serial}.stations.example.internal"
                      listen: 127.0.0.1:%d
                      contact: [mailto:ops@example.com]
                      terms-agreed: true
                      %s
                stations: [{id: CP001, serial: SN-0001}]
                """
                        .formatted(csms.uri(), pebble.url(), pebble.challengePort(), more));
        Gateway gateway = Gateway.start(ConfigSource.file(file, name -> Optional.empty()), Machine.here(clock));
        endings.add(0, gateway);
        return gateway;
    }

    /** A station comes again as long as it is told to wait (503). */
    private FakeStation persistent(Gateway gateway) {
        URI url = URI.create("ws://" + Addresses.text(gateway.southbound()) + "/ocpp/CP001");
        long end = System.nanoTime() + SOON.toNanos();
        while (System.nanoTime() < end) {
            FakeStation station = FakeStation.dial(url, Map.of(), List.of("ocpp1.6"));
            if (station.awaitUpgrade(SOON) == 101) {
                endings.add(0, station);
                return station;
            }
            station.close();
        }
        throw new AssertionError("the station was never let in");
    }

    private static void boot(FakeStation station) {
        station.send("[2,\"boot\",\"BootNotification\",{\"chargePointVendor\":\"V\",\"chargePointModel\":\"M\"}]");
        assertThat(station.awaitFrameContaining("\"boot\"", SOON)).startsWith("[3,");
    }

    private static String certificates(Gateway gateway) throws Exception {
        URI uri = URI.create("http://" + Addresses.text(gateway.admin()) + "/api/certificates");
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }

    @Test
    void enrolsAListedStationBeforeItsFirstDialAndRenewsWhenDue() throws Exception {
        Pebble pebble = pebble(false);
        FakeCsms csms = csms();
        Gateway gateway = gateway(csms, pebble, "");
        FakeStation station = persistent(gateway);
        boot(station);
        FakeCsmsConnection first = csms.awaitConnection(SOON);
        assertThat(first.clientSubject()).contains("CN=sn-0001.stations.example.internal");

        clock.advance(Duration.ofDays(21));

        FakeCsmsConnection second = csms.awaitConnection(SOON);
        assertThat(second.clientSubject()).contains("CN=sn-0001.stations.example.internal");
        station.send("[2,\"beat\",\"Heartbeat\",{}]");
        assertThat(station.awaitFrameContaining("\"beat\"", SOON)).startsWith("[3,");
        assertThat(certificates(gateway)).contains("\"generation\":2", "Pebble");
    }

    /** RFC 8555, 7.3.4; the key of the account is on disk, and not in the clear. */
    @Test
    void bindsItsAccountToTheOneThatTheAuthorityKnows() throws Exception {
        Pebble pebble = pebble(true);
        FakeCsms csms = csms();
        Files.writeString(directory.resolve("eab.key"), Pebble.EXTERNAL_KEY + "\n");
        Gateway gateway = gateway(
                csms,
                pebble,
                "external-account: {key-id: %s, hmac-key: {file: eab.key}}".formatted(Pebble.EXTERNAL_KEY_ID));

        boot(persistent(gateway));

        assertThat(csms.awaitConnection(SOON).clientSubject()).contains("CN=sn-0001.stations.example.internal");
        try (var files = Files.list(directory.resolve("data/acme"))) {
            assertThat(files).singleElement().satisfies(file -> assertThat(
                            Files.readString(file, StandardCharsets.ISO_8859_1))
                    .startsWith("FKE1"));
        }
    }
}
