// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.ferrule.certs.KeyType;
import io.ferrule.certs.StationSubject;
import io.ferrule.certs.rollout.Canary;
import io.ferrule.certs.roots.RootPolicy;
import io.ferrule.certs.store.Permissions;
import io.ferrule.certs.verify.EffectRules;
import io.ferrule.certs.verify.LeafPolicy;
import io.ferrule.certs.verify.LeafTrust;
import io.ferrule.model.StationId;
import io.ferrule.proxy.handshake.AddressBlock;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is configured about certificates on the stations' behalf. */
class CertificateSettingsTest {

    private static final String SMALLEST =
            """
            southbound: {listen: 127.0.0.1:9000}
            northbound:
              url: ws://csms.example.com/ocpp
            """;

    @TempDir
    private Path directory;

    private GatewayConfig read(String more) throws IOException, ConfigException {
        Path file = directory.resolve("gateway.yaml");
        Files.writeString(file, SMALLEST + more);
        return ConfigFile.read(file, name -> Optional.of("1234").filter(pin -> name.equals("PIN")));
    }

    private List<String> mistakes(String more) {
        return catchThrowableOfType(ConfigException.class, () -> read(more)).problems().stream()
                .map(problem -> problem.line() + " " + problem.key() + " " + problem.message())
                .toList();
    }

    @Test
    void holdsWhatTheContractPromisesWhereNothingIsSaid() throws Exception {
        CertificateSettings settings = read("").certificates();

        assertThat(settings.leaf()).isEqualTo(LeafPolicy.standard());
        assertThat(settings.roots()).isEqualTo(RootPolicy.standard());
        assertThat(settings.mode()).isEqualTo(IdentityMode.STATION);
        assertThat(settings.requests()).isEqualTo(RequestSettings.defaults());
        assertThat(settings.grace()).isEqualTo(Duration.ofSeconds(20));
        assertThat(settings.enrolment()).isEmpty();
        assertThat(settings.canary()).isEmpty();
        assertThat(settings.logUpload()).isEqualTo(LogUploadSettings.defaults());
        assertThat(settings.store()).isEqualTo(StoreSettings.below(directory.resolve("data")));
        assertThat(settings.store().directory()).isEqualTo(directory.resolve("data/identities"));
    }

    @Test
    void readsEveryKey() throws Exception {
        CertificateSettings settings =
                read("""
                          organisation: Example CPO
                          rotation-grace-seconds: 7
                        certificates:
                          rules: whitepaper-3
                          additional-root-check: true
                          store-max: 5
                          clock-skew-seconds: 60
                          sort-chain: false
                          leaf-trust: any-issuer
                          max-chain-size: 6000
                          common-name: template
                          common-name-template: "CP-{serial}"
                          key-type: RSA-3072
                          renew-before: 10d
                          store: safe/ids
                          permissions: unchecked
                          canary: {share: 10%, hold: 30m}
                          log-upload: {schemes: [https], hosts: [.example.com], networks: [10.1.0.0/16]}
                          enrolment: {est: {url: https://est.example.com/label, trust: [est.pem], user: gw, password: {env: PIN}}}
                        """)
                        .certificates();

        assertThat(settings.leaf().rules()).isEqualTo(EffectRules.WHITEPAPER_3);
        assertThat(settings.leaf().trust()).isEqualTo(LeafTrust.ANY_ISSUER);
        assertThat(settings.leaf().maxChainChars()).isEqualTo(6000);
        assertThat(settings.leaf().skew()).isEqualTo(Duration.ofMinutes(1));
        assertThat(settings.leaf().sortChain()).isFalse();
        assertThat(settings.roots().additionalRootCheck()).isTrue();
        assertThat(settings.roots().storeMax()).isEqualTo(5);
        assertThat(settings.requests().organisation()).contains("Example CPO");
        assertThat(settings.requests().keyType()).isEqualTo(KeyType.RSA_3072);
        assertThat(settings.requests().renewal().before()).isEqualTo(Duration.ofDays(10));
        assertThat(settings.grace()).isEqualTo(Duration.ofSeconds(7));
        assertThat(settings.canary()).contains(new Canary(10, Duration.ofMinutes(30)));
        assertThat(settings.logUpload())
                .isEqualTo(new LogUploadSettings(
                        Set.of("https"), Set.of(".example.com"), List.of(AddressBlock.of("10.1.0.0/16"))));
        assertThat(settings.store().permissions()).isEqualTo(Permissions.UNCHECKED);
        assertThat(settings.store().vault())
                .isEqualTo(new KeyVaultSettings.Files(
                        directory.resolve("safe/keys"), directory.resolve("safe/master.key")));
        EstSettings enrolment = (EstSettings) settings.enrolment().orElseThrow();
        assertThat(enrolment.url()).isEqualTo(URI.create("https://est.example.com/label"));
        assertThat(enrolment.trust()).containsExactly(directory.resolve("est.pem"));
        assertThat(enrolment.user().orElseThrow().name()).isEqualTo("gw");
    }

