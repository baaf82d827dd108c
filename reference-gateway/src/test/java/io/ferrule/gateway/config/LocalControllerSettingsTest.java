// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.ferrule.model.StationId;
import io.ferrule.proxy.upstream.SecurityProfile;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The block {@code charging.local-controller}. */
class LocalControllerSettingsTest {

    private static final String ONE_ROOT =
            """
            nodes: [{id: main, limit: {L1: 63, L2: 63, L3: 63}}]
            stations: [{id: CP001, node: main}]
            """;

    @TempDir
    private Path directory;

    @Test
    void isReadWithTheDefaultsOfItsAddress() throws Exception {
        GatewayConfig config = read(
                "{id: LC-1, url: \"wss://csms.example/ocpp\", trust: system,"
                        + " identity: {certificate: lc.pem, key: lc.key}}",
                ONE_ROOT);

        LocalControllerSettings settings = config.localController().orElseThrow();
        assertThat(settings.id()).isEqualTo(new StationId("LC-1"));
        assertThat(settings.target().profile()).isEqualTo(SecurityProfile.TLS_CLIENT_CERTIFICATE);
        assertThat(settings.volts()).isEqualTo(BigDecimal.valueOf(230));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{url: \"ws://csms.example\"} | charging.local-controller.id is required",
                "{id: LC-1} | charging.local-controller.url is required",
                "{id: LC-1, url: \"ws://csms.example\", ocpp: 1.6} | charging.local-controller.ocpp must be",
                "{id: LC-1, url: \"wss://csms.example\", trust: system} | security profile 3 needs",
                "{id: LC-1, url: \"ws://csms.example\", security-profile: 1} | security profile 1 needs",
                "{id: LC-1, url: \"ws://csms.example\", voltage: 0} | charging.local-controller.voltage",
                "{id: LC-1, url: \"ws://csms.example\", ulr: x} | did you mean \"url\"?",
                "{id: CP001, url: \"ws://csms.example\"} | CP001 is the identity of a station too"
            })
    void saysWhatIsWrong(String block, String expected) {
        List<String> mistakes = mistakes(block, ONE_ROOT);

        assertThat(mistakes).anyMatch(mistake -> mistake.contains(expected));
    }

    @Test
    void needsASiteWithOneRoot() {
        String two =
                """
                nodes: [{id: one, limit: {L1: 63, L2: 63, L3: 63}}, {id: two, limit: {L1: 63, L2: 63, L3: 63}}]
                stations: [{id: CP001, node: one}]
                """;

        List<String> mistakes = mistakes("{id: LC-1, url: \"ws://csms.example\"}", two);

        assertThat(mistakes).singleElement().asString().contains("one root fuse that has limits");
    }

    private GatewayConfig read(String block, String site) throws IOException, ConfigException {
        Files.writeString(directory.resolve("site.yaml"), site);
        Path file = directory.resolve("gateway.yaml");
        Files.writeString(
                file,
                "southbound: {listen: \"127.0.0.1:0\"}\nnorthbound: {url: \"ws://csms.example\"}\n"
                        + "charging: {site: site.yaml, local-controller: " + block + "}\n");
        return ConfigFile.read(file, name -> Optional.empty());
    }

    private List<String> mistakes(String block, String site) {
        return catchThrowableOfType(ConfigException.class, () -> read(block, site)).problems().stream()
                .map(problem -> problem.key() + " " + problem.message())
                .toList();
    }
}
