// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.power;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** The shapes that {@code docs/power.md} promises. */
final class PowerCommandsTest {

    private static final String NODES = "\"nodes\":[{\"id\":\"main\",\"parent\":null,\"limit\":{\"L1\":63,\"L2\":63,"
            + "\"L3\":63},\"otherLoad\":{\"L1\":10,\"L2\":4,\"L3\":0}}]";
    private static final String NIGHT = "\"tariff\":{\"elements\":[{\"price_components\":[{\"type\":\"ENERGY\","
            + "\"price\":0.07,\"step_size\":1}],\"restrictions\":{\"start_time\":\"00:30\",\"end_time\":\"05:30\"}},"
            + "{\"price_components\":[{\"type\":\"ENERGY\",\"price\":0.3}]}]},\"zone\":\"Europe/London\"";
    private static final String STAY =
            "\"arrival\":\"2026-01-10T18:00:00Z\",\"departure\":\"2026-01-11T09:00:00Z\",\"energyWh\":30000,\"maxW\":7500";

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path directory = Path.of("");

    @Test
    void sharesASite() {
        int exit = share("{\"id\":7," + NODES + ",\"constraints\":[],\"stations\":["
                + station("cp1", "\"demand\":32") + "," + station("cp2", "\"demand\":10,\"odd\":{}")
                + "],\"policy\":\"max-min\",\"now\":\"2026-01-10T18:00:00Z\",\"unknown\":[1]}");

        assertThat(lines())
                .containsExactly("{\"line\":1,\"id\":7,\"allocation\":{\"cp1\":32.0,\"cp2\":10.0},\"binding\":{}}");
        assertThat(exit).isZero();
    }

    @Test
    void namesWhatBindsAndRoundsDown() {
        share("{" + NODES + ",\"stations\":[" + station("cp1", "\"priority\":2") + ","
                + station("cp2", "\"priority\":1") + "," + station("cp3", "\"priority\":3") + "]}");

        assertThat(lines())
                .containsExactly("{\"line\":1,\"allocation\":{\"cp1\":17.66,\"cp2\":17.66,\"cp3\":17.66},"
                        + "\"binding\":{\"cp1\":\"main/L1\",\"cp2\":\"main/L1\",\"cp3\":\"main/L1\"}}");
    }

    @Test
    void addsGroupsAsPhasors() {
        share("{\"constraints\":[{\"id\":\"secondary-A\",\"limit\":83.3,\"terms\":{\"AB\":{\"factor\":1,\"angle\":30},"
                + "\"CA\":{\"factor\":-1,\"angle\":150}}}],\"stations\":["
                + "{\"id\":\"a\",\"group\":\"AB\",\"phases\":[\"L1\"],\"min\":0,\"max\":80,\"voltage\":208},"
                + "{\"id\":\"c\",\"group\":\"CA\",\"phases\":[\"L1\"],\"min\":0,\"max\":80,\"voltage\":208}]}");

        assertThat(lines())
                .singleElement()
                .asString()
                .contains("\"a\":48.09,\"c\":48.09")
                .contains("secondary-A");
    }

    @Test
    void plansTheCheapHours() {
        int exit = plan("{\"id\":\"x\"," + NIGHT + "," + STAY + ",\"minW\":0}");

        assertThat(lines())
                .containsExactly(
                        "{\"line\":1,\"id\":\"x\",\"priceSteps\":[{\"at\":\"2026-01-10T18:00:00Z\",\"price\":0.3},"
                                + "{\"at\":\"2026-01-11T00:30:00Z\",\"price\":0.07},{\"at\":\"2026-01-11T05:30:00Z\",\"price\":0.3}],"
                                + "\"periods\":[{\"start\":\"2026-01-11T00:30:00Z\",\"end\":\"2026-01-11T04:30:00Z\","
                                + "\"powerW\":7500.0}],\"energyWh\":30000.0,\"unservedWh\":0.0,\"cost\":2.1}");
        assertThat(exit).isZero();
    }

    @Test
    void plansBelowTheLimitOfAnEvent() {
        plan("{" + NIGHT + "," + STAY + ",\"openadr\":{\"intervalPeriod\":{\"start\":\"2026-01-11T00:30:00Z\","
                + "\"duration\":\"PT5H\"},\"intervals\":[{\"id\":0,\"payloads\":[{\"type\":\"IMPORT_CAPACITY_LIMIT\","
                + "\"values\":[5]}]}]}}");

        assertThat(lines())
                .singleElement()
                .asString()
                .contains("{\"start\":\"2026-01-11T00:30:00Z\",\"end\":\"2026-01-11T05:30:00Z\",\"powerW\":5000.0}");
    }