    @Test
    void letsFivePercentGoFirstForAnHourWhereNothingElseIsSaid() throws Exception {
        assertThat(read("certificates: {canary: {}}\n").certificates().canary())
                .contains(new Canary(5, Duration.ofHours(1)));
    }

    @Test
    void keepsKeysInATokenOrWrapsThemByOne() throws Exception {
        String token = "certificates: {key-vault: {pkcs11: {library: /lib/p11.so, slot: 2, pin: {env: PIN}%s}}}\n";

        var inside = (KeyVaultSettings.Token)
                read(token.formatted("")).certificates().store().vault();
        var wrapped = (KeyVaultSettings.Token)
                read(token.formatted(", keys: wrapped")).certificates().store().vault();

        assertThat(inside.library()).isEqualTo(Path.of("/lib/p11.so"));
        assertThat(inside.slot()).isEqualTo(2);
        assertThat(inside.wrapped()).isEmpty();
        assertThat(wrapped.wrapped()).contains(directory.resolve("data/keys"));
    }

    @Test
    void namesAStationBySerialNumberAndFallsBackToItsIdentity() throws Exception {
        GatewayConfig config = read(
                """
                  organisation: Example CPO
                stations: [{id: CP001, serial: SN-0001}, {id: CP002}]
                """);

        Optional<StationSubject> listed = config.subject(new StationId("CP001"));
        Optional<StationSubject> bare = config.subject(new StationId("CP002"));
        Optional<StationSubject> url = config.subject(new StationId("10.0.0.1"));

        assertThat(listed).contains(new StationSubject("Example CPO", "SN-0001"));
        assertThat(bare).contains(new StationSubject("Example CPO", "CP002"));
        assertThat(url).as("an address is no name (A00.FR.405)").isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{rule: current} | unknown key; did you mean \"rules\"?",
                "{rules: newest} | must be one of current, whitepaper-3",
                "{renew-before: 0d} | must be a number of days such as 30d",
                "{key-type: EC-P521} | must be one of EC-P256, EC-P384, RSA-2048, RSA-3072",
                "{common-name: template} | goes with common-name: template",
                "{common-name: template, common-name-template: station} | with {serial} or {id} in it",
                "{key-vault: hsm} | must be one of file",
                "{key-vault: {pkcs11: {slot: 1}}} | needs the library",
                "{enrolment: {est: {url: 'http://est', trust: [a]}}} | must start with https://",
                "{enrolment: {est: {url: 'https://est'}}} | is required: list the roots",
                "{enrolment: {}} | needs est",
                "{canary: {share: 0%}} | must be a share from 1% to 100%",
                "{canary: {share: 5}} | must be a share from 1% to 100%",
                "{canary: {hold: 1 hour}} | must be a time such as 30m, 1h or 2d",
                "{canary: {shares: 5%}} | did you mean",
                "{log-upload: {schemes: [sftp]}} | must be one of https, http, ftp",
                "{log-upload: {networks: [10.1]}} | an address block looks like",
                "{log-upload: {hosts: ['a b']}} | must be a host such as logs.example.com",
                "{permissions: nobody} | must be one of owner-only, unchecked"
            })
    void refusesMistakesWithTheirLine(String block, String sentence) {
        List<String> mistakes = mistakes("certificates: " + block + "\n");

        assertThat(mistakes)
                .anySatisfy(mistake ->
                        assertThat(mistake).startsWith("4 certificates").contains(sentence));
    }

    @Test
    void wantsTheOperatorsNameWhereAnEstServerGivesCertificates() {
        List<String> mistakes =
                mistakes("certificates: {enrolment: {est: {url: 'https://est.example.com', trust: [est.pem]}}}\n");

        assertThat(mistakes)
                .singleElement()
                .asString()
                .endsWith("northbound.organisation is required where certificates.enrolment.est asks for certificates");
    }

    @Test
    void needsNoIdentityFilesWhereAnAuthorityGivesCertificates() throws Exception {
        Files.writeString(
                directory.resolve("tls.yaml"),
                """
                southbound: {listen: 127.0.0.1:9000, admission: listed}
                northbound: {url: wss://csms.example.com, trust: [ca.pem], organisation: Example CPO}
                certificates: {enrolment: {est: {url: https://est.example.com, trust: [est.pem]}}}
                stations: [{id: CP001}]
                """);

        GatewayConfig config = ConfigFile.read(directory.resolve("tls.yaml"), name -> Optional.empty());

        assertThat(config.northbound().profile().number()).isEqualTo(3);
    }

    @Test
    void refusesAnIdentityOfOneStationWhereTheGatewaySpeaksForAll() {
        List<String> mistakes = mistakes(
                """
                certificates: {identity-mode: gateway}
                stations: [{id: CP001, northbound: {identity: {certificate: a.pem, key: a.key}}}]
                """);

        assertThat(mistakes).singleElement().asString().contains("identity-mode is gateway", "CP001");
    }
}
