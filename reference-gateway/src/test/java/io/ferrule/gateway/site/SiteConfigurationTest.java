// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ferrule.charging.intercept.site.SitePlan;
import io.ferrule.gateway.config.ConfigException;
import io.ferrule.gateway.config.ConfigFile;
import io.ferrule.gateway.config.GatewayConfig;
import io.ferrule.gateway.inspect.Inspection;
import io.ferrule.gateway.inspect.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The block {@code charging} and the file that describes a site. */
class SiteConfigurationTest {

    private static final String SITE =
            """
            zone: Europe/London
            policy: fcfs
            rules: {margin: 1.5, between-seconds: 5}
            nodes:
              - {id: main, limit: {L1: 63, L2: 63, L3: 63}, meter: on, worst-other-load: {L1: 20}}
              - {id: sub, parent: main, limit: {L1: 32, L2: 32, L3: 32}}
            stations:
              - {id: CP1, node: sub, phases: [L2, L3, L1], min: 6, max: 16, priority: 1, reserve: 6}
              - {id: CP2, connectors: 2, phases-in-use: 3, capabilities: {units: [W], limit-decimals: 0}}
            """;

    @TempDir
    private Path directory;

    private GatewayConfig read(String site) throws IOException, ConfigException {
        Files.writeString(directory.resolve("site.yaml"), site);
        Path file = directory.resolve("gateway.yaml");
        Files.writeString(
                file,
                """
                southbound: {listen: 127.0.0.1:0}
                northbound: {url: ws://csms.example/ocpp}
                charging: {site: ./site.yaml}
                """);
        return ConfigFile.read(file, name -> Optional.empty());
    }

    @Test
    void readsASite() throws Exception {
        SitePlan plan = read(SITE).charging().orElseThrow().site();

        assertThat(plan.site().fuses()).hasSize(3);
        assertThat(plan.site().stations()).extracting("id").containsExactly("CP1", "CP2/1", "CP2/2");
        assertThat(plan.metered()).containsExactly("main");
        assertThat(plan.rules().books().margin()).isEqualTo(1.5);
    }

    @Test
    void changesNothingWithoutTheBlock() throws Exception {
        Path file = directory.resolve("plain.yaml");
        Files.writeString(file, "southbound: {listen: 127.0.0.1:0}\nnorthbound: {url: ws://a/b}\n");

        GatewayConfig config = ConfigFile.read(file, name -> Optional.empty());

        assertThat(config.charging()).isEmpty();
    }

    @Test
    void namesTheLineAndTheNearestKeyOfTheOtherFile() {
        assertThatThrownBy(() -> read(SITE.replace("priority: 1", "priorty: 1")))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("site.yaml:8:")
                .hasMessageContaining("did you mean \"priority\"?");
    }

    @Test
    void probesOnlyStationsOfWhichTheFileSaysSo() throws Exception {
        String probing = SITE.replace("reserve: 6", "reserve: 6, probe: on");

        SitePlan plan = read(probing).charging().orElseThrow().site();

        assertThat(plan.members()).extracting("probe").containsExactly(true, false);
    }

    @Test
    void refusesAnotherWordForProbing() {
        assertThatThrownBy(() -> read(SITE.replace("reserve: 6", "reserve: 6, probe: onn")))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("site.yaml:8:")
                .hasMessageContaining("did you mean \"on\"?");
    }

    @Test
    void namesTheKeyThatIsNearestToProbe() {
        assertThatThrownBy(() -> read(SITE.replace("reserve: 6", "reserve: 6, prob: on")))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("site.yaml:8:")
                .hasMessageContaining("did you mean \"probe\"?");
    }

    @Test
    void refusesAStationBelowAFuseThatIsNotThere() {
        assertThatThrownBy(() -> read(SITE.replace("node: sub", "node: attic")))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("'attic'");
    }

    @Test
    void namesTheLineOfTheStationThatHangsNowhere() {
        assertThatThrownBy(() -> read(SITE.replace("node: sub", "node: attic"))).hasMessageContaining("site.yaml:8:");
    }

    @Test
    void namesTheLineOfAFuseThatStandsAboveItself() {
        assertThatThrownBy(() -> read(SITE.replace("{id: main,", "{id: main, parent: sub,")))
                .isInstanceOf(ConfigException.class)
                .hasMessageMatching("(?s).*site.yaml:[56]:.*stands above itself.*");
    }

    @Test
    void namesTheKeyThatPointsToAMissingFile() throws Exception {
        Path file = directory.resolve("gateway.yaml");
        Files.writeString(
                file,
                "southbound: {listen: 127.0.0.1:0}\nnorthbound: {url: ws://a/b}\ncharging: {site: nowhere.yaml}\n");

        assertThatThrownBy(() -> ConfigFile.read(file, name -> Optional.empty()))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("gateway.yaml:3:18: charging.site: there is no file")
                .hasMessageContaining("nowhere.yaml; create it");
    }

    @Test
    void refusesAnEmptyFile() {
        assertThatThrownBy(() -> read("").charging())
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("needs nodes and stations");
    }

    /** Recipes that come with Ferrule are always there; those of a file come to them. */
    @Test
    void knowsRecipes() throws Exception {
        int usual = read(SITE).charging().orElseThrow().recipes().recipes().size();

        assertThat(usual).isPositive();
        assertThatThrownBy(() -> read("recipes: nowhere.yaml\n" + SITE))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("nowhere.yaml");
    }

    /** What {@code ferrule check} says. */
    @Test
    void showsWhatItWouldDrive() throws Exception {
        Report report = Inspection.of(read(SITE), Instant.parse("2026-01-01T00:00:00Z"));

        assertThat(report.tables()).extracting(Report.Table::name).contains("fuses", "driven");
        assertThat(report.tables().toString()).contains("told by a meter").contains("alone");
    }
}
