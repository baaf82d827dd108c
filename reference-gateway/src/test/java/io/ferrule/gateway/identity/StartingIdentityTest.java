// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ferrule.certs.Issued;
import io.ferrule.certs.RootUse;
import io.ferrule.certs.ThrowawayAuthority;
import io.ferrule.certs.store.StationIdentity;
import io.ferrule.certs.store.StoreSnapshot;
import io.ferrule.gateway.config.ConfigSource;
import io.ferrule.gateway.config.StoreSettings;
import io.ferrule.gateway.wiring.Addresses;
import io.ferrule.gateway.wiring.Gateway;
import io.ferrule.gateway.wiring.Machine;
import io.ferrule.gateway.wiring.StartException;
import io.ferrule.proxy.testing.FakeCsms;
import io.ferrule.proxy.testing.FakeStation;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a configuration starts a station with, and that the store is the truth from then on. */
@Timeout(120)
class StartingIdentityTest {

    private static final Duration SOON = Duration.ofSeconds(30);

    @TempDir
    private Path directory;

    private ThrowawayAuthority authority;
    private FakeCsms csms;

    @BeforeEach
    void startCsms() throws Exception {
        authority = ThrowawayAuthority.create("Root", Clock.systemUTC(), new SecureRandom());
        ServerKeys server = new ServerKeys(authority.issueServer(List.of("localhost")));
        csms = FakeCsms.tls(server.context(List.of(authority.root())), true);
        Issued.writeCertificates(directory.resolve("ca.pem"), List.of(authority.root()));
        give("SN-0001");
    }

    @AfterEach
    void stopCsms() {
        csms.close();
    }

    private void give(String serial) throws Exception {
        Files.deleteIfExists(directory.resolve("cp.pem"));
        Files.deleteIfExists(directory.resolve("cp.key"));
        Issued issued = authority.issueClient(serial, "Example CPO");
        issued.writeChain(directory.resolve("cp.pem"));
        issued.writeKey(directory.resolve("cp.key"));
    }

    private Gateway gateway() throws Exception {
        Path file = directory.resolve("gateway.yaml");
        Files.writeString(
                file,
                """
                southbound: {listen: 127.0.0.1:0, admission: listed}
                admin: {listen: 127.0.0.1:0}
                northbound: {url: %s, trust: [ca.pem], identity: {certificate: cp.pem, key: cp.key}}
                stations: [{id: CP001}]
                """
                        .formatted(csms.uri()));
        return Gateway.start(ConfigSource.file(file, name -> Optional.empty()), Machine.here(Clock.systemUTC()));
    }

    private String subject(Gateway gateway) {
        try (FakeStation station = FakeStation.connect(
                URI.create("ws://" + Addresses.text(gateway.southbound()) + "/ocpp/CP001"), "ocpp1.6")) {
            station.send("[2,\"1\",\"Heartbeat\",{}]");
            station.awaitFrame(SOON);
            return csms.awaitConnection(SOON).clientSubject().orElse("");
        }
    }

    private StationIdentity stored() throws Exception {
        return StoreSnapshot.read(directory.resolve("data/identities")).station("CP001");
    }

    @Test
    void takesIdentityAndRootsInOnceAndNeedsTheKeyFileNoMore() throws Exception {
        try (Gateway gateway = gateway()) {
            assertThat(subject(gateway)).contains("CN=SN-0001");
        }
        Files.delete(directory.resolve("cp.key"));

        try (Gateway again = gateway()) {
            assertThat(subject(again)).contains("CN=SN-0001");
        }

        assertThat(stored().generations()).hasSize(1);
        assertThat(stored().trust().installed(RootUse.CSMS)).hasSize(1);
    }

    @Test
    void keepsWhatTheStoreHasWhenTheFilesChange() throws Exception {
        try (Gateway gateway = gateway()) {
            assertThat(subject(gateway)).contains("CN=SN-0001");
        }
        give("SN-0002");

        try (Gateway again = gateway()) {
            assertThat(subject(again)).contains("CN=SN-0001");
        }
    }

    @Test
    void doesNotBringBackARootThatWasRemoved() throws Exception {
        gateway().close();
        var store = StoreOpening.open(StoreSettings.below(directory.resolve("data")), Clock.systemUTC());
        try (store) {
            store.keepTrust("CP001", store.station("CP001").trust().without(authority.root()));
        }

        gateway().close();

        assertThat(stored().trust().roots()).isEmpty();
    }

    @Test
    void cannotStartWithoutTheFilesOfAStationThatTheStoreDoesNotKnow() throws Exception {
        Files.delete(directory.resolve("cp.key"));

        assertThatThrownBy(this::gateway).isInstanceOf(StartException.class).hasMessageContaining("cp.key");
    }

    @Test
    void letsNoSecondGatewayHaveTheStore() throws Exception {
        try (Gateway gateway = gateway()) {
            assertThat(gateway.southbound().getPort()).isPositive();

            assertThatThrownBy(this::gateway)
                    .isInstanceOf(StartException.class)
                    .hasMessageContaining("another process uses this store");
        }
    }

    @Test
    void showsTheCertificateOfAStationOnTheAdminPortPublicPartsOnly() throws Exception {
        try (Gateway gateway = gateway()) {
            assertThat(subject(gateway)).contains("CN=SN-0001");

            String stations = get(gateway, "/api/stations");
            String certificates = get(gateway, "/api/certificates");

            assertThat(stations).contains("\"subject\":\"CN=SN-0001,O=Example CPO\"");
            assertThat(certificates)
                    .contains("\"stage\":\"active\"", "\"roots\":1")
                    .doesNotContain("PRIVATE");
        }
    }

    private static String get(Gateway gateway, String path) throws Exception {
        URI uri = URI.create("http://" + Addresses.text(gateway.admin()) + path);
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }
}