    /** Whatever is wrong, the line says the rule, and the run goes on. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "number|{'nodes':[{'id':'a','limit':{'L1':NaN}}]}",
                "number|{'nodes':[{'id':'a','limit':{'L1':1e308}}]}",
                "number|{'nodes':[{'id':'a','limit':{'L1':-Infinity}}]}",
                "number|{'nodes':[{'id':'a','limit':{'L1':-1}}]}",
                "type|{'nodes':[{'id':'a','limit':{'L1':'63'}}]}",
                "type|{'nodes':{}}",
                "phase|{'nodes':[{'id':'a','limit':{'L4':63}}]}",
                "cycle|{'nodes':[{'id':'a','parent':'b'},{'id':'b','parent':'a'}]}",
                "unknown-reference|{'nodes':[{'id':'a','parent':'b'}]}",
                "missing|{'stations':[{'id':'a'}]}",
                "unplaced|{'stations':[{'id':'a','max':32}]}",
                "word|{'policy':'fairest'}",
                "id|{'nodes':[{'id':'a'},{'id':'a'}]}",
                "departure-before-arrival|{'nodes':[{'id':'a'}],'stations':[{'id':'s','node':'a','max':32,"
                        + "'arrival':'2026-01-02T00:00:00Z','departure':'2026-01-01T00:00:00Z'}]}"
            })
    void refusesASiteByRule(String rule, String line) {
        int exit = share("{\"id\":1," + line.substring(1).replace('\'', '"') + "\n{\"id\":2}");

        assertThat(lines().get(0)).startsWith("{\"line\":1,\"id\":1,\"rule\":\"" + rule + "\",\"error\":\"");
        assertThat(lines().get(1)).isEqualTo("{\"line\":2,\"id\":2,\"allocation\":{},\"binding\":{}}");
        assertThat(exit).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "zone|'zone':'Europe/Atlantis'",
                "departure-before-arrival|'departure':'2026-01-09T00:00:00Z'",
                "horizon|'departure':'2027-01-09T00:00:00Z'",
                "number|'energyWh':-1",
                "number|'maxW':1e308",
                "minimum-above-maximum|'minW':8000",
                "type|'arrival':'yesterday'",
                "word|'tariff':{'elements':[{'price_components':[{'type':'MAGIC','price':1}]}]}",
                "tariff|'tariff':{'elements':[{'price_components':[],'restrictions':{'min_kwh':5}}]}",
                "missing|'tariff':null",
                "missing|'tariff':{}",
                "tariff|'openadr':{'intervals':[{'intervalPeriod':{'start':'2026-01-01T00:00:00Z','duration':'P1M'}}]}"
            })
    void refusesANeedByRule(String rule, String member) {
        String name = member.substring(1, member.indexOf('\'', 1));
        String usual = ("{" + NIGHT + "," + STAY + "}").replace("\"" + name + "\":", "\"was-" + name + "\":");

        int exit = plan("{" + member.replace('\'', '"') + "," + usual.substring(1));

        assertThat(lines()).singleElement().asString().startsWith("{\"line\":1,\"rule\":\"" + rule + "\",\"error\":\"");
        assertThat(exit).isEqualTo(1);
    }

    @Test
    void saysWhatNoLineCanBe() {
        int exit = share("hello\n[]\n\n{} {}\n{\"id\":1,\"id\":2}");

        assertThat(lines())
                .containsExactly(
                        "{\"line\":1,\"rule\":\"json\",\"error\":\"the line is not one JSON object\"}",
                        "{\"line\":2,\"rule\":\"type\",\"error\":\"the line is not one JSON object\"}",
                        "{\"line\":4,\"rule\":\"json\",\"error\":\"the line is not one JSON object\"}",
                        "{\"line\":5,\"rule\":\"json\",\"error\":\"the line is not one JSON object\"}");
        assertThat(exit).isEqualTo(1);
    }

    @Test
    void cutsWhatItQuotes() {
        share("{\"policy\":\"" + "x".repeat(1_000) + "\\u001b\"}");

        assertThat(lines()).singleElement().asString().hasSizeLessThan(200).doesNotContain("\\u001b");
    }

    @Test
    void readsAFile() throws IOException {
        Path file = Files.writeString(directory.resolve("cases.jsonl"), "{}\n{}");

        int exit = share("", file.toString());

        assertThat(lines()).hasSize(2);
        assertThat(exit).isZero();
    }

    @Test
    void saysWhatToDoAboutAFileThatIsNotThere() {
        int exit = plan("", directory.resolve("absent").toString());

        assertThat(err.toString()).contains("absent cannot be read: there is no such file; give");
        assertThat(exit).isEqualTo(2);
    }

    private static String station(String id, String members) {
        return "{\"id\":\"" + id + "\",\"node\":\"main\",\"group\":\"AB\",\"phases\":[\"L1\",\"L2\",\"L3\"],\"min\":6,"
                + "\"max\":32,\"voltage\":230," + members + "}";
    }

    private int share(String input, String... arguments) {
        return run(new ShareCommand(stream(input)), arguments);
    }

    private int plan(String input, String... arguments) {
        return run(new PlanCommand(stream(input)), arguments);
    }

    private static ByteArrayInputStream stream(String input) {
        return new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8));
    }

    private int run(Object command, String... arguments) {
        return new CommandLine(command)
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }

    private List<String> lines() {
        return out.toString().lines().toList();
    }
}
