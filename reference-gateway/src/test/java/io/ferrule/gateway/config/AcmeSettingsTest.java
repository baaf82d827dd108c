// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.ferrule.certs.StationDnsName;
import io.ferrule.certs.StationSubject;
import io.ferrule.model.StationId;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is configured about an authority that speaks ACME. */
class AcmeSettingsTest {

    private static final String SMALLEST =
            """
            southbound: {listen: 127.0.0.1:9000, admission: listed}
            northbound: {url: wss://csms.example.com/ocpp, trust: [ca.pem], organisation: Example CPO}
            """;
    private static final String ACME =
            """
            certificates:
              enrolment:
                acme:
                  url: https://ca.example.internal/acme/directory
                  trust: system
                  name: "{serial}.stations.example.internal"
                  listen: 127.0.0.1:8080
            """;

    @TempDir
    private Path directory;

    private GatewayConfig read(String text) throws IOException, ConfigException {
        Path file = directory.resolve("gateway.yaml");
        Files.writeString(file, text);
        return ConfigFile.read(file, name -> Optional.of("c2VjcmV0").filter(key -> name.equals("EAB")));
    }

    private List<String> mistakes(String text) {
        return catchThrowableOfType(ConfigException.class, () -> read(text)).problems().stream()
                .map(problem -> problem.line() + " " + problem.key() + " " + problem.message())
                .toList();
    }

    @Test
    void readsEveryKey() throws Exception {
        AcmeSettings acme = read(SMALLEST
                        + """
                        certificates:
                          enrolment:
                            acme:
                              url: https://ca.example.internal/acme/directory
                              trust: [tls.pem]
                              authorities: [root.pem]
                              name: "{serial}.stations.example.internal"
                              listen: 127.0.0.1:8080
                              contact: [mailto:ops@example.com]
                              terms-agreed: true
                              external-account: {key-id: kid-1, hmac-key: {env: EAB}}
                        stations: [{id: CP001}]
                        """)
                .certificates()
                .acme()
                .orElseThrow();

        assertThat(acme.url()).isEqualTo(URI.create("https://ca.example.internal/acme/directory"));
        assertThat(acme.trust()).isEqualTo(new Trust.Files(List.of(directory.resolve("tls.pem"))));
        assertThat(acme.authorities()).containsExactly(directory.resolve("root.pem"));
        assertThat(acme.listen()).isEqualTo(new InetSocketAddress(InetAddress.getLoopbackAddress(), 8080));
        assertThat(acme.account().contacts()).containsExactly("mailto:ops@example.com");
        assertThat(acme.account().termsAgreed()).isTrue();
        AcmeSettings.External external = acme.account().external().orElseThrow();
        assertThat(external.keyId()).isEqualTo("kid-1");
        assertThat(external.key().bytes()).isEqualTo("secret".getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void agreesToNothingByItselfAndTakesTheRootsOfTheCsms() throws Exception {
        AcmeSettings acme = read(SMALLEST + ACME).certificates().acme().orElseThrow();

        assertThat(acme.trust()).isEqualTo(new Trust.SystemRoots());
        assertThat(acme.authorities()).isEmpty();
        assertThat(acme.account()).isEqualTo(new AcmeSettings.Account(List.of(), false, Optional.empty()));
    }

    @Test
    void givesEachStationADnsNameForTheAuthorityAndLeavesItsNameForTheCsms() throws Exception {
        GatewayConfig config = read(SMALLEST + ACME + "stations: [{id: CP001, serial: SN-0001}, {id: CP002}]\n");
        StationId listed = new StationId("CP001");

        assertThat(config.enrolmentName(listed))
                .contains(new StationDnsName("Example CPO", "sn-0001.stations.example.internal"));
        assertThat(config.enrolmentName(new StationId("CP002")))
                .contains(new StationDnsName("Example CPO", "cp002.stations.example.internal"));
        assertThat(config.subject(listed)).contains(new StationSubject("Example CPO", "SN-0001"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "url: https://ca.example.internal/acme/directory | url: http://ca/dir | url must start with https://",
                "trust: system | trust: sytem | did you mean \"system\"?",
                "trust: system | trust: [] | trust is required: list the roots of the server",
                "{serial}. | station. | name must be a DNS name with {serial} or {id} in it",
                "{serial}. | {serial}_x. | name must be a DNS name with {serial} or {id} in it",
                "{serial}.stations.example.internal | {serial} | name must be a DNS name with {serial} or {id} in it",
                "listen: 127.0.0.1:8080 | lisen: 127.0.0.1:8080 | lisen unknown key; did you mean \"listen\"?",
                "listen: 127.0.0.1:8080 | listen: '80' | listen must be host:port",
                "listen: 127.0.0.1:8080 | contact: [ops@example.com] | contact must be an address such as mailto:",
                "listen: 127.0.0.1:8080 | terms-agreed: yes | terms-agreed must be one of true, false",
                "listen: 127.0.0.1:8080 | external-account: {key-id: a} | needs the key-id and the hmac-key",
                "listen: 127.0.0.1:8080 | external-account: {key-id: a, hmac-key: '!'} | hmac-key must be base64url"
            })
    void refusesMistakesWithTheirLine(String right, String wrong, String sentence) {
        List<String> mistakes = mistakes(SMALLEST + ACME.replace(right, wrong));

        assertThat(mistakes).anySatisfy(mistake -> assertThat(mistake)
                .matches("[5-9] certificates.enrolment.acme.*")
                .contains(sentence));
    }

    @Test
    void wantsOneAuthorityAndNotTwo() {
        String both = ACME + "    est: {url: https://est.example.com, trust: [est.pem]}\n";

        List<String> mistakes = mistakes(SMALLEST + both);

        assertThat(mistakes)
                .singleElement()
                .asString()
                .startsWith("5 certificates.enrolment ")
                .contains("and not both");
    }

    @Test
    void refusesStationsThatHaveNoDnsNameOrThatOfAnother() {
        String stations = "stations: [{id: CP_1}, {id: A, serial: SN-1}, {id: B, serial: sn-1}]\n";

        List<String> mistakes = mistakes(SMALLEST + ACME + stations);

        assertThat(mistakes).hasSize(2);
        assertThat(mistakes.get(0))
                .startsWith("10 stations station CP_1: \"cp_1.stations.example.internal\" is no DNS name;");
        assertThat(mistakes.get(1))
                .isEqualTo(
                        "10 stations station B: \"sn-1.stations.example.internal\" is the DNS name of station A too");
    }

    @Test
    void needsTheNameOfTheOperator() {
        String text = SMALLEST.replace(", organisation: Example CPO", "") + ACME + "stations: [{id: CP001}]\n";

        List<String> mistakes = mistakes(text);

        assertThat(mistakes)
                .containsExactly("2 northbound.organisation is required where certificates.enrolment.acme asks for"
                        + " certificates");
    }
}
