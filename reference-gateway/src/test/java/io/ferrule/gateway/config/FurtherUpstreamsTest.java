// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.ferrule.model.StationId;
import io.ferrule.proxy.upstream.SecurityProfile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Further addresses of the CSMS, observers and virtual keys in the file. */
class FurtherUpstreamsTest {

    private static final String FIRST =
            """
            southbound: {listen: "127.0.0.1:9000"}
            northbound:
              url: wss://one.example/ocpp
              trust: [one.pem]
              identity: {certificate: cp.pem, key: cp.key}
            """;

    @TempDir
    private Path directory;

    private GatewayConfig read(String text) throws IOException, ConfigException {
        Path file = directory.resolve("gateway.yaml");
        Files.writeString(file, text);
        return ConfigFile.read(file, name -> Optional.empty());
    }

    private List<String> mistakes(String text) {
        return catchThrowableOfType(ConfigException.class, () -> read(text)).problems().stream()
                .map(problem -> problem.key() + " " + problem.message())
                .toList();
    }

    @Test
    void areNoneByDefault() throws Exception {
        FurtherUpstreams further = read(FIRST).northbound().further();

        assertThat(further.targets()).isEmpty();
        assertThat(further.virtualKeys()).isEmpty();
    }

    @Test
    void aFurtherAddressBelievesAndShowsWhatTheFirstDoes() throws Exception {
        GatewayConfig config = read(FIRST + "  failover: [{url: \"wss://two.example/ocpp\"}]\n");

        List<TargetSettings> targets = config.northbound().targets();
        assertThat(targets)
                .extracting(TargetSettings::url)
                .map(Object::toString)
                .containsExactly("wss://one.example/ocpp", "wss://two.example/ocpp");
        assertThat(targets.get(1).trust()).isEqualTo(targets.get(0).trust());
        assertThat(targets.get(1).profile()).isEqualTo(SecurityProfile.TLS_CLIENT_CERTIFICATE);
    }

    @Test
    void aFurtherAddressMayBelieveAndShowSomethingElse() throws Exception {
        GatewayConfig config = read(FIRST
                + "  failover: [{url: \"wss://two.example\", security-profile: 2, trust: system, password: secret}]\n");

        TargetSettings second = config.northbound().targets().get(1);
        assertThat(second.profile()).isEqualTo(SecurityProfile.TLS_BASIC);
        assertThat(second.trust()).isEqualTo(new Trust.SystemRoots());
        assertThat(second.password()).isPresent();
    }

    @Test
    void aFurtherAddressWithoutItsPasswordIsAMistake() {
        List<String> mistakes = mistakes(FIRST + "  failover: [{url: \"wss://two.example\", security-profile: 2}]\n");

        assertThat(mistakes).singleElement().asString().contains("northbound.password", "security profile 2");
    }

    @Test
    void anObserverHasEverythingOfItsOwn() throws Exception {
        GatewayConfig config = read(
                FIRST
                        + """
                  observers:
                    - name: ems
                      url: wss://ems.local/ocpp
                      security-profile: 2
                      trust: [ems.pem]
                      password: ems secret
                      id-template: site-7-{id}
                      allow: [GetConfiguration, SetChargingProfile]
                      virtual-keys: [MeterValueSampleInterval]
                      stations: [CP1]
                  virtual-keys: [HeartbeatInterval]
                """);

        ObserverSettings ems = config.northbound().further().observers().get(0);
        assertThat(ems.name()).isEqualTo("ems");
        assertThat(ems.target().trust()).isEqualTo(new Trust.Files(List.of(directory.resolve("ems.pem"))));
        assertThat(ems.idOf(new StationId("CP1"))).contains(new StationId("site-7-CP1"));
        assertThat(ems.allow()).containsExactlyInAnyOrder("GetConfiguration", "SetChargingProfile");
        assertThat(ems.virtualKeys()).containsExactly("MeterValueSampleInterval");
        assertThat(ems.observes(new StationId("CP1"))).isTrue();
        assertThat(ems.observes(new StationId("CP2"))).isFalse();
        assertThat(config.northbound().further().virtualKeys()).containsExactly("HeartbeatInterval");
    }

    @Test
    void anObserverMayReadAndNothingElseByDefault() throws Exception {
        GatewayConfig config = read(FIRST + "  observers: [{name: log, url: \"ws://log.local\"}]\n");

        ObserverSettings log = config.northbound().further().observers().get(0);
        assertThat(log.allow()).isEmpty();
        assertThat(log.observes(new StationId("anybody"))).isTrue();
        assertThat(log.idOf(new StationId("CP1"))).contains(new StationId("CP1"));
    }

    @Test
    void anObserverIsNeverShownTheCertificateOfThePrimary() {
        List<String> mistakes = mistakes(FIRST + "  observers: [{name: log, url: \"wss://log.local\"}]\n");

        assertThat(mistakes)
                .anyMatch(mistake -> mistake.startsWith("northbound.observers[0].identity security profile 3 needs"))
                .anyMatch(mistake -> mistake.startsWith("northbound.observers[0].trust is required"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "name: primary, url: 'ws://a'|northbound.observers[0].name must be",
                "name: 'a b', url: 'ws://a'|northbound.observers[0].name must be",
                "url: 'ws://a'|northbound.observers[0].name is required",
                "name: a|northbound.observers[0].url is required",
                "name: a, url: 'http://a'|northbound.observers[0].url must start with",
                "name: a, url: 'ws://a', id-template: x|northbound.observers[0].id-template must contain {id}",
                "name: a, url: 'ws://a', allow: [reset]|northbound.observers[0].allow must be the name of an action",
                "name: a, url: 'ws://a', virtual-keys: ['a b']|northbound.observers[0].virtual-keys must be a configuration",
                "name: a, url: 'ws://a', alow: [Reset]|northbound.observers[0].alow unknown key; did you mean \"allow\"?",
                "name: a, url: 'ws://a', security-profile: 1|northbound.observers[0].password security profile 1 needs",
            })
    void mistakesOfAnObserverAreTold(String observer, String mistake) {
        List<String> mistakes = mistakes(FIRST + "  observers: [{" + observer + "}]\n");

        assertThat(mistakes).singleElement().asString().startsWith(mistake);
    }

    @Test
    void twoObserversOfOneNameAreAMistake() {
        List<String> mistakes =
                mistakes(FIRST + "  observers: [{name: a, url: \"ws://a\"}, {name: a, url: \"ws://b\"}]\n");

        assertThat(mistakes).containsExactly("northbound.observers[1].name is the name of an earlier observer too");
    }

    @Test
    void moreThanEightObserversAreAMistake() {
        StringBuilder nine = new StringBuilder(FIRST).append("  observers:\n");
        for (int i = 0; i < 9; i++) {
            nine.append("    - {name: o").append(i).append(", url: \"ws://a\"}\n");
        }

        assertThat(mistakes(nine.toString()))
                .containsExactly("northbound.observers may have 8 elements at most, has 9");
    }
}
