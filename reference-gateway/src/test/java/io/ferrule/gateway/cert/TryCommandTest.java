// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.cert;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ferrule.certs.Issued;
import io.ferrule.certs.RootUse;
import io.ferrule.certs.ThrowawayAuthority;
import io.ferrule.certs.store.FactoryImport;
import io.ferrule.certs.store.IdentityStore;
import io.ferrule.gateway.cli.Ferrule;
import io.ferrule.gateway.config.StoreSettings;
import io.ferrule.gateway.identity.ServerKeys;
import io.ferrule.gateway.identity.StoreOpening;
import io.ferrule.proxy.testing.FakeCsms;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class TryCommandTest {

    @TempDir
    private Path directory;

    private final StringWriter out = new StringWriter();
    private ThrowawayAuthority authority;
    private ThrowawayAuthority stranger;

    @BeforeEach
    void makeStore() throws Exception {
        SecureRandom random = new SecureRandom();
        authority = ThrowawayAuthority.create("Root", Clock.systemUTC(), random);
        stranger = ThrowawayAuthority.create("Stranger", Clock.systemUTC(), random);
        try (IdentityStore store = StoreOpening.open(StoreSettings.below(directory), Clock.systemUTC())) {
            FactoryImport factory = new FactoryImport(store);
            factory.roots("CP001", RootUse.CSMS, List.of(authority.root()));
            factory.credential("CP001", authority.issueClient("SN-0001", "Example CPO"));
        }
    }

    private FakeCsms csms(ThrowawayAuthority shown, ThrowawayAuthority trusted) throws Exception {
        ServerKeys keys = new ServerKeys(shown.issueServer(List.of("localhost")));
        return FakeCsms.tls(keys.context(List.of(trusted.root())), true);
    }

    private JsonNode tried(int expected, FakeCsms csms, String... more) throws Exception {
        return tried(directory, expected, csms, more);
    }

    private JsonNode tried(Path place, int expected, FakeCsms csms, String... more) throws Exception {
        List<String> all = new ArrayList<>(List.of("cert", "try", place.toString(), "CP001", "--json"));
        all.addAll(List.of("--csms", csms.uri().toString(), "--seconds", "2"));
        all.addAll(List.of(more));
        StringWriter err = new StringWriter();
        int exitCode =
                Ferrule.execute(new PrintWriter(out, true), new PrintWriter(err, true), all.toArray(String[]::new));
        assertThat(exitCode).as(err.toString()).isEqualTo(expected);
        return new ObjectMapper().readTree(out.toString());
    }

    @Test
    void tellsWhatWasNegotiatedWithACsmsThatTakesTheCertificate() throws Exception {
        try (FakeCsms csms = csms(authority, authority)) {
            JsonNode told = tried(0, csms);

            assertThat(told.get("tls").asText()).isEqualTo("TLSv1.3");
            assertThat(told.get("certificateSent").asBoolean()).isTrue();
            assertThat(told.get("serverTrusted").asBoolean()).isTrue();
            assertThat(told.at("/server/0/subject").asText()).contains("CN=localhost");
            assertThat(csms.connections()).as("no upgrade without --upgrade").isEmpty();
        }
    }

    @Test
    void hearsALateRefusal() throws Exception {
        // Under TLS 1.3 the handshake seems to have worked when the CSMS looks at our certificate.
        try (FakeCsms csms = csms(authority, stranger)) {
            JsonNode told = tried(1, csms);

            assertThat(told.get("ok").asBoolean()).isFalse();
            assertThat(told.get("refusal").asText()).contains("the CSMS");
            assertThat(told.get("serverTrusted").asBoolean()).isTrue();
        }
    }

    @Test
    void doubtsACsmsThatOurRootsDoNotKnowAndDoesNotUpgrade() throws Exception {
        try (FakeCsms csms = csms(stranger, authority)) {
            JsonNode told = tried(1, csms, "--upgrade");

            assertThat(told.get("serverTrusted").asBoolean()).isFalse();
            assertThat(told.has("status")).isFalse();
            assertThat(csms.connections()).isEmpty();
        }
    }

    @Test
    void goesOnToTheUpgradeWhereThatIsAskedFor() throws Exception {
        try (FakeCsms csms = csms(authority, authority)) {
            JsonNode told = tried(0, csms, "--upgrade");

            assertThat(told.get("status").asInt()).isEqualTo(101);
        }
    }

    /** A gateway on profile 2, with its own words on TLS. */
    private Path configured(String tls) throws Exception {
        Issued.writeCertificates(directory.resolve("ca.pem"), List.of(authority.root()));
        Path file = directory.resolve("gateway.yaml");
        Files.writeString(
                file,
                """
                data-dir: .
                southbound: {listen: 127.0.0.1:0, admission: listed}
                northbound: {url: wss://localhost:1/ocpp, security-profile: 2, trust: [ca.pem], tls: %s}
                stations: [{id: CP001, northbound: {id: north, password: 0123456789abcdef}}]
                """
                        .formatted(tls));
        return file;
    }

    @Test
    void speaksTlsByTheProviderThatTheConfigurationNames() throws Exception {
        Path config = configured("{provider: bouncy-castle, hybrid: prefer}");
        try (FakeCsms csms = csms(authority, authority)) {
            JsonNode told = tried(config, 0, csms);

            assertThat(told.get("group").asText())
                    .as("the runtime's TLS has no hybrid group")
                    .isEqualTo("x25519");
            assertThat(told.get("certificateSent").asBoolean()).isTrue();
        }
    }

    @Test
    void givesUpWithoutTheHybridKeyExchangeThatIsRequired() throws Exception {
        Path config = configured("{provider: bouncy-castle, hybrid: require}");
        try (FakeCsms csms = csms(authority, authority)) {
            JsonNode told = tried(config, 1, csms);

            assertThat(told.get("ok").asBoolean()).isFalse();
            assertThat(told.has("tls")).isFalse();
        }
    }

    @Test
    void hearsALateRefusalUnderTheOtherProviderToo() throws Exception {
        Path config = configured("{provider: bouncy-castle}");
        try (FakeCsms csms = csms(authority, stranger)) {
            JsonNode told = tried(config, 1, csms);

            assertThat(told.get("refusal").asText()).startsWith("the CSMS");
        }
    }

    @Test
    void showsTheConfiguredPasswordWhereItShowsNoCertificate() throws Exception {
        Path config = configured("{provider: jdk}");
        ServerKeys keys = new ServerKeys(authority.issueServer(List.of("localhost")));
        try (FakeCsms csms = FakeCsms.tlsAsking(keys.context(List.of(authority.root())))) {
            JsonNode told = tried(config, 0, csms, "--anonymous", "--upgrade");

            String basic = Base64.getEncoder().encodeToString("north:0123456789abcdef".getBytes(UTF_8));
            assertThat(told.get("status").asInt()).isEqualTo(101);
            assertThat(csms.awaitConnection(Duration.ofSeconds(10)).authorization())
                    .contains("Basic " + basic);
        }
    }

    @Test
    void triesPemFilesWithoutTheKeysOfTheStore() throws Exception {
        Issued pair = authority.issueClient("SN-0001", "Example CPO");
        pair.writeChain(directory.resolve("new.pem"));
        pair.writeKey(directory.resolve("new.key"));
        try (FakeCsms csms = csms(authority, authority);
                IdentityStore held = StoreOpening.open(StoreSettings.below(directory), Clock.systemUTC())) {
            assertThat(held.stations()).containsExactly("CP001");

            JsonNode told = tried(
                    0,
                    csms,
                    "--certificate",
                    directory.resolve("new.pem").toString(),
                    "--key",
                    directory.resolve("new.key").toString());

            assertThat(told.at("/certificate/serial").asText())
                    .isEqualTo(pair.chain().get(0).getSerialNumber().toString(16));
        }
    }
}
