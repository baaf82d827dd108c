// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.ferrule.gateway.config.ConfigException.Kind;
import io.ferrule.model.FrameLimits;
import io.ferrule.model.OcppVersion;
import io.ferrule.model.StationId;
import io.ferrule.proxy.Duplicates;
import io.ferrule.proxy.KeepAlive;
import io.ferrule.proxy.WireLimits;
import io.ferrule.proxy.handshake.StationDirectory.Mode;
import io.ferrule.proxy.intercept.ValidationMode;
import io.ferrule.proxy.intercept.ValidationPlan;
import io.ferrule.proxy.upstream.Backoff;
import io.ferrule.proxy.upstream.SecurityProfile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigFileTest {

    private static final String SMALLEST =
            """
            southbound:
              listen: 127.0.0.1:9000
            northbound:
              url: ws://csms.example.com/ocpp
            """;

    @TempDir
    private Path directory;

    private Path file = Path.of("gateway.yaml");

    @BeforeEach
    void nameTheFile() {
        file = directory.resolve("gateway.yaml");
    }

    private GatewayConfig read(String text) throws IOException, ConfigException {
        Files.writeString(file, text);
        return ConfigFile.read(
                file, name -> Optional.ofNullable(Map.of("CP001_PW", "from env").get(name)));
    }

    private ConfigException refused(String text) {
        return catchThrowableOfType(ConfigException.class, () -> read(text));
    }

    private List<String> mistakes(String text) {
        return refused(text).problems().stream()
                .map(problem -> problem.line() + ":" + problem.column() + " " + problem.key() + " " + problem.message())
                .toList();
    }

    @Test
    void needsOnlyWhereToListenAndWhereToGo() throws Exception {
        GatewayConfig config = read(SMALLEST);

        assertThat(config.southbound().listen().getPort()).isEqualTo(9000);
        assertThat(config.northbound().url()).hasToString("ws://csms.example.com/ocpp");
        assertThat(config.stations()).isEmpty();
    }

    @Test
    void hasTheDefaultsThatThePublishedFileShows() throws Exception {
        GatewayConfig config = read(SMALLEST);

        assertThat(config.dataDir()).isEqualTo(directory.resolve("data"));
        assertThat(config.admin().listen()).hasToString("/127.0.0.1:9080");
        assertThat(config.southbound().admission()).isEqualTo(Mode.ANY);
        assertThat(config.southbound().withoutSubprotocol()).contains(OcppVersion.V1_6);
        assertThat(config.southbound().duplicates()).isEqualTo(Duplicates.REFUSE);
        assertThat(config.southbound().wire()).isEqualTo(WireLimits.defaults());
        assertThat(config.southbound().frames()).isEqualTo(FrameLimits.defaults());
        assertThat(config.northbound().reconnect()).isEqualTo(Backoff.defaults());
        assertThat(config.northbound().callTimeout()).isEqualTo(Duration.ofSeconds(30));
        assertThat(config.northbound().ping()).isEqualTo(Duration.ofSeconds(60));
        assertThat(config.validation()).isEqualTo(ValidationPlan.of(ValidationMode.OBSERVE, ValidationMode.OBSERVE));
    }

    @Test
    void readsEveryKeyOfThePublishedFileThatThisVersionCanServe() throws Exception {
        Files.writeString(directory.resolve("admin.token"), "admin secret\n");
        Files.writeString(directory.resolve("cp001.pw"), "station secret\r\n");

        GatewayConfig config = read(
                """
                data-dir: ./state
                admin:
                  listen: 127.0.0.1:9081
                  token: {file: admin.token}
                southbound:
                  listen: "[::1]:0"
                  admission: listed
                  without-subprotocol: refuse
                  duplicates: replace
                  limits: {message-bytes: 65536, handshake-seconds: 5}
                northbound:
                  url: wss://csms.example.com/ocpp
                  ocpp: same
                  security-profile: 3
                  trust: [ca.pem, other.pem]
                  identity: {certificate: cp.pem, key: cp.key}
                  organisation: Example CPO
                  when-away: mirror
                  boot-while-away: known
                  reconnect: {wait-minimum-seconds: 5, random-range-seconds: 0, repeat-times: 2}
                  call-timeout-seconds: 20
                  ping-seconds: 0
                  rotation-grace-seconds: 20
                  replay-per-second: 10
                certificates:
                  rules: current
                  additional-root-check: false
                  store-max: 20
                  clock-skew-seconds: 300
                  sort-chain: true
                  common-name: serial
                  renew-before: 30d
                validation:
                  from-station: off
                  from-csms: enforce
                stations:
                  - id: CP001
                    serial: SN-0001
                    southbound: {password: {file: cp001.pw}, addresses: [192.168.1.20/32]}
                    northbound: {id: CP-1, password: {env: CP001_PW}, identity: {certificate: a.pem, key: a.key}}
                    validation: {from-station: "off"}
                """);

        StationSettings station = config.station(new StationId("CP001")).orElseThrow();
        assertThat(config.dataDir()).isEqualTo(directory.resolve("state"));
        assertThat(config.admin().token().orElseThrow().bytes())
                .isEqualTo("admin secret".getBytes(StandardCharsets.UTF_8));
        assertThat(config.southbound().withoutSubprotocol()).isEmpty();
        assertThat(config.southbound().wire().messageBytes()).isEqualTo(65_536);
        assertThat(config.southbound().frames().messageBytes()).isEqualTo(65_536);
        assertThat(config.northbound().trust())
                .isEqualTo(new Trust.Files(List.of(directory.resolve("ca.pem"), directory.resolve("other.pem"))));
        assertThat(config.northbound().ping()).isZero();
        assertThat(config.validation().usual().fromStation()).isEqualTo(ValidationMode.OFF);
        assertThat(station.southbound().password().orElseThrow().bytes())
                .isEqualTo("station secret".getBytes(StandardCharsets.UTF_8));
        assertThat(station.southbound().addresses()).hasSize(1);
        assertThat(station.northbound().id()).isEqualTo(new StationId("CP-1"));
        assertThat(station.northbound().password().orElseThrow().bytes())
                .isEqualTo("from env".getBytes(StandardCharsets.UTF_8));
        assertThat(station.validation()).isEqualTo(ValidationPlan.of(ValidationMode.OFF, ValidationMode.ENFORCE));
    }

    @Test
    void keepsStationsAliveAsTheNearestBlockSays() throws Exception {
        GatewayConfig config = read(
                """
                southbound: {listen: 127.0.0.1:9000, ping-seconds: 25, silent-after-heartbeats: 0}
                northbound: {url: ws://csms.example.com/ocpp, ping-seconds: 120}
                stations:
                  - {id: DEAF, southbound: {ping-seconds: 10}}
                  - {id: MUTE, southbound: {pong-seconds: 0}}
                """);

        assertThat(config.southbound().silentAfterHeartbeats()).isZero();
        assertThat(config.keepAlive(new StationId("OTHER"))).isEqualTo(KeepAlive.every(Duration.ofSeconds(25)));
        assertThat(config.keepAlive(new StationId("DEAF"))).isEqualTo(KeepAlive.every(Duration.ofSeconds(10)));
        assertThat(config.keepAlive(new StationId("MUTE")))
                .isEqualTo(new KeepAlive(Duration.ofSeconds(25), Duration.ZERO));
    }

    @Test
    void pingsBothLegsAlikeWhereNothingElseIsSaid() throws Exception {
        GatewayConfig config = read(SMALLEST + "  ping-seconds: 40\n");

        assertThat(config.keepAlive(new StationId("ANY"))).isEqualTo(KeepAlive.every(Duration.ofSeconds(40)));
        assertThat(config.southbound().silentAfterHeartbeats()).isEqualTo(3);
    }

    @Test
    void mendsTransactionIdsOfTheStationsThatAreNamed() throws Exception {
        GatewayConfig config = read(
                """
                southbound: {listen: 127.0.0.1:9000}
                northbound: {url: ws://csms.example.com/ocpp}
                stations: [{id: ODD, southbound: {transaction-ids: mend}}]
                """);

        assertThat(config.transactionIds(new StationId("ODD"))).isEqualTo(TransactionIds.MEND);
        assertThat(config.transactionIds(new StationId("ANY"))).isEqualTo(TransactionIds.AS_SENT);
    }

    @Test
    void knowsWhoMayTakeOverAnIdentity() throws Exception {
        GatewayConfig config = read(
                """
                southbound: {listen: 127.0.0.1:9000, duplicates: replace-same-credential}
                northbound: {url: ws://csms.example.com/ocpp}
                """);

        assertThat(config.southbound().duplicates()).isEqualTo(Duplicates.REPLACE_SAME_CREDENTIAL);
    }

    @Test
    void namesLineAndNearestKeyOfAnUnknownKey() {
        List<String> mistakes = mistakes(SMALLEST + "  pingseconds: 5\n");

        assertThat(mistakes).containsExactly("5:3 northbound.pingseconds unknown key; did you mean \"ping-seconds\"?");
    }

    @Test
    void listsWhatIsAllowedWhereNoKeyIsNear() {
        List<String> mistakes = mistakes(SMALLEST + "frobnicate: 5\n");

        assertThat(mistakes)
                .singleElement()
                .asString()
                .startsWith("5:1 frobnicate unknown key; allowed here: data-dir, admin,");
    }

    @Test
    void reportsAllMistakesAtOnceInTheOrderOfTheFile() {
        List<String> mistakes = mistakes(
                """
                data-dri: x
                southbound:
                  listen: nowhere
                  limits: {message-bytes: 12}
                northbound:
                  url: http://csms.example.com
                  call-timeout-seconds: soon
                stations:
                  - serial: 7
                """);

        assertThat(mistakes)
                .containsExactly(
                        "1:1 data-dri unknown key; did you mean \"data-dir\"?",
                        "3:11 southbound.listen must be host:port such as 127.0.0.1:9000 or [::1]:9000, was \"nowhere\"",
                        "4:27 southbound.limits.message-bytes must be a whole number from 1024 to 16777216, was \"12\"",
                        "6:8 northbound.url must start with ws:// or wss://, was \"http://csms.example.com\"",
                        "7:25 northbound.call-timeout-seconds must be a whole number from 1 to 3600, was \"soon\"",
                        "9:5 stations[0] needs an id: the identity in the station's URL");
    }

    @Test
    void asksForWhatIsMissing() {
        List<String> mistakes = mistakes("admin: {listen: 127.0.0.1:1}\n");

        assertThat(mistakes).hasSize(2).allSatisfy(mistake -> assertThat(mistake)
                .contains("is required"));
    }

    @ParameterizedTest
    @CsvSource({"ws://a/b, NONE", "WS://a, NONE"})
    void usesNoSecurityProfileOverPlainWebSockets(String url, SecurityProfile expected) throws Exception {
        GatewayConfig config = read("{southbound: {listen: '127.0.0.1:0'}, northbound: {url: '" + url + "'}}");

        assertThat(config.northbound().profile()).isEqualTo(expected);
    }

    @Test
    void usesSecurityProfileThreeOverTls() throws Exception {
        GatewayConfig config = read(
                """
                southbound: {listen: 127.0.0.1:0}
                northbound: {url: wss://a/b, trust: system, identity: {certificate: c, key: k}}
                """);

        assertThat(config.northbound().profile()).isEqualTo(SecurityProfile.TLS_CLIENT_CERTIFICATE);
        assertThat(config.northbound().trust()).isEqualTo(new Trust.SystemRoots());
    }

    @Test
    void refusesTlsWithoutTrustAndProfileThreeWithoutIdentity() {
        List<String> mistakes = mistakes(
                """
                southbound: {listen: 127.0.0.1:0}
                northbound: {url: wss://a/b}
                """);

        assertThat(mistakes).hasSize(2);
        assertThat(mistakes.get(0)).contains("northbound.trust is required for wss://");
        assertThat(mistakes.get(1)).contains("northbound.identity security profile 3 needs");
    }

    @Test
    void refusesProfileThreeWhereOnlyListedStationsHaveAnIdentityButAnyMayCome() {
        List<String> mistakes = mistakes(
                """
                southbound: {listen: 127.0.0.1:0}
                northbound: {url: wss://a/b, trust: system}
                stations:
                  - {id: A, northbound: {identity: {certificate: c, key: k}}}
                """);

        assertThat(mistakes).singleElement().asString().contains("southbound.admission: listed");
    }

    @Test
    void refusesProfileTwoWithoutAPasswordForEachStation() {
        List<String> mistakes = mistakes(
                """
                southbound: {listen: 127.0.0.1:0, admission: listed}
                northbound: {url: wss://a/b, trust: system, security-profile: 2}
                stations: [{id: A, northbound: {password: x}}, {id: B}]
                """);

        assertThat(mistakes).singleElement().asString().contains("missing for B");
    }

    @Test
    void refusesAProfileThatDoesNotGoWithTheAddress() {
        List<String> mistakes = mistakes(
                """
                southbound: {listen: 127.0.0.1:0}
                northbound: {url: ws://a/b, security-profile: 2}
                """);

        assertThat(mistakes)
                .containsExactly("2:47 northbound.security-profile profile 2 needs an address that starts with wss://");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "northbound: {url: ws://a, ocpp: 2.0.1} | cannot translate between OCPP versions",
                "northbound: {url: ws://a};policy: {bundles: [./policy]} | has no policies",
            })
    void saysPlainlyWhatThisVersionCannotDo(String north, String sentence) {
        List<String> mistakes = mistakes("southbound: {listen: 127.0.0.1:0}\n" + north.replace(";", "\n"));

        assertThat(mistakes).singleElement().asString().contains(sentence);
    }

    @Test
    void refusesAKeyThatIsSetTwice() {
        List<String> mistakes = mistakes(SMALLEST + "  url: ws://other\n");

        assertThat(mistakes).containsExactly("5:3 northbound.url is already set in line 4");
    }

    @Test
    void refusesAnIdentityThatIsListedTwice() {
        List<String> mistakes = mistakes(SMALLEST + "stations: [{id: A}, {id: A}]\n");

        assertThat(mistakes)
                .singleElement()
                .asString()
                .contains("stations[1].id is the identity of an earlier station");
    }

    @Test
    void refusesAValueThatIsNotThere() {
        List<String> mistakes = mistakes(SMALLEST + "  ping-seconds:\n");

        assertThat(mistakes).containsExactly("5:16 northbound.ping-seconds has no value; write one or remove the key");
    }

    @Test
    void refusesAnAdminPortForOthersWithoutAToken() {
        List<String> mistakes = mistakes(SMALLEST + "admin: {listen: 0.0.0.0:9080}\n");

        assertThat(mistakes).singleElement().asString().contains("admin.token is required");
    }

    @Test
    void refusesSecretsThatCannotBeFound() {
        List<String> mistakes = mistakes(
                SMALLEST
                        + """
                stations:
                  - {id: A, southbound: {password: {env: NOT_SET}}}
                  - {id: B, southbound: {password: {file: absent.pw}}}
                  - {id: C, southbound: {password: {file: a, env: b}}}
                  - {id: D, southbound: {password: ""}}
                """);

        assertThat(mistakes).anySatisfy(it -> assertThat(it).contains("the environment variable NOT_SET is not set"));
        assertThat(mistakes)
                .anySatisfy(it -> assertThat(it).contains("there is no file").contains("absent.pw"));
        assertThat(mistakes).anySatisfy(it -> assertThat(it).contains("must be {file: path} or {env: NAME}"));
        assertThat(mistakes).anySatisfy(it -> assertThat(it).contains("stations[3].southbound.password is empty"));
    }

    @Test
    void takesTheSpacesOfASecretFileAsPartOfTheSecret() throws Exception {
        Files.writeString(directory.resolve("pw"), " two lines\n\n");

        GatewayConfig config = read(SMALLEST + "stations: [{id: A, southbound: {password: {file: pw}}}]\n");

        byte[] secret =
                config.stations().get(0).southbound().password().orElseThrow().bytes();
        assertThat(new String(secret, StandardCharsets.UTF_8)).isEqualTo(" two lines\n");
    }

    @Test
    void neverPrintsASecret() throws Exception {
        GatewayConfig config = read(SMALLEST + "stations: [{id: A, southbound: {password: hush}}]\n");

        assertThat(config.toString()).contains("***").doesNotContain("hush");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a: [1", "a: b: c", "\tx: 1", "%YAML 3.0\n---\na: 1", "a: 1\n---\nb: 2", "", "# nothing"})
    void callsTextThatIsNoSingleYamlDocumentUnreadable(String text) {
        ConfigException refused = refused(text);

        assertThat(refused.kind()).isEqualTo(Kind.UNREADABLE);
    }

    @Test
    void callsAScalarOrAListNoConfiguration() {
        assertThat(mistakes("just words")).anySatisfy(it -> assertThat(it).contains("must be a block of keys"));
    }

    @Test
    void survivesAliasesThatMultiply() {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 60; i++) {
            String before = "*a" + (i - 1);
            bomb.append("a" + i + ": &a" + i + " [" + (before + ", ").repeat(8) + before + "]\n");
        }

        ConfigException refused = refused(bomb.toString());

        assertThat(refused.kind()).isEqualTo(Kind.UNREADABLE);
    }

    @Test
    void refusesAFileOfUnreasonableSize() throws Exception {
        Files.write(file, new byte[5 * 1_024 * 1_024]);

        ConfigException refused =
                catchThrowableOfType(ConfigException.class, () -> ConfigFile.read(file, name -> Optional.empty()));

        assertThat(refused).hasMessageContaining("is larger than");
    }

    @Test
    void namesAFileThatIsNotThere() {
        ConfigException refused =
                catchThrowableOfType(ConfigException.class, () -> ConfigFile.read(file, name -> Optional.empty()));

        assertThat(refused).hasMessageContaining("gateway.yaml: there is no such file");
        assertThat(refused.kind()).isEqualTo(Kind.UNREADABLE);
    }
}
