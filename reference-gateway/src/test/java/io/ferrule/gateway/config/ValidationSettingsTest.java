// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.ferrule.model.Side;
import io.ferrule.model.StationId;
import io.ferrule.model.validation.Mend;
import io.ferrule.proxy.intercept.ValidationMode;
import io.ferrule.proxy.intercept.ValidationPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ValidationSettingsTest {

    private static final String SMALLEST =
            """
            southbound: {listen: "127.0.0.1:0"}
            northbound: {url: "ws://csms.example.com/ocpp"}
            """;

    @TempDir
    private Path directory;

    @Test
    void readsModesOfSingleActions() throws Exception {
        ValidationPlan plan =
                read("""
                        validation:
                          from-station: repair
                          actions:
                            MeterValues: {from-station: off}
                            RemoteStartTransaction: {from-csms: enforce}
                        """)
                        .validation();

        assertThat(plan.mode(Side.STATION, "MeterValues")).isEqualTo(ValidationMode.OFF);
        assertThat(plan.mode(Side.CSMS, "MeterValues")).isEqualTo(ValidationMode.OBSERVE);
        assertThat(plan.mode(Side.CSMS, "RemoteStartTransaction")).isEqualTo(ValidationMode.ENFORCE);
        assertThat(plan.mode(Side.STATION, "RemoteStartTransaction")).isEqualTo(ValidationMode.REPAIR);
        assertThat(plan.mode(Side.STATION, "Heartbeat")).isEqualTo(ValidationMode.REPAIR);
    }

    @Test
    void switchesSingleMendsOff() throws Exception {
        ValidationPlan plan = read("validation: {mends: {long-text: off}}\n").validation();

        assertThat(plan.mends()).doesNotContain(Mend.LONG_TEXT).hasSize(Mend.values().length - 1);
    }

    @Test
    void givesAStationWhatItsOwnBlockLeavesOutFromTheCommonOne() throws Exception {
        GatewayConfig config = read(
                """
                validation: {zone: Europe/Amsterdam, mends: {long-text: off}, actions: {Heartbeat: {from-station: off}}}
                stations:
                  - {id: CP1, validation: {from-station: repair, mends: {long-text: on, null-as-absent: off}}}
                """);

        ValidationPlan plan = config.station(new StationId("CP1")).orElseThrow().validation();
        assertThat(plan.zone()).contains(ZoneId.of("Europe/Amsterdam"));
        assertThat(plan.mends()).contains(Mend.LONG_TEXT).doesNotContain(Mend.NULL_AS_ABSENT);
        assertThat(plan.mode(Side.STATION, "Heartbeat")).isEqualTo(ValidationMode.OFF);
        assertThat(plan.mode(Side.STATION, "Authorize")).isEqualTo(ValidationMode.REPAIR);
    }

    @Test
    void namesTheNearestActionOfAnUnknownOne() {
        String problem = problem("validation: {actions: {MeterValue: {from-station: off}}}\n");

        assertThat(problem).contains("validation.actions.MeterValue", "did you mean \"MeterValues\"?");
    }

    @Test
    void refusesAZoneThatNobodyKnows() {
        String problem = problem("validation: {zone: Europe/Nowhere}\n");

        assertThat(problem).contains("validation.zone", "must be a time zone such as Europe/Amsterdam");
    }

    private GatewayConfig read(String more) throws IOException, ConfigException {
        Path file = Files.writeString(directory.resolve("ferrule.yaml"), SMALLEST + more);
        return ConfigFile.read(file, name -> Optional.empty());
    }

    private String problem(String more) {
        return catchThrowableOfType(ConfigException.class, () -> read(more))
                .problems()
                .toString();
    }
}
