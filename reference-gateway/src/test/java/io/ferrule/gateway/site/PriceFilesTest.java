// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ferrule.charging.site.Phase;
import io.ferrule.gateway.config.ConfigException;
import io.ferrule.gateway.config.ConfigFile;
import io.ferrule.gateway.config.GatewayConfig;
import io.ferrule.gateway.config.TermsBlock;
import io.ferrule.gateway.inspect.Inspection;
import io.ferrule.gateway.inspect.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The files of prices that a site points to: what they say, and in which line they are wrong. */
class PriceFilesTest {

    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final String SITE =
            """
            zone: Europe/Berlin
            policy: plan
            tariff: tariff.json
            openadr: event.json
            nodes:
              - {id: main, limit: {L1: 63, L2: 63, L3: 63}}
            stations:
              - {id: CP1, node: main, departure: 07:00, energy-wh: 20000}
              - {id: CP2, node: main, departure: 07:00}
            """;
    /** As systems write it: indented by tabs, with members that are of no use here. */
    private static final String TARIFF =
            """
            {
            \t"id": "T1", "currency": "EUR", "last_updated": "2026-01-01T00:00:00Z",
            \t"elements": [
            \t\t{"price_components": [{"type": "ENERGY", "price": 0.09, "vat": 19.0, "step_size": 1}],
            \t\t "restrictions": {"start_time": "22:00", "end_time": "06:00"}},
            \t\t{"price_components": [{"type": "ENERGY", "price": 0.34}, {"type": "FLAT", "price": 1}]}
            \t]
            }
            """;
    /** 11.04 kW are 16 A on each of three phases of 230 V. */
    private static final String EVENT =
            """
            {"programID": "p", "intervalPeriod": {"start": "2026-03-02T18:00:00Z", "duration": "PT1H"},
             "intervals": [{"id": 0, "payloads": [{"type": "IMPORT_CAPACITY_LIMIT", "values": [11.04]}]}]}
            """;

    @TempDir
    private Path directory;

    private GatewayConfig read(String site, String tariff, String event) throws IOException, ConfigException {
        Files.writeString(directory.resolve("site.yaml"), site);
        Files.writeString(directory.resolve("tariff.json"), tariff);
        Files.writeString(directory.resolve("event.json"), event);
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

    private TermsBlock terms() throws IOException, ConfigException {
        return read(SITE, TARIFF, EVENT).charging().orElseThrow().terms().orElseThrow();
    }

    @Test
    void readsTheExampleOfTheManual() throws Exception {
        String manual = Files.readString(Path.of("..", "docs", "power.md"));
        String chapter = manual.substring(manual.indexOf("### Prices in files"));

        GatewayConfig config = read(block(chapter, "yaml"), block(chapter, "json"), EVENT);

        assertThat(config.charging().orElseThrow().terms()).isPresent();
    }

    private static String block(String chapter, String language) {
        String begin = "```" + language + "\n";
        int start = chapter.indexOf(begin) + begin.length();
        return chapter.substring(start, chapter.indexOf("```", start));
    }

    /** 22:00 in Berlin is 21:00 in winter. */
    @Test
    void readsPricesInTheZoneOfTheSite() throws Exception {
        assertThat(terms().terms().prices(NOON).orElseThrow().steps())
                .extracting(step -> step.at() + " " + step.price())
                .startsWith("2026-03-02T12:00:00Z 0.34", "2026-03-02T21:00:00Z 0.09", "2026-03-03T05:00:00Z 0.34");
    }

    @Test
    void boundsTheRootByTheEventFourSecondsEarly() throws Exception {
        Instant start = Instant.parse("2026-03-02T18:00:00Z");
        var site = terms().terms();

        assertThat(site.limits(start.minusSeconds(4))).isEmpty();
        assertThat(site.limits(start.minusSeconds(3)))
                .isEqualTo(Map.of("main", Map.of(Phase.L1, 16.0, Phase.L2, 16.0, Phase.L3, 16.0)));
        assertThat(site.limits(start.plusSeconds(3_600))).isEmpty();
    }

    @Test
    void turnsWattsIntoAmperesByTheVoltageOfTheSite() throws Exception {
        var site = read(SITE + "voltage: 115\n", TARIFF, EVENT)
                .charging()
                .orElseThrow()
                .terms()
                .orElseThrow()
                .terms();

        assertThat(site.limits(Instant.parse("2026-03-02T18:30:00Z")).get("main"))
                .containsEntry(Phase.L1, 32.0);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0.34 | \"0.34\" | tariff.json:6:44: /elements/1/price_components/0/price: is not a number",
                "\"ENERGY\", \"price\": 0.34 | \"NRG\", \"price\": 0.34 | tariff.json:6:.*'NRG' is none of",
                "{\"price_components\": [{\"type\": \"ENERGY\", \"price\": 0.09 | {\"price_componets\": [{\"type\": \"ENERGY\", \"price\": 0.09 | tariff.json:4:4: /elements/0/price_componets: unknown member; did you mean \"price_components\"[?]",
                "\"end_time\" | \"ende_time\" | tariff.json:5:.*did you mean \"end_time\"[?]",
                "22:00 | 10 pm | tariff.json:5:.*'10 pm' is no start_time",
                "\"elements\" | \"items\" | tariff.json:.*/elements: is missing",
                "\"step_size\": 1 | \"min_kwh\": | tariff.json:4:.*is not JSON",
                "\"currency\": \"EUR\" | \"id\": \"EUR\" | tariff.json:2:.*is not JSON: Duplicate"
            })
    void namesTheLineOfAMistake(String right, String wrong, String says) {
        assertThatThrownBy(() -> read(SITE, TARIFF.replace(right, wrong), EVENT))
                .isInstanceOf(ConfigException.class)
                .hasMessageMatching("(?s).*" + says + ".*");
    }

    @Test
    void namesTheKeyThatPointsToAMissingFile() {
        assertThatThrownBy(() -> read(SITE.replace("openadr: event", "openadr: evnt"), TARIFF, EVENT))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("site.yaml:4:10: openadr: there is no file")
                .hasMessageContaining("evnt.json; create it");
    }

    @Test
    void refusesALimitOfAPlaceWithTwoRoots() {
        assertThatThrownBy(() ->
                        read(SITE.replace("stations:", "  - {id: other, limit: {L1: 63}}\nstations:"), TARIFF, EVENT))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("site.yaml:4:10: openadr: a limit of the whole site needs one root fuse");
    }

    /** What {@code ferrule check} says. */
    @Test
    void showsPricesAndWhoseStayIsUnknown() throws Exception {
        Report report = Inspection.of(read(SITE, TARIFF, EVENT), NOON);

        assertThat(report.tables().toString())
                .contains("charging.tariff", "charging.openadr", "from=2026-03-02T22:00+01:00, price of a kWh=0.09")
                .contains("leaves at=07:00, needs Wh=20000");
        assertThat(report.notes())
                .anyMatch(note -> note.contains("say departure and energy-wh for CP2"))
                .anyMatch(note -> note.contains("[FLAT]"));
    }

    @Test
    void saysThatAnotherPolicyDoesNotLookAtPrices() throws Exception {
        Report report = Inspection.of(read(SITE.replace("policy: plan\n", ""), TARIFF, EVENT), NOON);

        assertThat(report.notes()).anyMatch(note -> note.contains("policy max-min does not look at prices"));
    }
}
